// The order in which a phone shows the answers: its own, so that nobody's answer is first for everybody, and the same
// each time it is asked.

/** Sorted by a hash of the voter, the round and the entry: an entry that comes or goes moves no other. */
export function inOwnOrder<Item>(items: readonly Item[], seed: string, idOf: (item: Item) => string): readonly Item[] {
  const keyed = items.map((item) => ({ item, key: mixed(hash(`${seed}\n${idOf(item)}`)), id: idOf(item) }));
  keyed.sort((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1));
  return keyed.map(({ item }) => item);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
}

/** Ids that differ in their last letter only would keep their order: the finaliser of MurmurHash3 spreads them. */
function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
