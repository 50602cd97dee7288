import { describe, expect, it, vi } from 'vitest';
import { createRestarter } from './restarter.ts';

function setUp(liveAnswers: boolean[]) {
  const said: string[] = [];
  const restart = vi.fn(() => Promise.resolve());
  const restarter = createRestarter({
    isLive: () => Promise.resolve(liveAnswers.shift() ?? false),
    restart,
    say: (line) => void said.push(line),
    pause: () => Promise.resolve(),
  });
  return { restarter, restart, said };
}

describe('the restarter of npm run dev', () => {
  it('restarts the host after a change', async () => {
    const { restarter, restart } = setUp([]);
    restarter.changed('main/compose.ts');
    await restarter.idle();
    expect(restart).toHaveBeenCalledTimes(1);
  });

  it('refuses while a round is live, says so once and restarts when it has ended', async () => {
    const { restarter, restart, said } = setUp([true, true, true]);
    restarter.changed('main/compose.ts');
    await restarter.idle();
    expect(said).toEqual([
      'a round is live, so the host restarts when it has ended (main/compose.ts changed)',
      'main/compose.ts changed, restarting the host',
    ]);
    expect(restart).toHaveBeenCalledTimes(1);
  });

  it('makes one restart of many changes', async () => {
    const { restarter, restart } = setUp([true]);
    for (const file of ['a.ts', 'b.ts', 'c.ts']) restarter.changed(file);
    await restarter.idle();
    expect(restart).toHaveBeenCalledTimes(1);
  });

  it('restarts again for a change that comes during a restart', async () => {
    const { restarter, restart } = setUp([]);
    restart.mockImplementationOnce(() => {
      restarter.changed('b.ts');
      return Promise.resolve();
    });
    restarter.changed('a.ts');
    await restarter.idle();
    await restarter.idle();
    expect(restart).toHaveBeenCalledTimes(2);
  });
});
