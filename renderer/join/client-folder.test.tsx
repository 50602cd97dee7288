import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FixedLanguage } from '../i18n/react.tsx';
import { ClientFolder } from './ClientFolder.tsx';

const html = (repository: string | null): string =>
  renderToStaticMarkup(
    <FixedLanguage tag="pt-BR">
      <ClientFolder repository={repository} />
    </FixedLanguage>,
  );

describe('how the program gets onto a computer', () => {
  it('[JOIN-7] is the folder of the organizer, who has it', () => {
    expect(html(null)).toContain('Peça a pasta do LLM Arena a quem organiza');
    expect(html(null)).not.toContain('git clone');
  });

  it('[JOIN-7] is a clone too, where there is something to clone', () => {
    expect(html('https://git.example/arena.git').replace(/<[^>]+>/g, '')).toContain(
      'git clone https://git.example/arena.git',
    );
  });
});
