import { Bonjour } from 'bonjour-service';
import type { Logger } from '../../ports/logger.ts';
import { networkAddresses } from '../net/addresses.ts';

export interface Announcement {
  stop(): Promise<void>;
}

/**
 * Announces the arena on each IPv4 network of this machine. One responder an interface: a single one
 * dies on a network without a default route. Whatever fails here only costs the name, never the night.
 */
export function advertise(options: { hostname: string; port: number; version: string; logger: Logger }): Announcement {
  const { hostname, port, version, logger } = options;
  const warn = (address: string) => (error: unknown) =>
    logger.warn(
      { address, reason: error instanceof Error ? error.message : String(error) },
      'mDNS does not work here; use the address instead',
    );
  const responders: Bonjour[] = [];
  for (const { address, family, internal } of networkAddresses()) {
    if (family !== 'IPv4' || internal) continue;
    try {
      const responder = new Bonjour({ interface: address, bind: '0.0.0.0' } as never, warn(address));
      const service = responder.publish({
        name: 'LLM Arena',
        type: 'llm-arena',
        protocol: 'tcp',
        port,
        host: hostname,
        disableIPv6: true,
        txt: { version, path: '/ws' },
      });
      service.on('error', warn(address));
      responders.push(responder);
    } catch (error) {
      warn(address)(error);
    }
  }
  return {
    stop: async () => {
      await Promise.all(
        responders.map((responder) => new Promise<void>((resolve) => responder.unpublishAll(() => resolve()))),
      );
      for (const responder of responders) responder.destroy();
    },
  };
}
