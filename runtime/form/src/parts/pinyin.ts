/** Finding Chinese names by the initials of their pinyin; the table of pronunciations is loaded when first wanted. */

/** Names done at once before others get their turn. */
const AT_ONCE = 500;

/** May be pinyin, with a number in it. */
export const isLatin = (text: string): boolean => /^[a-z][a-z\d]*$/.test(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''));

/** In the order of the names; cut short when `isOver`. */
export async function initialsOf(names: readonly string[], isOver: () => boolean = () => false): Promise<readonly string[]> {
  const { pinyin } = await import('pinyin-pro');
  const made: string[] = [];
  for (let from = 0; from < names.length && !isOver(); from += AT_ONCE) {
    made.push(...names.slice(from, from + AT_ONCE).map((name) => pinyin(name, { pattern: 'first', toneType: 'none', separator: '', nonZh: 'consecutive' }).toLowerCase()));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return made;
}
