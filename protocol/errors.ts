/**
 * The catalogue of everything that can be refused. The same code travels in HTTP problems,
 * in WebSocket `error` frames and in the client's messages; texts in other languages are the
 * screens' business, keyed by code.
 */
export interface ErrorEntry {
  /** HTTP status. */
  readonly status: number;
  /** English sentence, `error` and `message` of every answer; old clients compare some of them. */
  readonly message: string;
}

export const errors = {
  INVALID_MESSAGE: { status: 400, message: 'Invalid message format' },
  INVALID_REQUEST: { status: 400, message: 'The request is not valid' },
  INVALID_JSON: { status: 400, message: 'The body is not valid JSON' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The body is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send the body as application/json' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address' },
  METHOD_NOT_ALLOWED: { status: 405, message: 'This address does not answer that method' },
  RATE_LIMITED: { status: 429, message: 'Too many requests; wait and try again' },
  INTERNAL: { status: 500, message: 'The host failed; its log has the details' },
  STORAGE_UNAVAILABLE: { status: 503, message: 'Nothing was saved: the disk refused the write' },
  SHUTTING_DOWN: { status: 503, message: 'The host is closing' },

  UNAUTHORIZED: { status: 401, message: 'The organizer key is needed' },
  ORIGIN_NOT_ALLOWED: { status: 403, message: 'This page may not talk to the arena' },
  HOST_NOT_ALLOWED: { status: 403, message: 'The arena is not known by this host name' },
  INVALID_CODE: { status: 401, message: 'This link was already used or is not from this host' },

  NO_ACTIVE_SESSION: { status: 404, message: 'No active session' },
  SESSION_NOT_FOUND: { status: 404, message: 'Session not found' },
  SESSION_MISMATCH: { status: 409, message: 'That session is not the active one' },
  SESSION_ENDED: { status: 410, message: 'The session has ended. Join again with the new PIN.' },

  ROUND_NOT_FOUND: { status: 404, message: 'Round not found' },
  NO_ACTIVE_ROUND: { status: 404, message: 'No active round' },
  ROUND_ALREADY_LIVE: { status: 409, message: 'Another round is live; stop or cancel it first' },
  ROUND_ALREADY_STARTED: { status: 409, message: 'Round already started' },
  ROUND_NOT_STARTED: { status: 409, message: 'Round not started' },
  ROUND_NOT_LIVE: { status: 409, message: 'The round is not live' },
  ROUND_PAUSED: { status: 409, message: 'The round is already paused' },
  ROUND_NOT_PAUSED: { status: 409, message: 'The round is not paused' },
  NO_ANSWERS: { status: 409, message: 'No answers in this round yet. Wait for text, or cancel the round.' },
  CANNOT_CANCEL: { status: 409, message: 'Only a draft or live round can be cancelled' },
  WRONG_ORDER: { status: 409, message: 'The order must name every round that has not started, once' },

  VOTING_NOT_OPEN: { status: 409, message: 'Voting is not open' },
  VOTING_NOT_CLOSED: { status: 409, message: 'Close voting first' },
  VOTING_CANNOT_REOPEN: { status: 409, message: 'Voting can be reopened only after it closed and before the reveal' },
  VOTING_NOT_YET_OPEN: { status: 403, message: 'The answers are shown once voting opens' },
  VOTE_NOT_OPEN: { status: 400, message: 'Voting is not open for this round' },
  VOTE_ALREADY_CAST: { status: 400, message: 'Already voted for this participant' },
  VOTE_OWN_ENTRY: { status: 400, message: 'You cannot vote for your own entry' },
  VOTE_PARTICIPANT_NOT_FOUND: { status: 400, message: 'Participant not found' },
  VOTE_ROUND_NOT_FOUND: { status: 400, message: 'Round not found' },
  INVALID_VOTE_CODE: { status: 404, message: 'This personal voting link is not from this session' },

  REVEAL_NOT_STARTED: { status: 409, message: 'The reveal has not started' },
  REVEAL_MOVED: { status: 409, message: 'The reveal has moved on meanwhile' },
  REVEAL_FINISHED: { status: 409, message: 'All places are already revealed' },

  PARTICIPANT_NOT_FOUND: { status: 404, message: 'Participant not found' },
  PARTICIPANT_NOT_KICKED: { status: 409, message: 'This participant was not kicked' },
  ENTRY_NOT_FOUND: { status: 404, message: 'Entry not found' },
  WARMUP_TOO_LATE: { status: 409, message: 'A round is live or about to start; warm up later' },

  REHEARSAL_NOT_NOW: { status: 409, message: 'A round is live or voted on; finish it before rehearsing' },
  REHEARSAL_RUNNING: { status: 409, message: 'A rehearsal is running already; end it first' },
  NO_REHEARSAL: { status: 409, message: 'No rehearsal is running' },
  REHEARSAL_FAILED: { status: 500, message: 'The rehearsal could not be started' },

  ADDRESS_NOT_FOUND: { status: 404, message: 'This machine has no such address' },

  INVALID_PIN: { status: 401, message: 'Invalid PIN.' },
  PIN_PENDING: { status: 429, message: 'A PIN of yours is still being checked' },
  KICKED: { status: 403, message: 'You were removed from this session by the organizer' },
  ID_IN_USE: {
    status: 409,
    message: 'This participant id is connected from elsewhere. Pick another id, or close the other program first.',
  },
  REPLACED: { status: 409, message: 'The same participant connected from elsewhere' },
  NOT_REGISTERED: { status: 403, message: 'Register before sending' },
  NOT_YOUR_ID: { status: 403, message: 'This connection is registered as another participant' },
  WRONG_ROUND: { status: 409, message: 'That round is not live' },
  ROUND_ENDED: { status: 409, message: 'The round has ended; this came too late' },
  ENTRY_SEALED: { status: 409, message: 'Your entry is already complete' },
  ENTRY_FULL: { status: 413, message: 'Your entry is far over the limit; the rest is not kept' },
  SEQ_TOO_FAR: { status: 400, message: 'seq is too far ahead' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errors;

/** What an expected refusal is made of; `detail` says what to do about it. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly detail?: string;
}

/**
 * Close codes of our side. Never 1000, 1001 or 1005: a client in people's hands stays mute for
 * ever on those.
 */
export const closeCodes = {
  SESSION_ENDED: 4000,
  REPLACED: 4001,
  KICKED: 4002,
  TOO_MANY_PINS: 4003,
  SLOW_READER: 4008,
  UNRESPONSIVE: 4009,
  /** Service restart: come back by yourself. */
  RESTART: 1012,
  MESSAGE_TOO_BIG: 1009,
} as const;
