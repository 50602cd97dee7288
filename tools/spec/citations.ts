// Which rules the tests say they show: ids in brackets at the start of a string, `it('[REG-4, PIN-2] …')`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export interface Citation {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

const FOLDERS = ['protocol', 'main', 'participant', 'cli', 'tools', 'renderer', 'e2e', 'bench'];
const TEST_FILE = /\.(test|spec)\.tsx?$/;

/** One bracket or several, each with ids between commas or spaces. */
const NAME = /['"`]((?:\[[A-Z][A-Z0-9, -]*\] ?)+)/g;
const ID = /[A-Z]+(?:-[A-Z0-9]+)*/g;

export function citationsIn(file: string, source: string): Citation[] {
  return source
    .split('\n')
    .flatMap((text, i) =>
      [...text.matchAll(NAME)].flatMap(([, brackets = '']) =>
        [...brackets.matchAll(ID)].map(([id]) => ({ id, file, line: i + 1 })),
      ),
    );
}

/** All citations of all test files below `root`. */
export function readCitations(root: string): Citation[] {
  return FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => TEST_FILE.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .flatMap((file) => citationsIn(file, readFileSync(join(root, file), 'utf8'))),
  );
}
