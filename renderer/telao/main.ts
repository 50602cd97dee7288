// The telão: shows what the room is about, follows the round by itself, keeps the last scene when the line drops.
import { applyMessage, initialState } from '../lib/arena/state.ts';
import { byId, el, setText } from '../lib/dom.ts';
import { translatePage } from '../lib/i18n.ts';
import { LiveSocket } from '../lib/live-socket.ts';
import { Cards } from './cards.ts';
import { Header } from './header.ts';
import { Lobby } from './lobby.ts';
import { Reveal } from './reveal.ts';
import { sceneOf } from './scene.ts';
import { texts } from './texts.ts';

/** How often the clocks on it move. Milliseconds. */
const TICK_MS = 250;
/** A snapshot is asked for at most this often. Milliseconds. */
const ASK_AGAIN_MS = 1_000;

const language = translatePage(texts);
const root = byId('telao');
const dot = byId('offline');
const header = new Header(language);
const cards = new Cards(language);
const lobby = new Lobby(language);
const reveal = new Reveal(language);
const notice = el('p', { class: 'notice', dir: 'auto' });

let state = initialState;
let isDrawDue = false;
let askedAt = -ASK_AGAIN_MS;

const socket = new LiveSocket({
  hello: () => ({
    type: 'telao_register',
    view: 'telao',
    topics: ['state', 'participants', 'entries', 'tokens'],
    frames: true,
  }),
  onMessage: (message) => {
    const now = performance.now();
    const applied = applyMessage(state, message, now);
    if (applied.state !== state) drawSoon();
    state = applied.state;
    if (!applied.behind || now - askedAt < ASK_AGAIN_MS) return;
    askedAt = now;
    socket.sayHello();
  },
  onConnection: (connected) => {
    dot.hidden = connected;
  },
});

setInterval(drawSoon, TICK_MS);
drawSoon();

/** At most once a frame, however many messages came. */
function drawSoon(): void {
  if (isDrawDue) return;
  isDrawDue = true;
  requestAnimationFrame(() => {
    isDrawDue = false;
    draw(performance.now());
  });
}

function draw(now: number): void {
  const scene = sceneOf(state);
  root.dataset['scene'] = scene;
  switch (scene) {
    case 'live':
    case 'reading':
      stand(header.element, cards.element);
      return header.update(state, scene, scene === 'live' ? cards.follow(state, now) : cards.read(state, now), now);
    case 'reveal':
      stand(header.element, reveal.element);
      header.update(state, scene, '', now);
      return reveal.update(state, now);
    case 'lobby':
      stand(lobby.element);
      return lobby.update(state, now);
    case 'black':
      return stand();
    default:
      setText(notice, scene === 'message' ? (state.stage?.message ?? '') : language.t(scene));
      return stand(notice);
  }
}

/** First in place, then filled, as filling measures; nothing is painted between the two. */
function stand(...elements: readonly HTMLElement[]): void {
  const isSame =
    elements.length === root.children.length && elements.every((element, at) => element === root.children[at]);
  if (!isSame) root.replaceChildren(...elements);
}
