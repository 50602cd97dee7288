// The rules of docs/SPEC.md, by their ids.

export interface Rule {
  readonly id: string;
  readonly text: string;
}

const RULE = /^- \*\*([A-Z]+(?:-[A-Z0-9]+)*)\*\* (.+)$/gm;

/** Every rule in the order of the page. */
export function readRules(page: string): Rule[] {
  return [...page.matchAll(RULE)].map(([, id = '', text = '']) => ({ id, text }));
}

/** `REG-4` -> `REG`, `P-CHAL` -> `P`. */
export function areaOf(id: string): string {
  return id.split('-')[0] ?? '';
}

/** The first table behind `heading`, as cells by row, without its head. */
export function tableAfter(page: string, heading: string): string[][] {
  const lines = page.slice(page.indexOf(heading)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, length < 0 ? undefined : start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
