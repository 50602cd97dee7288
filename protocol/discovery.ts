/** How an arena is announced on the network (mDNS and DNS-SD, RFC 6762 and 6763): host and client agree here. */
export const discovery = {
  /** What a client browses for. */
  service: '_llm-arena._tcp.local',
  /** Name of the host where nobody else holds it. */
  hostname: 'llm-arena.local',
  /** TXT `path`: where the sockets are. */
  path: '/ws',
  /** TXT `url`: the address in use (`http://192.168.0.10:3000`), as screens show it; of several, a client takes it. */
  inUse: 'url',
  group: '224.0.0.251',
  port: 5353,
  /** Of TXT `night`, the title of the night; a string in a TXT record holds 255 bytes with its key. */
  nightBytes: 200,
} as const;
