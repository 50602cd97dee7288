import { describe, expect, it } from 'vitest';
import { contracts } from '../../../protocol/http/index.ts';
import { limits } from '../../../protocol/limits.ts';
import { aRound } from '../../lib/testing/arena.ts';
import { emptyForm, formFrom, formOf, isSameForm, parseForm } from './round-form.ts';
import type { RoundForm } from './round-form.ts';

const parse = (more: Partial<RoundForm>) => parseForm({ ...emptyForm, prompt: 'Diga olá', ...more });

describe('the form of a round', () => {
  it('[CON-9] begins with the defaults of the host', () => {
    const { settings } = parse({});
    expect(settings).toEqual({ ...contracts.createRound.body.parse({ prompt: 'Diga olá' }), title: null, seed: null });
  });

  it('[CON-9] gives the host what it takes, at its bounds too', () => {
    const edges: Partial<RoundForm>[] = [
      { seconds: '1', maxTokens: '1', temperature: '0', seed: '-7' },
      { seconds: '3600', maxTokens: '32768', temperature: '2', seed: '0' },
      { title: ' Céu ', temperature: '0,5', seconds: '1.5' },
    ];
    for (const edge of edges) {
      const { settings, faults } = parse(edge);
      expect(faults).toEqual({});
      expect(contracts.createRound.body.safeParse(settings).success).toBe(true);
    }
    expect(parse({ title: ' Céu ', temperature: '0,5' }).settings).toMatchObject({ title: 'Céu', temperature: 0.5 });
  });

  const wrong: [keyof RoundForm, string, string][] = [
    ['prompt', '   ', 'empty'],
    ['prompt', 'x'.repeat(limits.promptChars + 1), 'long'],
    ['title', 'x'.repeat(limits.titleChars + 1), 'long'],
    ['seconds', '', 'number'],
    ['seconds', '0', 'range'],
    ['seconds', '3601', 'range'],
    ['maxTokens', 'many', 'number'],
    ['maxTokens', '10.5', 'whole'],
    ['maxTokens', '40000', 'range'],
    ['temperature', '2.1', 'range'],
    ['temperature', '1e1', 'number'],
    ['seed', '0.5', 'whole'],
    ['seed', 'x', 'number'],
  ];
  it.each(wrong)('[CON-9] says what is wrong with %s of %.20j', (field, value, kind) => {
    const { settings, faults } = parse({ [field]: value });
    expect(settings).toBeNull();
    expect(faults).toEqual({ [field]: expect.objectContaining({ kind }) });
  });

  it('[CON-9] shows a round as it was written', () => {
    const round = aRound({ title: 'Céu', temperature: 0.35, deadlineMs: 45_500, seed: 4, blind: true });
    expect(parseForm(formOf(round)).settings).toMatchObject({
      title: 'Céu',
      temperature: 0.35,
      deadlineMs: 45_500,
      seed: 4,
      blind: true,
    });
  });

  it('[CON-9] is taken back from storage only whole', () => {
    const form = { ...emptyForm, prompt: 'meio escrito', blind: true };
    expect(formFrom(JSON.parse(JSON.stringify({ ...form, old: 1 })))).toEqual(form);
    for (const kept of [null, 7, 'x', {}, { ...form, blind: 'yes' }]) expect(formFrom(kept)).toBeNull();
    expect(isSameForm(form, { ...form })).toBe(true);
    expect(isSameForm(form, { ...form, seed: '1' })).toBe(false);
  });
});
