// The walls of docs/ARCHITECTURE: which part of the house may import which, and which packages. One row per part; a file
// without a row fails the test, so that a new folder is a decision.

interface Row {
  readonly parts: readonly string[];
  readonly packages: readonly (string | RegExp)[];
}

const NONE: Row['packages'] = [];
const ANY_BUT_ELECTRON = [/^(?!electron(\/|$))/];
const ANY = [/./];

const CORE = ['main/arena', 'main/ports', 'main/host', 'main/edge', 'main/config.ts', 'protocol'];
const MODULES = ['main/gateway', 'main/backstage', 'main/media'];
const MODULE: Row = { parts: ['main/ports', 'protocol'], packages: ANY_BUT_ELECTRON };
const COMPOSITION: Row = {
  parts: [...CORE, ...MODULES, 'main/rehearsal', 'main/compose', 'main/compose.ts'],
  packages: ANY_BUT_ELECTRON,
};

export const WALLS: Readonly<Record<string, Row>> = {
  protocol: { parts: [], packages: ['zod'] },
  'main/arena': { parts: ['protocol'], packages: NONE },
  'main/ports': { parts: ['main/arena', 'protocol'], packages: NONE },
  // Hashes and promisify compute; everything of Node that touches the world comes through a port.
  'main/host': { parts: ['main/arena', 'main/ports', 'protocol'], packages: ['node:crypto', 'node:util'] },
  'main/edge': { parts: ['main/host', 'main/ports', 'protocol'], packages: ANY_BUT_ELECTRON },
  'main/gateway': MODULE,
  'main/backstage': MODULE,
  'main/media': MODULE,
  // Builds a second host beside the real one, and starts a process that plays the room (docs/adr/0010).
  'main/rehearsal': {
    parts: ['main/arena', 'main/host', 'main/edge', 'main/ports', 'protocol'],
    packages: ANY_BUT_ELECTRON,
  },
  'main/config.ts': { parts: ['protocol'], packages: ANY_BUT_ELECTRON },
  'main/compose.ts': COMPOSITION,
  'main/compose': COMPOSITION,
  'main/maintenance.ts': { parts: ['main/edge', 'main/config.ts'], packages: ANY_BUT_ELECTRON },
  'main/running-host.ts': { parts: ['main/doctor.ts', 'main/config.ts'], packages: NONE },
  'main/doctor.ts': { parts: ['main/edge', 'main/config.ts', 'protocol'], packages: ANY_BUT_ELECTRON },
  'main/demo-night.ts': { parts: [], packages: NONE },
  'main/seed.ts': {
    parts: ['main/compose.ts', 'main/demo-night.ts', 'main/host', 'main/config.ts', 'protocol'],
    packages: ANY_BUT_ELECTRON,
  },
  'main/headless.ts': { parts: ['main/compose.ts', 'main/config.ts', 'protocol'], packages: ANY_BUT_ELECTRON },
  'main/desktop': { parts: ['main/compose.ts', 'main/config.ts', 'main/ports', 'protocol'], packages: ANY },
  'main/index.ts': { parts: ['main/desktop', 'main/compose.ts', 'main/config.ts', 'protocol'], packages: ANY },
  preload: { parts: ['protocol'], packages: ['electron'] },
  // What the page that joins from the browser shares with the client: no Node, no DOM (docs/adr/0009).
  'participant/core': { parts: ['protocol'], packages: ['zod', 'eventsource-parser', 'fastest-levenshtein'] },
  renderer: { parts: ['protocol', 'participant/core'], packages: [/^(?!electron(\/|$)|node:)/] },
  participant: { parts: ['participant/core', 'protocol'], packages: ANY_BUT_ELECTRON },
  relay: { parts: ['protocol'], packages: ANY_BUT_ELECTRON },
  cli: {
    parts: [
      'main/headless.ts',
      'main/maintenance.ts',
      'main/doctor.ts',
      'main/running-host.ts',
      'main/seed.ts',
      'main/config.ts',
      'participant',
      'participant/core',
      'relay',
      'protocol',
      'package.json',
    ],
    packages: ANY_BUT_ELECTRON,
  },
  e2e: { parts: ['protocol'], packages: ANY },
  // Of e2e only what finds a browser: its pages are measured in the one they are tested in.
  bench: { parts: ['protocol', 'e2e'], packages: ANY_BUT_ELECTRON },
  tools: { parts: ['protocol', 'e2e', 'package.json'], packages: ANY_BUT_ELECTRON },
};

/** The row a path belongs to: a folder of main/, a file right in main/, participant/core, or a top folder. */
export function partOf(path: string): string {
  const [top = '', second] = path.split('/');
  if (top === 'participant' && second === 'core') return 'participant/core';
  return top === 'main' && second !== undefined ? `main/${second}` : top;
}

export function allowsPackage(part: string, name: string): boolean {
  return (WALLS[part]?.packages ?? []).some((rule) => (typeof rule === 'string' ? rule === name : rule.test(name)));
}

export function allowsPart(part: string, other: string): boolean {
  return part === other || (WALLS[part]?.parts ?? []).includes(other);
}
