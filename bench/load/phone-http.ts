import { Agent, request } from 'node:http';

export interface HttpReply {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | null;
}

/** HTTP as one phone does it: one connection that is kept, one request at a time, and a cookie. */
export class PhoneHttp {
  readonly #url: string;
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #cookie: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async post(path: string, body: object): Promise<HttpReply> {
    return this.#ask('POST', path, JSON.stringify(body));
  }

  async get(path: string): Promise<HttpReply> {
    return this.#ask('GET', path, null);
  }

  /** Cuts the connection, with whatever is on its way. */
  cut(): void {
    this.#agent.destroy();
    this.#agent = new Agent({ keepAlive: true, maxSockets: 1 });
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, body: string | null): Promise<HttpReply> {
    const headers: Record<string, string> = {
      accept: 'text/html, application/json',
      ...(this.#cookie === null ? {} : { cookie: this.#cookie }),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.#url), { method, headers, agent: this.#agent }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () => {
          const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? null;
          this.#cookie = cookie ?? this.#cookie;
          resolve({ status: response.statusCode ?? 0, body: text, cookie });
        });
      });
      asked.on('error', reject);
      asked.end(body ?? undefined);
    });
  }
}
