import { afterEach, describe, expect, it } from 'vitest';
import { closeCodes, errors } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import { Night } from './testing/night.ts';

let night: Night;
afterEach(() => night.stop());

async function refused(code: ErrorCode): Promise<Night> {
  night = await Night.start();
  const connection = await night.host.connection(0);
  await connection.first('register');
  connection.send({ type: 'error', message: errors[code].message, code });
  return night;
}

describe('what ends the client', () => {
  it.each([
    ['INVALID_PIN', 'invalidPin', 3],
    ['KICKED', 'kicked', 4],
    ['ID_IN_USE', 'idInUse', 5],
    ['SESSION_ENDED', 'sessionEnded', 6],
    ['INVALID_MESSAGE', 'refused', 7],
  ] as const)('[P-CLOSE] the refusal %s', async (code, reason, exitCode) => {
    await refused(code);
    expect(await night.ended).toBe(reason);
    expect(night.events.at(-1)).toMatchObject({ event: 'ended', reason, exit_code: exitCode });
    expect(night.host.connections).toHaveLength(1);
  });

  it('[P-CLOSE] the sentence alone, from a host that sends no code', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.first('register');
    connection.send({ type: 'error', message: 'Invalid PIN.' });
    expect(await night.ended).toBe('invalidPin');
    expect((await night.event('ended')).message).toBe(
      'Invalid PIN. Look at the PIN on the screen of the arena and try again.',
    );
  });

  it('[P-WORDS] a refusal in the language of the client, whatever the host speaks', async () => {
    night = await Night.start({ language: 'pt-BR' });
    const connection = await night.host.connection(0);
    await connection.welcome();
    connection.send({ type: 'error', message: errors.ENTRY_SEALED.message, code: 'ENTRY_SEALED' });
    expect(await night.event('host_error')).toMatchObject({
      code: 'ENTRY_SEALED',
      message: 'Sua resposta já está completa',
    });
    connection.send({
      type: 'error',
      message: 'Invalid PIN.',
      code: 'INVALID_PIN',
      detail: 'The PIN is on the telão.',
    });
    expect(await night.ended).toBe('invalidPin');
    expect((await night.event('ended')).message).toBe('PIN errado. Olhe o PIN no telão e tente de novo.');
  });

  it.each([
    ['SESSION_ENDED', 'sessionEnded'],
    ['REPLACED', 'idInUse'],
    ['KICKED', 'kicked'],
    ['TOO_MANY_PINS', 'invalidPin'],
  ] as const)('[P-CLOSE] the close code %s', async (code, reason) => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    await night.event('registered');
    connection.close(closeCodes[code]);
    expect(await night.ended).toBe(reason);
  });

  it('[P-CLOSE] being kicked, with the model stopped', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    connection.challenge(1);
    const run = await night.runner.run(0);
    connection.send({ type: 'kicked', message: 'Tchau' });
    expect(await night.ended).toBe('kicked');
    await night.runner.until(() => run.left);
    expect(await connection.closed()).toBe(1000);
  });

  it('[P-CLOSE] the signal, closing the socket', async () => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    await night.event('registered');
    night.interrupt();
    expect(await night.ended).toBe('stopped');
    expect(await connection.closed()).toBe(1000);
    expect(night.events.map(({ event }) => event)).toEqual(['registered', 'ended']);
  });

  it('[P-CLOSE] the signal before the socket is open', async () => {
    night = await Night.start();
    night.interrupt();
    expect(await night.ended).toBe('stopped');
  });
});

describe('what does not end the client', () => {
  it.each([1000, 1001, closeCodes.RESTART, closeCodes.UNRESPONSIVE])('[P-CLOSE] the close code %i', async (code) => {
    night = await Night.start();
    const connection = await night.host.connection(0);
    await connection.welcome();
    await night.event('registered');
    connection.close(code);
    expect((await (await night.host.connection(1)).first('register')).resume_token).toBe('resume-1');
  });

  it('[P-REG] a host without a session yet: it registers again later', async () => {
    await refused('NO_ACTIVE_SESSION');
    await (await night.host.connection(1)).welcome();
    await night.event('registered');
    expect((await night.event('disconnected')).reason).toBe('No active session');
  });

  it.each(['ENTRY_SEALED', 'RATE_LIMITED', 'INVALID_MESSAGE'] as const)(
    '[P-ERROR] %s once registered: it is told, and the next round is answered',
    async (code) => {
      night = await Night.start();
      const connection = await night.host.connection(0);
      await connection.welcome();
      connection.send({ type: 'error', message: errors[code].message, code });
      expect(await night.event('host_error')).toMatchObject({ code });
      connection.challenge(1);
      (await night.runner.run(0)).finish();
      await connection.first('complete');
    },
  );
});
