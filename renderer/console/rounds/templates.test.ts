import { describe, expect, it } from 'vitest';
import { consoleTemplates } from '../../i18n/console-templates.ts';
import { translator } from '../../i18n/translate.ts';
import { emptyForm, parseForm } from './round-form.ts';
import { DRAWING, inMode, TEMPLATES } from './templates.ts';

describe('the ready-made rounds', () => {
  it.each(['pt-BR', 'en'] as const)('[CON-9] can be sent as they are in %s, and ask for answers that fit', (tag) => {
    const t = translator(consoleTemplates, tag);
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(6);
    for (const { id, svgMode } of TEMPLATES) {
      const prompt = t(`${id}Prompt`);
      const form = { ...emptyForm, ...(svgMode ? DRAWING : {}), title: t(id), prompt, svgMode };
      expect(parseForm(form).settings, id).toMatchObject({ title: t(id), prompt, svgMode });
      expect(prompt, id).toMatch(svgMode ? /<svg>/ : /60 palavras|só com o haicai|60 words|haiku only/);
    }
  });

  it('[CON-9] a drawing gets more tokens and time than words, unless somebody chose their own', () => {
    const drawn = { ...emptyForm, ...inMode(emptyForm, true) };
    expect(drawn).toMatchObject({ svgMode: true, maxTokens: '2000', seconds: '180' });
    expect({ ...drawn, ...inMode(drawn, false) }).toEqual(emptyForm);
    expect(inMode({ ...emptyForm, seconds: '45' }, true)).toMatchObject({ maxTokens: '2000', seconds: '45' });
  });
});
