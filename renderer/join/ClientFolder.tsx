import { useTexts } from '../i18n/react.tsx';
import { join } from '../i18n/join.ts';
import { CommandBox } from './CommandBox.tsx';
import { REPOSITORY } from './repository.ts';

/** How the program gets onto this computer: from the organizer, who has it; from the internet too, where it is there. */
export function ClientFolder({ repository = REPOSITORY }: { repository?: string | null }) {
  const t = useTexts(join);
  return (
    <>
      <p>{t('clientFolder')}</p>
      {repository === null ? null : (
        <>
          <p>{t('clientClone')}</p>
          <CommandBox command={`git clone ${repository}`} />
        </>
      )}
    </>
  );
}
