import type { ErrorCode, Refusal } from '../../../protocol/errors.ts';
import { Refused } from '../../host/refused.ts';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** A refusal of the HTTP side itself, with the fields it is about. */
export class AppError extends Refused {
  override readonly name = 'AppError';
  readonly fields: readonly FieldError[];

  constructor(refusal: Refusal | ErrorCode, fields: readonly FieldError[] = []) {
    super(refusal);
    this.fields = fields;
  }
}
