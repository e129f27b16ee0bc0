/** Persons who may be the same as one: found by keys that lie with the records, then compared in core. Sealed parts are compared blindly; hardly anything is opened. */
import { askedKeys, faceOf, linkKey, linksTo, sealedParts, similarity, voidStates, type CompiledPack, type Compared, type FacePart, type JsonObject, type PersonFace, type RecordType, type Similarity } from '@liandong/core/run';
import { findNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc } from '../model';
import { keyedOf } from '../row-keys/match';
import { openPart, openRecords } from '../sealing/index';
import { rootsOf } from './aliases';

/** By these a register finds; they are half of a record. */
const LEFT_OUT = { cells: 0, search: 0 } as const;
const MATCH = { countyId: 1, packId: 1, type: 1, match: 1 } as const;
/** So many are compared of those found by more than the sound of a name, and by it alone. */
const MOST = { close: 300, wide: 200 } as const;

export interface Asked { readonly countyId: string; readonly pack: CompiledPack; readonly type: string; readonly data: JsonObject; /** whose data it is, where it is kept already */ readonly recordId?: string | undefined; readonly households?: readonly string[] }
export interface Candidate extends Similarity {
  /** that he lives on under */
  readonly recordId: string;
  /** that looks like him: it may have been merged since */
  readonly row: RecordRowDoc;
}

const KEY_OF: Readonly<Partial<Record<FacePart, string>>> = { idNo: 'i:', phone: 'p:' };
const keyOf = (keys: readonly string[], start: string): string | undefined => keys.find((key) => key.startsWith(start));

/** Parts that are compared by their keys; the others as they are. */
function blindly(face: PersonFace, keys: readonly string[], sealed: readonly FacePart[]): PersonFace {
  const blind = sealed.flatMap((part) => {
    const key = KEY_OF[part] === undefined ? undefined : keyOf(keys, KEY_OF[part]);
    return key === undefined ? [] : [[part, key] as const];
  });
  return { ...face, ...Object.fromEntries(blind) };
}
const isBlind = (part: FacePart): boolean => KEY_OF[part] !== undefined;
const soundsIn = (keys: readonly string[]): string[] => keys.flatMap((key) => (key.startsWith('n:') ? [key.slice(2)] : []));

/** Persons as they are compared; whoever has no name is left out. Opened only where more than id number and telephone is sealed. */
export async function comparedOf(deps: Deps, { countyId, pack }: Pick<Asked, 'countyId' | 'pack'>, type: RecordType, rows: readonly RecordRowDoc[]): Promise<(Compared | undefined)[]> {
  const sealed = sealedParts(pack, type);
  const data = sealed.every(isBlind) ? rows.map((row) => openPart(row.data)) : await openRecords(deps, countyId, rows);
  return rows.map(({ match = [] }, index) => {
    const face = faceOf(type, data[index] ?? {});
    return face && { face: blindly(face, match, sealed), sounds: soundsIn(match) };
  });
}

/** Who may be the same as somebody, the likeliest first. Whose they are and who may know is the caller's to ask. */
export async function candidatesFor(deps: Deps, { countyId, pack, type, data, recordId, households = [] }: Asked): Promise<Candidate[]> {
  const known = pack.records[type];
  const face = known && faceOf(known, data);
  if (!known || !face) return [];
  const keyed = keyedOf({ countyId, pack, keys: deps.keys }, type, face);
  const { close, wide } = askedKeys(keyed);
  const where = { countyId, packId: pack.manifest.id, type, state: { $nin: voidStates(known) }, _id: { $ne: recordId ?? '' } };
  const find = (keys: readonly string[], most: number): Promise<RecordRowDoc[]> => (keys.length === 0 ? Promise.resolve([]) : findNow<RecordRowDoc>(recordModel(deps.db), { ...where, match: { $in: [...keys] } }, most, { limit: most, projection: LEFT_OUT, hint: MATCH }));
  const found = (await Promise.all([find(close, MOST.close), find(wide, MOST.wide)])).flat();
  const rows = [...new Map(found.map((row) => [row._id, row])).values()];
  const sealed = sealedParts(pack, known);
  const sure = Object.values(KEY_OF).flatMap((start) => keyOf(close, start) ?? []);
  const asked: Compared = { face: blindly(face, sure, sealed), sounds: wide.map((key) => key.slice(2)), households };
  const [compared, roots] = await Promise.all([comparedOf(deps, { countyId, pack }, known, rows), rootsOf(deps, countyId, [...rows.flatMap(({ _id, mergedInto }) => (mergedInto === undefined ? [] : [_id])), ...(recordId === undefined ? [] : [recordId])])]);
  const own = recordId === undefined ? undefined : roots.get(recordId);
  const alike = rows.flatMap((row, index): Candidate[] => {
    const [other, root] = [compared[index], roots.get(row._id) ?? row._id];
    const like = other && root !== own ? similarity(asked, other) : undefined;
    return like ? [{ ...like, recordId: root, row }] : [];
  });
  return bestOf(alike);
}

/** Of one person's records the one that looks most like him. */
function bestOf(all: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const one of [...all].sort((a, b) => b.points - a.points || (a.row._id < b.row._id ? -1 : 1))) if (!best.has(one.recordId)) best.set(one.recordId, one);
  return [...best.values()];
}

interface Among { readonly countyId: string; readonly packId: string; readonly type: string; readonly notIn: readonly string[]; readonly scopes: readonly string[] }
/** Persons in a reach who have one of these keys; who lives on under another record is left out. */
export const sharingKeys = ({ db }: Deps, { notIn, scopes, ...where }: Among, keys: readonly string[]): Promise<RecordRowDoc[]> =>
  (keys.length === 0 ? Promise.resolve([]) : recordModel(db).find({ ...where, match: { $in: [...new Set(keys)] }, state: { $nin: [...notIn] }, scope: { $in: [...scopes] }, mergedInto: { $exists: false } }).limit(MOST.close).lean<RecordRowDoc[]>());

/** Person → the households that he belongs to, or once did. */
export async function householdsOf({ db }: Deps, { countyId, pack }: Pick<Asked, 'countyId' | 'pack'>, type: string, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const links = linksTo(pack, type).filter((link) => pack.records[link.type]?.kind === 'household');
  const keys = links.flatMap((link) => ids.map((id) => linkKey(link.type, link.def.id, id)));
  const rows = keys.length === 0 ? [] : await recordModel(db).find({ countyId, links: { $in: keys } }).select({ links: 1 }).limit(2000).lean<Pick<RecordRowDoc, '_id' | 'links'>[]>();
  const found = new Map<string, string[]>();
  for (const { _id, links: own = [] } of rows) for (const key of own) if (keys.includes(key)) found.set(key.split('>')[1] ?? '', [...(found.get(key.split('>')[1] ?? '') ?? []), _id]);
  return found;
}
