// docs/SPEC.md and the tests say the same: no test cites a rule that is not there, no rule is without a test.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeCodes, errors } from '../protocol/errors.ts';
import { citationsIn, readCitations } from './spec/citations.ts';
import { areaOf, readRules, tableAfter } from './spec/rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(new URL('../docs/SPEC.md', import.meta.url), 'utf8');
const rules = readRules(page);
const ids = new Set(rules.map((rule) => rule.id));
const citations = readCitations(root);

describe('docs/SPEC.md', () => {
  it('numbers its rules from 1 in each area, each once', () => {
    const numbered = rules.map((rule) => rule.id).filter((id) => areaOf(id) !== 'P');
    const seen = new Map<string, number>();
    const expected = numbered.map((id) => {
      const n = (seen.get(areaOf(id)) ?? 0) + 1;
      seen.set(areaOf(id), n);
      return `${areaOf(id)}-${n}`;
    });
    expect(numbered).toEqual(expected);
    expect(ids.size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(100);
  });

  it('lists every error as protocol/errors.ts has it', () => {
    const listed = tableAfter(page, '## Error codes');
    expect(listed).toEqual(
      Object.entries(errors).map(([code, { status, message }]) => [`\`${code}\``, String(status), message]),
    );
  });

  it('lists every close code', () => {
    const listed = tableAfter(page, '## CLOSE').map(([code]) => Number(code));
    expect(listed).toEqual(Object.values(closeCodes).toSorted((a, b) => a - b));
  });
});

describe('docs/SECURITY.md', () => {
  it('names rules that exist', () => {
    const text = readFileSync(new URL('../docs/SECURITY.md', import.meta.url), 'utf8');
    const named = [...text.matchAll(/\[([A-Z]+-[^\]]+)\]/g)].flatMap(
      ([, inside = '']) => inside.match(/[A-Z]+-\d+/g) ?? [],
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the tests', () => {
  it('are read for their ids', () => {
    const open = '[';
    const source = `it('${open}REG-4] a');\nit.each([1])("${open}P-CHAL, TOK-2] b");\nit(\`${open}A-1]${open}B-2] c\`);\nx = ['a', 'B'];`;
    expect(citationsIn('a.test.ts', source).map(({ id, line }) => `${id}:${line}`)).toEqual([
      'REG-4:1',
      'P-CHAL:2',
      'TOK-2:2',
      'A-1:3',
      'B-2:3',
    ]);
  });

  it('cite rules that exist', () => {
    const unknown = citations.filter(({ id }) => !ids.has(id)).map(({ id, file, line }) => `${id} in ${file}:${line}`);
    expect(unknown).toEqual([]);
  });

  it('show every rule', () => {
    const cited = new Set(citations.map(({ id }) => id));
    const unshown = rules.filter(({ id }) => !cited.has(id)).map(({ id, text }) => `${id} ${text.slice(0, 80)}`);
    expect(unshown, `${unshown.length} of ${rules.length} rules have no test:\n${unshown.join('\n')}\n`).toEqual([]);
  });
});
