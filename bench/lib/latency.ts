/** What one participant sent, and when. */
export interface Sent {
  readonly index: number;
  readonly sentAt: readonly number[];
}

/** When the tokens of one participant arrived on one screen. */
export interface Arrived {
  readonly index: number;
  readonly arrivals: readonly number[];
}

/** From the moment before a token was sent to the moment a screen had it whole, for each token and screen. */
export function* latencies(sent: readonly Sent[], arrived: readonly Arrived[]): Generator<number> {
  const sentBy = new Map(sent.map((one) => [one.index, one.sentAt]));
  for (const { index, arrivals } of arrived) {
    const sentAt = sentBy.get(index) ?? [];
    for (const [seq, at] of sentAt.entries()) {
      const arrival = arrivals[seq];
      if (arrival !== undefined) yield arrival - at;
    }
  }
}
