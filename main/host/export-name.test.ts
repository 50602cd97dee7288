import { describe, expect, it } from 'vitest';
import { night } from '../arena/testing/night.ts';
import { exportName } from './export-name.ts';

describe('the file name of an export', () => {
  const { session } = night('ana');
  const named = (title: string | null, createdAt = new Date(2030, 0, 9, 22, 30).getTime()) =>
    exportName({ ...session, title, createdAt });

  it('[EXP-8] is the day of the session here and its title, in letters that every file system takes', () => {
    expect(named('Noite de Ação: nº 3!')).toBe('llm-arena-2030-01-09-noite-de-acao-no-3');
    expect(named('../../etc/passwd\r\n"x"')).toBe('llm-arena-2030-01-09-etc-passwd-x');
    expect(named('a'.repeat(59) + ' b'.repeat(60))).toBe(`llm-arena-2030-01-09-${'a'.repeat(59)}`);
    expect(named('Noite', new Date(2031, 11, 31, 0, 5).getTime())).toBe('llm-arena-2031-12-31-noite');
  });

  it('[EXP-8] has the id where the title says nothing in these letters', () => {
    for (const title of [null, '', '🔥🔥', '夜']) expect(named(title)).toBe(`llm-arena-2030-01-09-${session.id}`);
  });
});
