/** A club's usual evening. */
export const ROOM = { participants: 12, voters: 40 } as const;
