/**
 * Requests to model servers on Node. `node:http` rather than `fetch`: fetch gives up when no header came
 * for 300 s, and a large model may take longer than that to load before its first token.
 */
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { CallModelServer } from './core/runners/http.ts';

/** Of `localhost` a server may listen on one address only, and Node 18 tries just the first by itself. */
const everyAddress = { autoSelectFamily: true };

export const callModelServer: CallModelServer = (call) => {
  const payload = call.body === undefined ? null : JSON.stringify(call.body);
  const start = call.url.startsWith('https:') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = start(
      call.url,
      {
        method: payload === null ? 'GET' : 'POST',
        // One connection a request: a kept-alive one may be dead by the next round.
        agent: false,
        ...everyAddress,
        signal: call.signal,
        headers: {
          accept: '*/*',
          ...(payload === null
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
          ...call.headers,
        },
      },
      (reply: IncomingMessage) => {
        const { 'content-type': contentType = '', 'retry-after': retryAfter = null } = reply.headers;
        resolve({ status: reply.statusCode ?? 0, contentType, retryAfter, body: reply });
      },
    );
    outgoing.on('error', (error) => reject(call.signal.aborted ? (call.signal.reason as Error) : error));
    outgoing.end(payload ?? undefined);
  });
};
