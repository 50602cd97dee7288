// One token, one complete, as any client sends them.
import type { Wire } from '../../fixtures/wire.ts';
import type { Frame } from '../../fixtures/wire.ts';

export function token(wire: Wire, id: string, round: number, seq: number, content = `<${seq}>`, more = {}): void {
  wire.send({ type: 'token', round, participant_id: id, seq, content, ...more });
}

export function complete(wire: Wire, id: string, round: number, tokens: number): void {
  wire.send({ type: 'complete', round, participant_id: id, tokens, latency_ms_first_token: null, duration_ms: 10 });
}

/** `<0><1>…`, from `from` up to but without `to`. */
export function text(to: number, from = 0): string {
  return Array.from({ length: to - from }, (_, i) => `<${from + i}>`).join('');
}

/** Waits until the host has read everything sent on this socket so far. */
export async function settle(wire: Wire): Promise<void> {
  const ts = performance.now();
  wire.send({ type: 'ping', ts });
  await wire.next((frame) => frame.type === 'pong' && frame.ts === ts, 'pong');
}

/** Sends something that must be refused with this code. */
export async function refused(wire: Wire, message: unknown, code: string): Promise<Frame> {
  const already = wire.frames.length;
  wire.send(message);
  return wire
    .next((frame) => frame.type === 'error' && wire.frames.indexOf(frame) >= already, code)
    .then((frame) => {
      if (frame.code !== code) throw new Error(`Expected ${code}, got ${JSON.stringify(frame)}`);
      return frame;
    });
}
