// The few bytes of DNS that a resolver needs, written from RFC 1035 and not with the library the host uses.

export interface DnsRecord {
  readonly name: string;
  readonly type: number;
  readonly ttl: number;
  /** The cache-flush bit of mDNS. */
  readonly flush: boolean;
  /** An address for A, hexadecimal for the rest. */
  readonly data: string;
}

export interface DnsMessage {
  readonly id: number;
  readonly isResponse: boolean;
  readonly questions: readonly { readonly name: string; readonly type: number }[];
  /** Of all sections. */
  readonly records: readonly DnsRecord[];
  /** How many of them are answers. */
  readonly answers: number;
}

export const TYPES = { A: 1, PTR: 12, TXT: 16, SRV: 33 } as const;
export const MDNS = { group: '224.0.0.251', port: 5_353 } as const;

export function question(name: string, type: number, id: number): Buffer {
  const labels = name.split('.').flatMap((label) => [Buffer.from([Buffer.byteLength(label)]), Buffer.from(label)]);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(id, 0);
  head.writeUInt16BE(1, 4);
  return Buffer.concat([head, ...labels, Buffer.from([0, 0, type, 0, 1])]);
}

export function readMessage(bytes: Buffer): DnsMessage {
  const counts = [4, 6, 8, 10].map((at) => bytes.readUInt16BE(at));
  const [asked = 0, answers = 0, authorities = 0, additionals = 0] = counts;
  let at = 12;
  const questions = Array.from({ length: asked }, () => {
    const { name, end } = readName(bytes, at);
    at = end + 4;
    return { name, type: bytes.readUInt16BE(end) };
  });
  const records = Array.from({ length: answers + authorities + additionals }, () => {
    const { name, end } = readName(bytes, at);
    const [type, ttl, length] = [bytes.readUInt16BE(end), bytes.readUInt32BE(end + 4), bytes.readUInt16BE(end + 8)];
    const data = bytes.subarray(end + 10, end + 10 + length);
    at = end + 10 + length;
    const flush = bytes.readUInt16BE(end + 2) > 0x7f_ff;
    return { name, type, ttl, flush, data: type === TYPES.A ? data.join('.') : data.toString('hex') };
  });
  return { id: bytes.readUInt16BE(0), isResponse: bytes.readUInt16BE(2) > 0x7f_ff, questions, records, answers };
}

function readName(bytes: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = start;
  let end: number | null = null;
  for (let jumps = 0; jumps < 20;) {
    const length = bytes.readUInt8(at);
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 0xc0) {
      end ??= at + 2;
      at = bytes.readUInt16BE(at) - 0xc0_00;
      jumps += 1;
      continue;
    }
    labels.push(bytes.toString('utf8', at + 1, at + 1 + length));
    at += 1 + length;
  }
  throw new Error('A name that never ends');
}
