/** Writes what follows from a change of facts beside them: sums of years, keys that count once, values that medians are of. Within its transaction. */
import { type ClientSession, type Connection, native, writeCommand } from '../../platform/db/index';
import type { FactChange } from './facts';
import { afterwards, comings, type KeyChange, keyChanges } from './keys';
import { type KeyDoc, keyModel, sumModel, valueModel } from './model';
import { changeAt, type SumChange, type SumChanges, sumChanges } from './sums';
import { valueChanges } from './values';

const nonZero = (places: readonly (readonly [string, number])[]): Record<string, number> => Object.fromEntries(places.filter(([, n]) => n !== 0));
const addition = ({ months, keys }: SumChange): Record<string, number> =>
  nonZero([...[...months].flatMap(([month, { n, sum }]) => [[`n.${month}`, n], [`sum.${month}`, sum]] as const), ...[...keys].map(([period, n]) => [`keys.${period}`, n] as const)]);

async function add(db: Connection, collection: string, changes: readonly { readonly _id: string; readonly key: object; readonly by: Record<string, number> }[], session: ClientSession): Promise<void> {
  const updates = changes.filter(({ by }) => Object.keys(by).length > 0).map(({ _id, key, by }) => ({ q: { _id }, u: { $inc: by, $setOnInsert: key }, upsert: true }));
  if (updates.length > 0) await writeCommand(db, { update: collection, updates }, session);
}

/** Whoever writes keys of a pack has its turn, so nobody changes one between reading and writing it. */
async function writeKeys(db: Connection, changes: ReadonlyMap<string, KeyChange>, sums: SumChanges, session: ClientSession): Promise<void> {
  if (changes.size === 0) return;
  const found = (await native(keyModel(db)).find({ _id: { $in: [...changes.keys()] } } as never, { session, hint: { _id: 1 } }).toArray()) as unknown as KeyDoc[];
  const known = new Map(found.map(({ _id, at }) => [_id, at]));
  const after = [...changes].map(([_id, { place, by }]): KeyDoc => {
    const before = known.get(_id) ?? [];
    const at = afterwards(before, by);
    for (const { dim, period, n } of comings(before, at)) {
      const { keys } = changeAt(sums, { ...place, dim, year: period.slice(0, 4) === 'all' ? period : period.slice(0, 4) });
      keys.set(period, (keys.get(period) ?? 0) + n);
    }
    return { _id, at };
  });
  const keys = keyModel(db).collection.collectionName;
  const [fresh, gone] = [after.filter(({ _id, at }) => !known.has(_id) && at.length > 0), after.filter(({ _id, at }) => known.has(_id) && at.length === 0)];
  const other = after.filter(({ _id, at }) => known.has(_id) && at.length > 0);
  if (fresh.length > 0) await writeCommand(db, { insert: keys, documents: fresh }, session);
  if (other.length > 0) await writeCommand(db, { update: keys, updates: other.map(({ _id, at }) => ({ q: { _id }, u: { at } })) }, session);
  if (gone.length > 0) await writeCommand(db, { delete: keys, deletes: gone.map(({ _id }) => ({ q: { _id }, limit: 1 })) }, session);
}

export async function writeTallies(db: Connection, change: FactChange, session: ClientSession): Promise<void> {
  const sums = sumChanges(change);
  await writeKeys(db, keyChanges(change), sums, session);
  await add(db, sumModel(db).collection.collectionName, [...sums].map(([_id, one]) => ({ _id, key: one.key, by: addition(one) })), session);
  await add(db, valueModel(db).collection.collectionName, [...valueChanges(change)].map(([_id, { key, by }]) => ({ _id, key, by: nonZero([...by]) })), session);
}
