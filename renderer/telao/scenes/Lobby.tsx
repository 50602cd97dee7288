import type { ParticipantView } from '../../../protocol/model.ts';
import { telao } from '../../i18n/telao.ts';
import { useTexts } from '../../i18n/react.tsx';
import type { ArenaState } from '../../lib/arena/state.ts';
import { typedAddress } from '../../lib/door.ts';
import { DoorSteps } from '../parts/DoorSteps.tsx';
import { PagedGrid } from '../parts/PagedGrid.tsx';
import { VoteDoor } from '../parts/VoteDoor.tsx';
import { Who } from '../parts/Who.tsx';
import type { Door } from '../state/use-door.ts';
import './lobby.css';

/** A name of a machine may be longer than its number: then it is set smaller, rather than broken. Characters. */
const LONG_ADDRESS = 22;
/** Where participants begin; it goes to the next line before the address is broken. */
const PAGE = '/join';
/** Width of a person in the list, in rem: of a few, of many, and beside two codes. */
const WIDE = 46;
const NARROW = 31;
const BESIDE_CODES = 36;

/** The door: how to compete, how to vote, and who is here. */
export function Lobby({ arena, door }: { arena: ArenaState; door: Door }) {
  const t = useTexts(telao);
  const here = arena.participants.filter(({ kicked }) => !kicked);
  const { round, session } = arena;
  const isTight = door.url !== null && door.wifi !== null;
  return (
    <section className="lobby" data-steps={isTight}>
      <div className="lobby-left">
        <header>
          {round?.status === 'cancelled' ? <p className="lobby-note">{t('cancelled', { n: round.index })}</p> : null}
          <h1 className="lobby-title" dir="auto">
            {session?.title ?? t('brand')}
          </h1>
        </header>
        <ToJoin door={door} />
        <div className="lobby-people">
          <h2 className="lobby-count" aria-live="polite">
            {here.length === 0 ? t('nobody') : t('participants', { n: here.length })}
          </h2>
          <PagedGrid
            items={here}
            width={here.length > 10 ? NARROW : isTight ? BESIDE_CODES : WIDE}
            height={here.length > 10 ? 8.2 : 9}
            columns={3}
          >
            {(one) => <Person key={one.id} one={one} />}
          </PagedGrid>
        </div>
      </div>
      {door.url === null ? null : (
        <div className="lobby-right" data-steps={door.wifi !== null}>
          {door.wifi === null ? <VoteDoor url={door.url} /> : <DoorSteps url={door.url} wifi={door.wifi} />}
        </div>
      )}
    </section>
  );
}

function ToJoin({ door }: { door: Door }) {
  const t = useTexts(telao);
  const typed = door.url === null ? t('askAddress') : typedAddress(door.url);
  return (
    <div className="lobby-join">
      <div className="lobby-address">
        <p className="lobby-label">{t('toCompete')}</p>
        <p className="lobby-typed" data-long={typed.length + PAGE.length > LONG_ADDRESS}>
          {typed}
          {door.url === null ? null : (
            <>
              <wbr />
              {PAGE}
            </>
          )}
        </p>
      </div>
      {door.pin === null ? (
        <p className="lobby-no-pin">{t('pinWithOrganizer')}</p>
      ) : (
        <div className="lobby-pin">
          <p className="lobby-label">{t('pin')}</p>
          <p className="lobby-digits" data-pin>
            {door.pin}
          </p>
        </div>
      )}
    </div>
  );
}

function Person({ one }: { one: ParticipantView }) {
  const t = useTexts(telao);
  const { model, runner } = one;
  const facts = [model, runner].filter((fact) => fact !== '').join(' · ');
  return (
    <li className="lobby-person" data-connected={one.connected}>
      <Who mark={one.id} name={one.nickname} />
      {one.connected ? (
        <span className="lobby-model drops" title={facts}>
          <bdi className="lobby-fact">{model === '' ? runner : model}</bdi>
          {model === '' || runner === '' ? null : (
            <span className="lobby-runner">
              · <bdi>{runner}</bdi>
            </span>
          )}
        </span>
      ) : (
        <span className="lobby-model">{t('disconnected')}</span>
      )}
    </li>
  );
}
