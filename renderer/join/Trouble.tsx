import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';

/** The client's own words, and what to do about them. It speaks English whatever this page speaks. */
const TROUBLES = [
  { said: 'Not connected: … Trying again', say: ['troubleNetwork', 'troubleIsolation'] },
  { said: 'Invalid PIN', say: ['troublePin'] },
  { said: 'Ollama is not running at …', say: ['troubleRunner'] },
  { said: 'Model … is not pulled', say: ['troubleModel'] },
  { said: '… connected from elsewhere', say: ['troubleId'] },
  { said: 'The session has ended', say: ['troubleSession'] },
] as const;

export function Trouble() {
  const t = useTexts(join);
  return (
    <section className="join-trouble" aria-labelledby="trouble">
      <h2 id="trouble">{t('trouble')}</h2>
      <dl>
        {TROUBLES.map(({ said, say }) => (
          <div key={said}>
            <dt lang="en">{said}</dt>
            {say.map((key) => (
              <dd key={key}>{t(key)}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
