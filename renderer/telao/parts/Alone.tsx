import { Component } from 'react';
import type { ReactNode } from 'react';

/** What throws in here is replaced by `otherwise`; everything around it notices nothing. */
export class Alone extends Component<{ children: ReactNode; otherwise: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.otherwise : this.props.children;
  }
}
