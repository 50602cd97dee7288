// The console, plain: everything about the arena goes over HTTP and the socket, like any other client's.
import { applyMessage, initialState } from '../lib/arena/state.ts';
import { byId, setText } from '../lib/dom.ts';
import { translatePage } from '../lib/i18n.ts';
import { LiveSocket } from '../lib/live-socket.ts';
import { get } from './api.ts';
import { makeDesk } from './desk.ts';
import { enterByCode } from './key.ts';
import type { Entrance } from './key.ts';
import { LivePanel } from './live-panel.ts';
import { ParticipantsPanel } from './participants-panel.ts';
import { roundForm } from './round-form.ts';
import { RoundsPanel } from './rounds-panel.ts';
import { SessionPanel } from './session-panel.ts';
import type { DoorFacts } from './session-panel.ts';
import { texts } from './texts.ts';

/** How often figures move at most. Milliseconds. */
const DRAW_MS = 250;
const ASK_AGAIN_MS = 1_000;

const language = translatePage(texts);
const desk = makeDesk(language, byId('notice'));
const session = new SessionPanel(desk);
const participants = new ParticipantsPanel(desk);
const rounds = new RoundsPanel(desk);
const live = new LivePanel(desk);
byId('session-panel').append(session.element);
byId('participants-panel').append(participants.heading, participants.element);
byId('rounds-panel').append(rounds.element);
byId('form-panel').append(roundForm(desk));
byId('live-panel').append(live.element);

let state = initialState;
let facts: DoorFacts = { pin: undefined, address: location.origin };
let pinOf: string | null = null;
let askedAt = -ASK_AGAIN_MS;

/** Whether this browser is the organizer is the host's to say: it tells every socket. */
function begin(entrance: Entrance): void {
  const socket = new LiveSocket({
    hello: () => ({
      type: 'telao_register',
      view: 'console',
      topics: ['state', 'participants', 'entries', 'tokens', 'tally'],
      frames: true,
    }),
    onMessage: (message) => {
      if (message.type === 'registered_telao') letIn(message.role === 'organizer', entrance);
      const now = performance.now();
      const applied = applyMessage(state, message, now);
      state = applied.state;
      if (!applied.behind || now - askedAt < ASK_AGAIN_MS) return;
      askedAt = now;
      socket.sayHello();
    },
    onConnection: (connected) => {
      const line = byId('connection');
      line.dataset['connected'] = String(connected);
      setText(line, language.t(connected ? 'connected' : 'offline'));
    },
  });
}

function letIn(isOrganizer: boolean, entrance: Entrance): void {
  byId('locked').hidden = isOrganizer;
  byId('locked-code').hidden = entrance !== 'refused';
  if (byId('desk').hidden === !isOrganizer) return;
  byId('desk').hidden = !isOrganizer;
  if (!isOrganizer) return;
  void desk.act(findAddress);
  draw();
  setInterval(draw, DRAW_MS);
}

function draw(): void {
  const open = state.session?.status === 'active' ? state.session.id : null;
  if (open !== pinOf) {
    pinOf = open;
    facts = { ...facts, pin: undefined };
    if (open !== null) void desk.act(findPin);
  }
  session.update(state, facts);
  participants.update(state);
  rounds.update(state);
  live.update(state, performance.now());
}

async function findPin(): Promise<void> {
  const { id, pin } = await get<'getSession'>('/session');
  if (id === pinOf) facts = { ...facts, pin: pin ?? null };
}

/** The address phones and participants can use, best first; the one in the bar is often this machine's own. */
async function findAddress(): Promise<void> {
  const { addresses } = await get<'getAddresses'>('/addresses');
  const best = addresses.find(({ internal }) => !internal);
  facts = { ...facts, address: best?.url ?? location.origin };
}

// A new link put into a console that is open changes only the fragment.
window.addEventListener('hashchange', () => location.reload());
void enterByCode().then(begin);
