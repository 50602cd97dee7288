import { get } from 'node:http';
import type { SelfFacts } from './facts.ts';

/** Milliseconds that an answer may take; a firewall that swallows says nothing for ever. */
const CAP_MS = 1_500;
/** Characters of an answer that are looked at. */
const READ = 2_000;

/** Asks for `/health` at an address as anybody would, past every proxy; the answer says which layer failed. */
export function askHealth(base: string, capMs = CAP_MS): Promise<SelfFacts> {
  const url = `${base}/health`;
  return new Promise((resolve) => {
    const done = (outcome: SelfFacts['outcome'], found: string | null = null) => {
      clearTimeout(timer);
      request.destroy();
      resolve({ url: base, outcome, found });
    };
    const timer = setTimeout(() => done('timeout'), capMs);
    const request = get(url, { agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > READ) done('wrong', `HTTP ${response.statusCode}`);
      });
      response.on('end', () => {
        if (response.statusCode === 200 && isHealth(text)) done('answered');
        else done('wrong', `HTTP ${response.statusCode}`);
      });
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') return done('refused', error.code);
      // Connected, and then not HTTP.
      if (error.code?.startsWith('HPE_') === true || error.code === 'ECONNRESET') return done('wrong', error.code);
      done(error.code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', error.code ?? error.message);
    });
  });
}

function isHealth(text: string): boolean {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && 'status' in answer && answer.status === 'ok';
  } catch {
    return false;
  }
}
