import { answerText, participantIndex } from '../lib/text.ts';
import type { Host } from '../target/host.ts';

interface Responses {
  readonly responses: readonly { readonly participant_id: string; readonly generated_content: string }[];
}

/** How many of the first `participants` answers that the host gives out after a round are not what was sent. */
export async function wrongAnswers(host: Host, round: string, participants: number, tokens: number): Promise<number> {
  const { responses } = await host.organizer<Responses>(`/rounds/${round}/responses`);
  const right = responses.filter(({ participant_id: id, generated_content: text }) => {
    const index = participantIndex(id);
    return index < participants && text === answerText(index, tokens);
  });
  return participants - right.length;
}
