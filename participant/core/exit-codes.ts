/** How the process ends; scripts rely on these numbers. */
export const exitCodes = {
  /** SIGINT or SIGTERM: the person ended it. */
  stopped: 0,
  /** A bug of ours. */
  failed: 1,
  /** Options missing or wrong. */
  usage: 2,
  invalidPin: 3,
  /** Removed by the organizer. */
  kicked: 4,
  /** Somebody else is connected under this id, or took it over. */
  idInUse: 5,
  sessionEnded: 6,
  /** The host does not understand this client's registration: versions too far apart. */
  refused: 7,
  /** The model server is not there, or does not have the model. */
  runnerNotReady: 8,
  /** No arena was found on the network, or several and nobody to choose. */
  arenaNotFound: 9,
} as const;

export type ExitReason = keyof typeof exitCodes;
