/** Colours of the view, all of them the terminal's own. */
export type Tone = 'title' | 'quiet' | 'good' | 'waiting' | 'bad';
export type Paint = (tone: Tone, text: string) => string;

const codes: Readonly<Record<Tone, string>> = { title: '1', quiet: '2', good: '32', waiting: '33', bad: '31' };

export const coloured: Paint = (tone, text) => `\u001b[${codes[tone]}m${text}\u001b[0m`;
export const plain: Paint = (_tone, text) => text;

/** NO_COLOR counts when it is set to anything but nothing (no-color.org). */
export function wantsColours(environment: Readonly<Record<string, string | undefined>>): boolean {
  return !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
}
