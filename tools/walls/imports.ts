import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';
import { WALLS } from './table.ts';

const SOURCE = /\.tsx?$/;
const TEST = /\.test\.tsx?$|\/testing\//;

export interface Import {
  readonly from: string;
  /** A path from the root of the repository, or the name of a package. */
  readonly to: string;
  readonly kind: 'file' | 'package';
}

/** Every source file behind the walls. Tests are not: they may set up whatever they need. */
export function sourceFiles(root: string): string[] {
  const tops = new Set(Object.keys(WALLS).map((part) => part.split('/', 1)[0] ?? part));
  return [...tops].flatMap((top) => filesIn(root, top)).filter((file) => SOURCE.test(file) && !TEST.test(file));
}

/** What a file imports, types included: a type that crosses a wall is a crossing too. */
export function importsOf(root: string, file: string): Import[] {
  const code = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const requests = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap((found) => found.entries.map((entry) => entry.moduleRequest?.value)),
    ...module.dynamicImports.map((found) => literal(code.slice(found.moduleRequest.start, found.moduleRequest.end))),
  ];
  return requests.filter((request) => request !== undefined).map((request) => toImport(file, request));
}

function toImport(from: string, request: string): Import {
  const [path = request] = request.split('?', 1);
  if (!path.startsWith('.')) return { from, to: path, kind: 'package' };
  return { from, to: posix.join(dirname(from).replaceAll('\\', '/'), path), kind: 'file' };
}

/** The text of a quoted string; undefined for an import that is computed while running. */
function literal(expression: string): string | undefined {
  return /^(['"])(?<text>[^'"]+)\1$/.exec(expression)?.groups?.['text'];
}

function filesIn(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      posix.join(folder, name.replaceAll('\\', '/')),
    );
  } catch {
    // A part of the house that is not built yet.
    return [];
  }
}
