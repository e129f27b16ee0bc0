import type { Findings, Found, Ref } from '@liandong/form';

/** So many are at hand again. */
const MOST = 5;

/** What was picked lately in this tab, by what it was picked from. Names of people stay in memory: nothing of it is kept on the device. */
const picked = new Map<string, readonly Found[]>();
const keyOf = (packId: string, ref: Ref): string => `${packId} ${JSON.stringify(ref)}`;

export const recentOf = (packId: string, ref: Ref): readonly Found[] => picked.get(keyOf(packId, ref)) ?? [];

export function remember(packId: string, ref: Ref, found: Found): void {
  const key = keyOf(packId, ref);
  picked.set(key, [found, ...recentOf(packId, ref).filter(({ id }) => id !== found.id)].slice(0, MOST));
}

/** What was picked lately stands first, none of it twice. */
export const withRecent = (recent: readonly Found[], found: Findings): Findings => ({ ...found, items: [...recent, ...found.items.filter(({ id }) => !recent.some((one) => one.id === id))] });
