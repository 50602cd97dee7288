import type { ErrorCode, Refusal } from '../../protocol/errors.ts';

/** An expected refusal of a question, on its way to whoever asked. */
export class Refused extends Error {
  override readonly name: string = 'Refused';
  readonly refusal: Refusal;

  constructor(refusal: Refusal | ErrorCode) {
    const whole = typeof refusal === 'string' ? { code: refusal } : refusal;
    super(whole.code);
    this.refusal = whole;
  }
}
