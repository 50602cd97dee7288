/** The guide's ports on a real computer. */
import { userInfo } from 'node:os';
import { rootOf, serverAddress } from '../core/runners/addresses.ts';
import { findServers } from '../core/runners/find-servers.ts';
import type { FoundServer } from '../core/runners/find-servers.ts';
import type { ServerKind } from '../core/runners/kinds.ts';
import type { Language } from '../core/language.ts';
import { discoverArenas } from '../discover.ts';
import { callModelServer } from '../model-http.ts';
import type { Given } from '../settings.ts';
import type { GuidePorts } from './ports.ts';

interface WorldOptions {
  readonly given: Given;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
}

const BROWSE_MS = 3_500;

export function guidePorts(options: WorldOptions): GuidePorts {
  return {
    findArenas: (found, signal) => discoverArenas({ ms: BROWSE_MS, signal, found }),
    findServers: (signal) => serversHere(options, signal),
    accountName,
  };
}

/** All that run here; only the one meant, where a runner or an address was given. */
async function serversHere(
  { given, environment, language }: WorldOptions,
  signal: AbortSignal,
): Promise<FoundServer[]> {
  const { runner, runnerUrl, apiKey } = given;
  const common = { call: callModelServer, environment, apiKey, language, signal };
  if (runner === 'scripted') return [];
  if (runner === null && runnerUrl === null) return findServers(common);
  const kind: ServerKind = runner ?? 'ollama';
  const url = serverAddress(kind, runnerUrl, environment);
  const found = await findServers({ ...common, addresses: [{ kind, url }] });
  return found.filter((server) => rootOf(server.url) === rootOf(url));
}

/** Containers may run under a user id without an account. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
