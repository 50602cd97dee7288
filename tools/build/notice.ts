import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PACKAGE = /^(?<folder>.*[\\/]node_modules[\\/](?<name>@[^\\/]+[\\/][^\\/]+|[^@\\/][^\\/]*))[\\/]/;

/** A comment that names whose work is in a bundle, as their licenses ask; throws where a license asks for more. */
export async function noticeOf(root: string, modules: readonly string[]): Promise<string> {
  const folders = new Set(modules.flatMap((id) => PACKAGE.exec(id.replaceAll('\0', ''))?.groups?.['folder'] ?? []));
  const lines = await Promise.all([root, ...[...folders].toSorted()].map(lineOf));
  const permission = (await readFile(join(root, 'LICENSE'), 'utf8')).split(/^(?=Permission )/m)[1] ?? '';
  return `/*! This file contains:\n${lines.join('\n')}\n\n${permission.trim()}\n*/\n`.replaceAll(/\*\/(?!\n$)/g, '* /');
}

async function lineOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  if (license !== 'MIT')
    throw new Error(`${name} is ${license}: see what its license asks of a bundle (tools/build/notice.ts).`);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return `${name} ${version} (MIT) ${/^.*Copyright.*$/im.exec(text)?.[0].trim() ?? ''}`.trim();
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}
