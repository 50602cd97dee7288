// Another computer in the room, as a process that can be put into a network namespace of its own. First argument says what
// to do; everything heard is printed as a line of JSON.
import { createSocket } from 'node:dgram';
import { request } from 'node:http';
import { MDNS, question, readMessage } from './dns.ts';

const AGAIN_MS = 1_000;
const SHOUTS = 2_000;
const print = (value: unknown) => void process.stdout.write(`${JSON.stringify(value)}\n`);

/** Asks from one address of this machine, from port 0 (a one-shot resolver) or 5353, until the process is ended. */
function ask(address: string, port: number, name: string, type: number): void {
  const socket = hear(address, port);
  socket.on('listening', () => {
    const send = () => socket.send(question(name, type, port === 0 ? 4_711 : 0), MDNS.port, MDNS.group);
    send();
    setInterval(send, AGAIN_MS);
  });
}

function hear(address: string, port: number) {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const startedAt = performance.now();
  socket.on('message', (bytes, from) => {
    const message = readMessage(bytes);
    if (message.isResponse) print({ ms: Math.round(performance.now() - startedAt), from: from.address, ...message });
  });
  socket.bind(port, '0.0.0.0', () => {
    // Without membership only what is sent to this very socket arrives.
    if (port !== 0) socket.addMembership(MDNS.group, address);
    socket.setMulticastInterface(address);
    print({ listening: true });
  });
  return socket;
}

/** Sends what no resolver would: questions with bytes changed, cut or added, always the same ones. */
function shout(address: string, name: string): void {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const dice = seeded(7);
  socket.bind(0, '0.0.0.0', () => {
    socket.setMulticastInterface(address);
    const shouts = Array.from({ length: SHOUTS }, () => {
      const bytes = question(name, dice(256), dice(65_536));
      for (let i = dice(8); i > 0; i--) bytes[dice(bytes.length)] = dice(256);
      const sent = dice(3) === 0 ? bytes.subarray(0, dice(bytes.length)) : bytes;
      return new Promise((resolve) => socket.send(sent, MDNS.port, MDNS.group, resolve));
    });
    void Promise.all(shouts).then(() => {
      print({ shouted: shouts.length });
      socket.close();
    });
  });
}

/** Numbers from 0 up to a limit, the same in each run. */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
}

/** Asks with the Host header that a browser would send for a name; with a body it is a POST. */
function http(url: string, host: string, key: string, body: string): void {
  const headers = { host, authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  request(url, { headers, method: body === '' ? 'GET' : 'POST' }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('end', () => print({ status: response.statusCode, body: JSON.parse(text) }));
  }).end(body);
}

const [what, first = '', second = '', third = '', fourth = ''] = process.argv.slice(2);
if (what === 'ask') ask(first, Number(second), third, Number(fourth));
else if (what === 'hear') hear(first, MDNS.port);
else if (what === 'shout') shout(first, second);
else if (what === 'http') http(first, second, third, fourth);
