/** What must never reach the log, an export or a backup. */
export interface Secrets {
  /** The organizer's key. */
  readonly organizerKey: string;
  /** Signs resume tokens, vote codes, voter tokens and the organizer's cookie. */
  readonly signingKey: string;
  /** The PIN of a session in clear, or null when its file is gone. */
  readPin(sessionId: string): string | null;
  /** Keeps the PIN in a private file. */
  writePin(sessionId: string, pin: string): void;
  /** Drops the PINs of every other session: theirs opens nothing any more. */
  dropOtherPins(sessionId: string): void;
  /** Salted slow hash of the PIN, kept in the database. */
  readPinHash(sessionId: string): string | null;
  writePinHash(sessionId: string, hash: string): void;
}
