/** Of figures that count somebody once: how often each key is there in each month at each unit, and when one comes or goes. Pure. */
import { type FactChange, periodsOf } from './facts';
import type { FactDoc, KeyAt } from './model';
import { getOr } from './sums';

type KeyPlace = Pick<FactDoc, 'countyId' | 'packId' | 'indicatorId' | 'orgId'>;
export interface KeyChange { readonly place: KeyPlace; readonly by: KeyAt[] }

/** By the ids of what is kept of each key. */
export function keyChanges({ write, was }: FactChange): Map<string, KeyChange> {
  const changes = new Map<string, KeyChange>();
  const add = ({ countyId, packId, indicatorId, path, key, at, dims = [], also }: FactDoc, n: 1 | -1): void => {
    if (also !== 'keys') return;
    for (const orgId of path) {
      const { by } = getOr(changes, [countyId, packId, indicatorId, orgId, key].join('\n'), () => ({ place: { countyId, packId, indicatorId, orgId }, by: [] }));
      for (const dim of ['', ...dims]) by.push({ dim, month: at.slice(0, 7), n });
    }
  };
  for (const fact of was) add(fact, -1);
  for (const fact of write) add(fact, 1);
  return changes;
}

const placeOf = ({ dim, month }: KeyAt): string => `${month}\n${dim}`;
/** A key as it is after a change. */
export function afterwards(before: readonly KeyAt[], by: readonly KeyAt[]): KeyAt[] {
  const found = new Map(before.map((one) => [placeOf(one), one]));
  for (const one of by) found.set(placeOf(one), { ...one, n: (found.get(placeOf(one))?.n ?? 0) + one.n });
  return [...found.values()].filter(({ n }) => n !== 0);
}

interface Presence { readonly dim: string; readonly period: string }
function presences(at: readonly KeyAt[]): Map<string, Presence> {
  return new Map(at.flatMap(({ dim, month }) => periodsOf(`${month}-01`).map((period) => [`${period}\n${dim}`, { dim, period }] as const)));
}
/** Where a key is now and was not, and where it was and is no more. */
export function comings(before: readonly KeyAt[], after: readonly KeyAt[]): (Presence & { readonly n: 1 | -1 })[] {
  const [was, is] = [presences(before), presences(after)];
  const only = (some: ReadonlyMap<string, Presence>, others: ReadonlyMap<string, Presence>, n: 1 | -1) => [...some].filter(([id]) => !others.has(id)).map(([, one]) => ({ ...one, n }));
  return [...only(is, was, 1), ...only(was, is, -1)];
}
