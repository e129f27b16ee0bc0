/** `base1`, `base2`, …: the first that is free. Ids are never derived from titles: those change. */
export function freeId(base: string, taken: ReadonlySet<string> | readonly string[]): string {
  const used = new Set(taken);
  let count = 1;
  while (used.has(`${base}${count}`)) count += 1;
  return `${base}${count}`;
}

/** What an id of a pack item may look like (core's ID_PATTERN, and a valid XML name). */
export const isItemId = (id: string): boolean => /^[\p{L}_][\p{L}\p{N}_-]{0,63}$/u.test(id);
