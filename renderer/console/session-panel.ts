import type { ArenaState } from '../lib/arena/state.ts';
import { el } from '../lib/dom.ts';
import { post } from './api.ts';
import { button, redraw } from './buttons.ts';
import type { Desk } from './desk.ts';

/** What the page knows of the session besides what the socket tells. */
export interface DoorFacts {
  /** Null where its file is gone; undefined until it was asked for. */
  readonly pin: string | null | undefined;
  /** Where the room reaches this host. */
  readonly address: string;
}

/** The session: open it, let people in, end it. */
export class SessionPanel {
  readonly element = el('div', { class: 'panel-body' });
  readonly #desk: Desk;
  #consoleUrl = '';

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  update({ session }: ArenaState, facts: DoorFacts): void {
    const isOpen = session?.status === 'active';
    // What is being typed in the opening form must not be drawn over.
    const key = [this.#consoleUrl, ...(isOpen ? [session.id, session.title, facts] : [])];
    redraw(this.element, key, () =>
      isOpen
        ? [...this.#open(session.title, facts), this.#link()]
        : [el('p', {}, this.#desk.language.t('noSession')), this.#opening(), this.#link()],
    );
  }

  #open(title: string | null, { pin, address }: DoorFacts): Node[] {
    const { act, language } = this.#desk;
    const { t } = language;
    const shown = pin === undefined ? '…' : (pin ?? t('pinGone'));
    const command = `llm-arena join --url ${address}${pin ? ` --pin ${pin}` : ''}`;
    return [
      ...(title === null ? [] : [el('p', { class: 'session-title', dir: 'auto' }, title)]),
      el('p', { class: 'pin' }, el('span', {}, t('pin')), ' ', el('output', { 'data-pin': true }, shown)),
      el('p', {}, t('join')),
      el('p', {}, el('code', {}, command)),
      el(
        'div',
        { class: 'actions' },
        button({
          label: t('endSession'),
          confirm: t('endSessionSure'),
          kind: 'danger',
          press: () => act(() => post<'endSession'>('/session/end', {})),
        }),
        button({
          label: t('newSession'),
          confirm: t('newSessionSure'),
          kind: 'danger',
          press: () => act(() => post<'createSession'>('/session', {})),
        }),
      ),
    ];
  }

  #opening(): HTMLElement {
    const { act, language } = this.#desk;
    const title = el('input', { name: 'title', maxlength: '120', autocomplete: 'off' });
    const open = el('button', { type: 'submit', class: 'primary' }, language.t('openSession'));
    const form = el('form', { class: 'actions' }, el('label', {}, language.t('title'), title), open);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const named = title.value.trim();
      void act(() => post<'createSession'>('/session', named === '' ? {} : { title: named }));
    });
    return form;
  }

  /** For a second browser: the first link is spent. */
  #link(): HTMLElement {
    const { act, language } = this.#desk;
    const make = button({
      label: language.t('newLink'),
      press: () =>
        act(async () => {
          const { consoleUrl } = await post<'issueCode'>('/organizer/code', {});
          this.#consoleUrl = consoleUrl;
        }),
    });
    const shown = this.#consoleUrl === '' ? [] : [language.t('newLinkIs'), ' ', el('code', {}, this.#consoleUrl)];
    return el('div', { class: 'actions' }, make, el('p', { class: 'link' }, ...shown));
  }
}
