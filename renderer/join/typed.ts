/** What a person types on this page. It stays here: into the line it goes, to the arena it does not. */
export interface Typed {
  readonly pin: string;
  readonly nickname: string;
  readonly model: string;
}

export const NOTHING_TYPED: Typed = { pin: '', nickname: '', model: '' };
