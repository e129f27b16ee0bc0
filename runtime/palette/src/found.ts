/** Which of the entries a few words mean. */
import type { Entry } from './entry';

/** One spelling: case and width count for nothing. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** 0: the title begins so; 1: it holds it; 2: its initials begin so, 3: hold it; 4: where it belongs, or its address. */
function rankOf({ title, where = '', to }: Entry, initials: string, word: string): number | undefined {
  const at = plain(title).indexOf(word);
  if (at >= 0) return at === 0 ? 0 : 1;
  if (initials.startsWith(word)) return 2;
  if (initials.includes(word)) return 3;
  return plain(where).includes(word) || plain(to).includes(word) ? 4 : undefined;
}

const MOST = 40;
/** more than any rank */
const PART = 5;
/** All words are meant, the best first, what is alike in the given order. @param initials of the titles' pinyin, beside the entries; [] while they are not known */
export function found(entries: readonly Entry[], text: string, initials: readonly string[]): readonly Entry[] {
  const words = plain(text).split(/\s+/).filter((word) => word !== '');
  const ranked = entries.flatMap((entry, index) => {
    const ranks = words.map((word) => rankOf(entry, initials[index] ?? '', word));
    return ranks.some((rank) => rank === undefined) ? [] : [{ entry, rank: Math.max(0, ...ranks.map((rank) => rank ?? 0)) + (entry.isPart ? PART : 0) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ entry }) => entry);
}

/** Entries with their like, each kind where its best stands. */
export function grouped(entries: readonly Entry[]): readonly { readonly group: string; readonly entries: readonly Entry[] }[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry]);
  return [...groups].map(([group, own]) => ({ group, entries: own }));
}
