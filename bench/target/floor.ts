import type { FloorCalls } from '../floor/relay.ts';
import { startWorker } from '../lib/worker.ts';
import type { Target } from './target.ts';

export async function startFloor(): Promise<Target> {
  const relay = startWorker<FloorCalls>(new URL('../floor/relay.ts', import.meta.url));
  const port = await relay.ask('port');
  return {
    name: 'floor',
    ws: `ws://127.0.0.1:${port}`,
    pin: '',
    startRound: async () => {
      await relay.ask('startRound');
      return '';
    },
    stopRound: () => Promise.resolve(),
    usage: () => relay.ask('usage'),
    stop: () => relay.stop(),
  };
}
