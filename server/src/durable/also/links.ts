/** 关联 in the transaction: whom a record begins to point to must be there, must not be pointed to by too many, and no circle may come of it. */
import { linkKey, linksIn, linkTarget, mostAtOnce, problem, voidStates, type CompiledPack, type Link, type Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc, type Session } from '../model';
import { aliasesOf, namesakesOf } from '../people/aliases';
import { openRecords } from '../sealing/index';
import type { Committed, Together } from './committed';

/** A way from record to record that is longer ends the search: it is no tree of people or places. */
const MOST_STEPS = 200;
type Row = Pick<RecordRowDoc, '_id' | 'type' | 'state' | 'links'>;
interface Place { readonly deps: Deps; readonly countyId: string; readonly pack: CompiledPack; readonly session: Session }

/** Written, not only read: who voids it at the same moment, or begins to point to it too, conflicts. */
async function touch({ deps, countyId, session }: Omit<Place, 'pack'>, ids: readonly string[]): Promise<Row[]> {
  const filter = { countyId, _id: { $in: [...ids] } };
  await recordModel(deps.db).updateMany(filter, { $inc: { touched: 1 } }, { session });
  return recordModel(deps.db).find(filter).session(session).select({ type: 1, state: 1, links: 1 }).lean<Row[]>();
}

const titled = (pack: CompiledPack, type: string): string => pack.records[type]?.title ?? type;

/** How many point to it on one day by this link, those that are given up left out; to a person, under whichever of his records. */
async function pointingTo({ deps, countyId, pack, session }: Place, type: string, { def, id }: Link): Promise<number> {
  const ids = await namesakesOf(deps, pack, { _id: id, countyId, type: linkTarget(pack, type, def) ?? '' }, session);
  const filter = { countyId, type, links: { $in: ids.map((one) => linkKey(type, def.id, one)) }, state: { $nin: voidStates(pack.records[type]) } };
  if (def.since === undefined && def.until === undefined) return recordModel(deps.db).countDocuments(filter, { session });
  const rows = await recordModel(deps.db).find(filter).session(session).limit(MOST_STEPS).lean<RecordRowDoc[]>();
  const data = await openRecords(deps, countyId, rows);
  const links = rows.flatMap((row, index) => linksIn(pack, { type: row.type, data: data[index] ?? {} }).filter((link) => link.def.id === def.id && ids.includes(link.id)));
  return mostAtOnce(links);
}

/** Does a way lead back? Every record on it is touched, so that two who close a circle together notice each other. */
async function leadsBack(place: Place, type: string, { def, id }: Link, own: string): Promise<boolean> {
  const prefix = `${type}.${def.id}>`;
  const seen = new Set<string>();
  const { deps, countyId, session } = place;
  for (let next = [id]; next.length > 0 && seen.size < MOST_STEPS;) {
    // a person's way goes on from every record that he has
    next = [...new Set([...(await aliasesOf(deps, countyId, next, session)).values()].flat())];
    if (next.includes(own)) return true;
    next.forEach((one) => seen.add(one));
    const rows = await touch(place, next);
    next = rows.flatMap(({ links = [] }) => links.flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))).filter((one) => !seen.has(one));
  }
  return false;
}

async function wrongWith(place: Place, { record }: Committed, link: Link): Promise<Problem[]> {
  const { def, id, path } = link;
  const { pack } = place;
  if (def.acyclic && (await leadsBack(place, record.type, link, record.id))) return [problem('record.link-circle', path, { link: def.inverse })];
  if (def.most === undefined || (await pointingTo(place, record.type, link)) <= def.most) return [];
  return [problem('record.link-most', path, { record: titled(pack, linkTarget(pack, record.type, def) ?? ''), link: def.inverse, most: def.most, id })];
}

/** Links that this commit makes or changes; what was there before is not asked about again. */
function freshLinks({ pack, record, row, rowBefore, events }: Committed): Link[] {
  const isChanged = events.some(({ type }) => type === 'RecordCreated' || type === 'RecordChanged');
  if (!isChanged || voidStates(pack.records[record.type]).includes(record.state)) return [];
  const before = new Set(rowBefore?.links ?? []);
  const dated = ({ def }: Link): boolean => def.most !== undefined && (def.since ?? def.until) !== undefined;
  return row.links === undefined ? [] : linksIn(pack, record).filter((link) => !before.has(linkKey(record.type, link.def.id, link.id)) || dated(link));
}

interface Fresh { readonly deps: Deps; readonly committed: Committed; readonly links: readonly Link[] }

const isNew = ({ committed: { record, rowBefore } }: Fresh, { def, id }: Link): boolean => !rowBefore?.links?.includes(linkKey(record.type, def.id, id));

/** Whom they begin to point to, of one county: touched and read once. */
async function targetsOf(session: Session, some: readonly Fresh[]): Promise<ReadonlyMap<string, Row>> {
  const [first] = some;
  if (!first) return new Map();
  const { deps, committed: { countyId } } = first;
  return new Map((await touch({ deps, countyId, session }, [...new Set(some.flatMap(({ links }) => links.map(({ id }) => id)))])).map((row) => [row._id, row]));
}

async function problemsOf(session: Session, one: Fresh, targets: ReadonlyMap<string, Row>): Promise<Problem[]> {
  const { deps, committed, links } = one;
  const { countyId, pack } = committed;
  const isGone = (row: Row | undefined): boolean => row !== undefined && voidStates(pack.records[row.type]).includes(row.state);
  const gone = links.filter((link) => isNew(one, link) && isGone(targets.get(link.id)));
  if (gone.length > 0) return gone.map(({ path, def }) => problem('form.reference-unknown', path, { title: def.inverse }));
  const problems: Problem[] = [];
  for (const link of links) problems.push(...(await wrongWith({ deps, countyId, pack, session }, committed, link)));
  return problems;
}

/** What only `most` and `acyclic` ask is asked of each by itself. */
async function held(session: Session, about: readonly unknown[]): Promise<readonly (readonly Problem[])[]> {
  const all = about as readonly Fresh[];
  const targets = new Map<string, ReadonlyMap<string, Row>>();
  for (const countyId of new Set(all.map(({ committed }) => committed.countyId))) targets.set(countyId, await targetsOf(session, all.filter(({ committed }) => committed.countyId === countyId)));
  const answers: Problem[][] = [];
  for (const one of all) answers.push(await problemsOf(session, one, targets.get(one.committed.countyId) ?? new Map()));
  return answers;
}

export function linksTogether(deps: Deps, committed: Committed): Together | undefined {
  const links = freshLinks(committed);
  return links.length === 0 ? undefined : { all: held, about: { deps, committed, links } satisfies Fresh };
}
