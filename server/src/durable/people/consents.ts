/** 知情同意 of persons as it is stored: records that pick them, under whichever of their records. */
import { consentOf, linkKey, linksIn, linkTarget, type CompiledPack, type Consent, type LinkDef, type RecordDoc } from '@liandong/core/run';
import { native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { recordOf } from '../docs';
import { recordModel, type RecordRowDoc, type Session } from '../model';
import { openRecords } from '../sealing/index';
import { aliasesOf } from './aliases';

export interface Consented { readonly birthDate: string | undefined; readonly consents: readonly Consent[] }
interface Where { readonly countyId: string; readonly pack: CompiledPack; readonly session?: Session }

const MOST = 5000;
const isPerson = (pack: CompiledPack, type: string | undefined): boolean => type !== undefined && pack.records[type]?.kind === 'person';

/** Links by which a consent says whose it is. */
export const consentLinks = ({ records }: CompiledPack): { readonly type: string; readonly def: LinkDef }[] =>
  Object.values(records).flatMap(({ id: type, consent, links = [] }) => links.filter(({ field }) => field === consent?.person).map((def) => ({ type, def })));

/** Persons whom a record is about: itself, whom its subject link picks, or else everybody it picks. */
export function personsOf(pack: CompiledPack, { id, type, data }: Pick<RecordDoc, 'id' | 'type' | 'data'>): { readonly id: string; readonly path: string; readonly key: string }[] {
  if (isPerson(pack, type)) return [{ id, path: '', key: '' }];
  const subject = pack.records[type]?.subject?.link;
  const about = linksIn(pack, { type, data }).filter(({ def }) => isPerson(pack, linkTarget(pack, type, def)) && (subject === undefined || def.id === subject));
  return about.map((link) => ({ id: link.id, path: link.path, key: linkKey(type, link.def.id, link.id) }));
}

/** Nothing else of them is opened. */
async function birthDates(deps: Deps, { countyId, pack, session }: Where, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const fields = [...new Set(Object.values(pack.records).flatMap(({ person }) => person?.birthDate ?? []))];
  if (fields.length === 0 || ids.length === 0) return new Map();
  const projection = { countyId: 1, type: 1, ...Object.fromEntries(fields.map((field) => [`data.${field}`, 1])) };
  const rows = (await native(recordModel(deps.db)).find({ countyId, _id: { $in: [...ids] } } as never, { projection, ...(session ? { session } : {}) }).toArray()) as unknown as RecordRowDoc[];
  const data = await openRecords(deps, countyId, rows.map((row) => ({ ...row, data: row.data ?? {} })));
  return new Map(rows.flatMap((row, index) => {
    const value = data[index]?.[pack.records[row.type]?.person?.birthDate ?? ''];
    return typeof value === 'string' ? [[row._id, value] as const] : [];
  }));
}

interface Stored { readonly consents: readonly Consent[]; readonly born: ReadonlyMap<string, string> }
async function stored(deps: Deps, where: Where, ids: readonly string[]): Promise<Stored> {
  const { countyId, pack, session } = where;
  const keys = consentLinks(pack).flatMap(({ type, def }) => ids.map((id) => linkKey(type, def.id, id)));
  const [rows, born] = await Promise.all([
    keys.length === 0 ? [] : recordModel(deps.db).find({ countyId, links: { $in: keys } }).session(session ?? null).limit(MOST).lean<RecordRowDoc[]>(),
    birthDates(deps, where, ids),
  ]);
  const data = await openRecords(deps, countyId, rows);
  return { born, consents: rows.flatMap((row, index) => consentOf(pack, recordOf(row, data[index])) ?? []) };
}

/** Each person's record → what he agreed to, given up ones too, and when he was born. */
export async function consentsOf(deps: Deps, where: Where, ids: readonly string[]): Promise<ReadonlyMap<string, Consented>> {
  const { countyId, session } = where;
  const asked = [...new Set(ids)];
  // hardly anybody was entered twice: what there is under these records alone is looked up meanwhile
  const [aliases, early] = session ? [await aliasesOf(deps, countyId, asked, session), undefined] : await Promise.all([aliasesOf(deps, countyId, asked), stored(deps, where, asked)]);
  const all = [...new Set([...aliases.values()].flat())];
  const { consents, born } = early && all.length === asked.length ? early : await stored(deps, where, all);
  return new Map([...aliases].map(([id, own]) => [id, { birthDate: own.map((one) => born.get(one)).find((date) => date !== undefined), consents: consents.filter(({ person }) => own.includes(person)) }]));
}
