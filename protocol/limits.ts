/**
 * Every bound that the wire knows, in one place, each with its unit.
 * A client may rely on them; the host enforces them.
 */
export const limits = {
  /** Characters kept of a participant's id. */
  participantIdChars: 64,
  /** Characters kept of a nickname. */
  nicknameChars: 40,
  /** Characters kept of a runner's or a model's name. */
  modelNameChars: 80,
  /** Characters of a prompt. */
  promptChars: 20_000,
  /** Characters of a round's title. */
  titleChars: 120,
  /** Characters kept of one entry's text; what comes beyond is refused and the entry says so. */
  entryChars: 262_144,
  /** An entry keeps up to this many times the round's `maxTokens`. */
  maxTokensFactor: 4,
  /** A `seq` further ahead of the next expected one than this is refused. */
  seqAhead: 100_000,
  /** Digits of a PIN: shortest, default, longest. */
  pin: { min: 4, default: 6, max: 12 },
  /** A Wi-Fi's name and password, as their standards bound them. */
  wifi: { ssidChars: 32, ssidBytes: 32, passwordChars: 64, password: { min: 8, max: 63 } },
  /** Scripted participants and voters of a rehearsal, at most. */
  rehearsal: { participants: 60, voters: 200 },
  /** Votes: lowest and highest score. */
  score: { min: 0, max: 5 },
  /** Milliseconds of a round's deadline: shortest, default, longest. */
  deadlineMs: { min: 1_000, default: 90_000, max: 3_600_000 },
  maxTokens: { min: 1, default: 400, max: 32_768 },
  temperature: { min: 0, default: 0.8, max: 2 },
  /** Bytes of one WebSocket frame by default (`WS_MAX_PAYLOAD`). */
  wsPayloadBytes: 1_048_576,
  /** Bytes of one HTTP body. */
  httpBodyBytes: 262_144,
} as const;

/** Durations of the protocol, in milliseconds. */
export const timing = {
  /** The application's own heartbeat message, besides protocol pings. */
  heartbeatMs: 30_000,
  /** What is in flight at the deadline is still accepted for this long. */
  graceMs: 2_000,
  /** How long an entry stays open after `complete` for tokens still in flight. */
  completeWaitMs: 2_000,
  /** How long a gap in `seq` holds back what follows it on the live screens. */
  gapWaitMs: 500,
  /** How long the old socket has to answer when the same id knocks from elsewhere. */
  takeoverPingMs: 2_000,
  /** One frame of coalesced tokens. */
  frameMs: 33,
  /** Warm-up: deadline of the tiny challenge, and how close to a start none is sent. */
  warmupMs: 20_000,
} as const;

/** The integer that `register.protocol` carries; old clients carry none. */
export const PROTOCOL_VERSION = 1;

/** `round` of a warm-up challenge; what comes back for it never enters a round. */
export const WARMUP_ROUND = 0;

/** A model is ready when its warm-up was as quick as this: milliseconds to the first token, tokens a second. */
export const warmUpReady = { firstMs: 5_000, tps: 5 } as const;

/** Tokens asked for by a warm-up. */
export const WARMUP_TOKENS = 16;
