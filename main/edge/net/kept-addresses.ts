import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { wifiView } from '../../../protocol/model.ts';
import type { Logger } from '../../ports/logger.ts';
import { writePrivate } from '../system/private-file.ts';

const kept = z.object({
  choice: z.object({ address: z.string().max(64), interface: z.string().max(200) }).nullable(),
  wifi: wifiView.nullable(),
});
export type Kept = z.infer<typeof kept>;

export interface KeptAddresses {
  read(): Kept;
  write(kept: Kept): void;
}

const NOTHING: Kept = { choice: null, wifi: null };

/** Among the secrets of the data folder, for the password of the Wi-Fi: no backup, export or log has it. */
export function keptAddresses(folder: string, logger: Logger): KeptAddresses {
  const file = path.join(folder, 'secrets', 'network.json');
  return {
    read: () => {
      try {
        return kept.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        // None yet, or not ours any more: the best address is used, and the Wi-Fi is typed again.
        return NOTHING;
      }
    },
    write: (value) => {
      try {
        writePrivate(file, JSON.stringify(value));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        logger.warn({ reason }, 'The choice of address and Wi-Fi holds until the arena is closed: it was not saved');
      }
    },
  };
}

export function forgetful(): KeptAddresses {
  return { read: () => NOTHING, write: () => undefined };
}
