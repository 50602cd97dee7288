/** What the client says in a terminal; a text that one language lacks does not compile. */

/** The options of `join`, by their name in the settings. */
export type OptionName =
  | 'url'
  | 'pin'
  | 'nickname'
  | 'id'
  | 'runner'
  | 'model'
  | 'parallel'
  | 'runnerUrl'
  | 'apiKeyFile'
  | 'scriptText'
  | 'scriptFile'
  | 'tokensPerSecond'
  | 'yes'
  | 'forget'
  | 'language'
  | 'json';

/** What cannot be used in the options, a sentence each. */
export interface UsageWords {
  readonly url: string;
  readonly pin: string;
  readonly nickname: string;
  readonly model: string;
  readonly pinDigits: (min: number, max: number) => string;
  readonly nicknameInvisible: string;
  readonly runner: (names: string) => string;
  readonly parallel: string;
  readonly paceNumber: string;
  readonly paceNegative: string;
  readonly language: string;
  readonly scripts: string;
  readonly notAnAddress: (typed: string) => string;
  readonly keyFile: (file: string) => string;
  readonly scriptFile: (file: string) => string;
  readonly runnerAddress: (runner: string) => string;
  readonly nicknameCount: (nicknames: number, models: number) => string;
  readonly idCount: (ids: number, models: number) => string;
  readonly unknownOption: (flag: string, like: string | null) => string;
  readonly argumentMissing: (flag: string) => string;
  readonly tooManyArguments: string;
  readonly seeHelp: string;
  /** Nickname and model need not be given: how they are found without a question. */
  readonly yes: string;
}

/** Questions, and what is said where none is asked. A question ends where the answer is typed. */
export interface AskWords {
  readonly looking: string;
  readonly arenaFound: (night: string | null, url: string) => string;
  readonly arenasFound: (count: number) => string;
  readonly arena: (most: number, fallback: string) => string;
  readonly noArena: string;
  readonly arenaAddress: (fallback: string | null) => string;
  readonly arenaAsLastTime: (url: string) => string;
  /** `others` are options, one for each of them. */
  readonly arenaOfLastTime: (count: number, others: string) => string;
  readonly arenasToChoose: (list: string) => string;
  readonly arenaMissing: string;
  readonly pin: string;
  readonly pinAgain: string;
  readonly nickname: (fallback: string) => string;
  readonly nicknameTaken: (name: string) => string;
  readonly modelsFound: (servers: string) => string;
  readonly modelsLeftOut: (count: number) => string;
  readonly inMemory: string;
  readonly model: (fallback: string) => string;
  readonly modelTaken: (model: string, server: string) => string;
  readonly modelMeant: (typed: string, model: string) => string;
  readonly modelOnly: (model: string, server: string) => string;
  readonly noServer: string;
  readonly noModel: (server: string) => string;
  readonly lookAgain: string;
  readonly number: (most: number) => string;
  readonly forgotten: string;
  readonly memoryBroken: (file: string) => string;
  readonly memoryNotWritten: (file: string) => string;
}

/** What happened, in sentences. Durations, rates and names of rounds come in as words. */
export interface EventWords {
  readonly warmUp: string;
  readonly round: (round: number) => string;
  readonly loading: (model: string) => string;
  readonly loadingFor: (model: string, seconds: number) => string;
  readonly ready: (model: string, runner: string, facts: string) => string;
  readonly loadedIn: (seconds: string) => string;
  readonly registered: (nickname: string) => string;
  readonly rehearsal: string;
  readonly votePage: string;
  readonly challenge: (round: string, seconds: string, tokens: number) => string;
  readonly finished: string;
  readonly timeIsUp: string;
  readonly complete: (round: string, end: string, tokens: string, seconds: string, rate: string) => string;
  readonly loadInside: (seconds: string) => string;
  readonly failed: (round: string, message: string) => string;
  readonly stopped: (round: string) => string;
  readonly hostSays: (message: string) => string;
  readonly disconnected: (reason: string, seconds: string) => string;
  readonly lost: (reason: string) => string;
  readonly back: (seconds: string) => string;
  readonly waiting: string;
  readonly goodbye: string;
  readonly tokens: (count: number) => string;
  readonly rate: (perSecond: string) => string;
}

/** The live lines of the view. */
export interface ViewWords {
  readonly loading: string;
  readonly connecting: string;
  readonly connected: string;
  readonly away: string;
  readonly ended: string;
  readonly waitsForRound: string;
  readonly answering: string;
  readonly waitsForTurn: string;
  readonly retryIn: (seconds: number) => string;
  readonly left: (seconds: number) => string;
  readonly paused: string;
  readonly rehearsal: string;
  readonly leave: string;
  readonly scan: string;
}

export interface CheckWords {
  /** The little task before joining. */
  readonly prompt: string;
  readonly tooSlow: (model: string, minutes: number) => string;
  readonly thinks: (model: string) => string;
}

export interface ClientWords {
  readonly decimal: '.' | ',';
  readonly description: string;
  readonly afterHelp: string;
  /** Of the parser's own titles. */
  readonly helpTitles: Readonly<Record<'Usage:' | 'Options:', string>>;
  readonly helpOption: string;
  readonly options: Readonly<Record<OptionName, string>>;
  readonly usage: UsageWords;
  readonly ask: AskWords;
  readonly events: EventWords;
  readonly view: ViewWords;
  readonly check: CheckWords;
}
