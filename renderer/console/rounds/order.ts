// The order of the drafts, as it would be after a move.

/** `id` one place up (-1) or down (1); null where it cannot go further. */
export function stepped(ids: readonly string[], id: string, by: -1 | 1): readonly string[] | null {
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  return put(without(ids, id), to, id);
}

/** `id` put down before or after `target`; null where that changes nothing. */
export function dropped(
  ids: readonly string[],
  id: string,
  target: string,
  isAfter: boolean,
): readonly string[] | null {
  if (id === target || !ids.includes(id) || !ids.includes(target)) return null;
  const rest = without(ids, id);
  const next = put(rest, rest.indexOf(target) + (isAfter ? 1 : 0), id);
  return next.every((one, at) => one === ids[at]) ? null : next;
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids.filter((one) => one !== id);
}

function put(ids: readonly string[], at: number, id: string): readonly string[] {
  return [...ids.slice(0, at), id, ...ids.slice(at)];
}
