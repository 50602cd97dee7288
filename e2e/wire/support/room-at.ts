// A screen or a program at some place, as a process that can be put into a network namespace. First argument says what to
// do; everything told is printed as a line of JSON.
import { request } from 'node:http';
import { WebSocket } from 'ws';

const print = (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** A screen that subscribes and stays. */
function watch(url: string, hello: string): void {
  const socket = new WebSocket(url);
  socket.on('open', () => socket.send(hello));
  socket.on('message', (data: Buffer) => print(JSON.parse(data.toString('utf8'))));
}

/** One request; the body is the answer's JSON. */
function ask(method: string, url: string, key: string, body: string): void {
  const headers = { authorization: `Bearer ${key}`, ...(body === '' ? {} : { 'content-type': 'application/json' }) };
  const asked = request(url, { method, headers, agent: false }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    response.on('end', () => print({ status: response.statusCode, json: JSON.parse(text) as unknown }));
  });
  asked.on('error', (error) => print({ status: 0, json: { message: error.message } }));
  asked.end(body);
}

const [what, first = '', second = '', third = '', fourth = ''] = process.argv.slice(2);
if (what === 'watch') watch(first, second);
else if (what === 'ask') ask(first, second, third, fourth);
