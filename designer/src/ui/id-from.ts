/** The name itself is an id where nobody thinks of one: ids may have letters of any script. '' while the name has none. */
export function idFrom(name: string, taken: readonly string[]): string {
  const base = name.replace(/[^\p{L}\p{N}_]+/gu, '').replace(/^\p{N}+/u, '').slice(0, 60);
  if (base === '' || !taken.includes(base)) return base;
  const free = taken.map((_one, index) => `${base}${index + 2}`).find((id) => !taken.includes(id));
  return free ?? `${base}${taken.length + 2}`;
}
