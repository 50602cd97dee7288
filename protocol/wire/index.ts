/** Every frame a client may send. Unknown keys are ignored, unknown types refused. */
import { z } from 'zod';
import { completeMessage, failureMessage, registerMessage, tokenMessage } from './participant.ts';
import { authorizeMessage, pingMessage, telaoRegisterMessage } from './viewer.ts';

export const clientMessage = z.discriminatedUnion('type', [
  registerMessage,
  tokenMessage,
  completeMessage,
  failureMessage,
  telaoRegisterMessage,
  authorizeMessage,
  pingMessage,
]);
export type ClientMessage = z.infer<typeof clientMessage>;

export * from './participant.ts';
export * from './viewer.ts';
