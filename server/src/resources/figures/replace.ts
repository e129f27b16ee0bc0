/** Facts of records as they are now, with all that follows from them, in one transaction: by plain commands, as there are many. */
import { lookedAt, type RecordRowDoc, stillDue } from '../../durable/index';
import { type ClientSession, type Connection, native, transaction, writeCommand } from '../../platform/db/index';
import { changeOf, type FactChange, periodsOf } from './facts';
import { cellModel, type FactDoc, factModel, factRulesModel } from './model';
import { writeTallies } from './tallies';

const placeOf = ({ countyId, recordId, packId, indicatorId }: FactDoc) => ({ countyId, recordId, packId, indicatorId });
const keyOf = (fact: FactDoc): string => Object.values(placeOf(fact)).join('\n');

async function writeFacts(db: Connection, { write, remove, was }: FactChange, session: ClientSession): Promise<void> {
  const facts = factModel(db).collection.collectionName;
  const known = new Set(was.map(keyOf));
  const [other, fresh] = [write.filter((fact) => known.has(keyOf(fact))), write.filter((fact) => !known.has(keyOf(fact)))];
  if (remove.length > 0) await writeCommand(db, { delete: facts, deletes: remove.map((fact) => ({ q: placeOf(fact), limit: 1 })) }, session);
  if (other.length > 0) await writeCommand(db, { update: facts, updates: other.map((fact) => ({ q: placeOf(fact), u: fact })) }, session);
  if (fresh.length > 0) await writeCommand(db, { insert: facts, documents: fresh }, session);
}

/** The cells that facts count in; those of one indicator that lie at the same units are marked together. */
async function markCells(db: Connection, { write, was }: FactChange, session: ClientSession): Promise<void> {
  const marks = new Map<string, { readonly fact: FactDoc; readonly periods: Set<string> }>();
  for (const fact of [...write, ...was]) {
    const key = [fact.countyId, fact.packId, fact.indicatorId, ...fact.path].join('\n');
    const mark = marks.get(key) ?? { fact, periods: new Set() };
    marks.set(key, mark);
    for (const period of periodsOf(fact.at)) mark.periods.add(period);
  }
  const updates = [...marks.values()].map(({ fact: { countyId, packId, indicatorId, path }, periods }) => ({
    q: { countyId, packId, indicatorId, orgId: { $in: path }, period: { $in: [...periods] } }, u: { $set: { dirty: true }, $inc: { rev: 1 } }, multi: true,
  }));
  if (updates.length > 0) await writeCommand(db, { update: cellModel(db).collection.collectionName, updates }, session);
}

/** Two who write facts of one pack at once: the later one begins anew, and sees what the other has done. */
export async function takeTurn(db: Connection, q: { readonly countyId: string; readonly packId: string }, session: ClientSession): Promise<void> {
  await writeCommand(db, { update: factRulesModel(db).collection.collectionName, updates: [{ q, u: { $inc: { turn: 1 } }, upsert: true }] }, session);
}

/**
 * The facts of records of one county and pack, the sums and the marks on the cells they count in, all or nothing; then the mark of the records
 * is taken away, apart from it: a crash before that has them looked at once more. Answers the units at which something is another. @throws Stale when one of them has changed since it was read
 */
export async function replaceFacts(db: Connection, rows: readonly RecordRowDoc[], facts: readonly FactDoc[]): Promise<ReadonlySet<string>> {
  const { countyId = '', packId = '' } = rows[0] ?? {};
  const of = { countyId, recordId: { $in: rows.map(({ _id }) => _id) }, packId };
  const units = await transaction(db, async (session) => {
    await takeTurn(db, { countyId, packId }, session);
    await stillDue(db, 'factsDue', rows, session);
    const before = (await native(factModel(db)).find(of as never, { session, projection: { _id: 0 } }).toArray()) as unknown as FactDoc[];
    const change = changeOf(before, facts);
    await writeFacts(db, change, session);
    await writeTallies(db, change, session);
    await markCells(db, change, session);
    return new Set([...change.write, ...change.was].map(({ orgId }) => orgId));
  });
  await lookedAt(db, 'factsDue', rows);
  return units;
}
