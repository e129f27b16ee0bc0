import { fieldsOf, mayExport, mayExportSome, type CompiledPack, type FieldSpec, type JsonObject } from '@liandong/core/run';
import { FIXED, planOf, streamRecords, writeRecords, type RecordLine } from '@liandong/sheets/records';
import { listRecords, noteExport, noteExported, noteViews, releasesOf, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packForFigures } from '../packs/index';
import { scopesOf } from '../records/index';
import { readRegister } from '../registers/index';
import type { RecordSheetsApi } from './contract';
import { shownRecords, type Shown } from './shown';
import type { Target } from './target';

/** More do not fit where a file of them could still be opened. */
const MOST = 200_000;
const AT_ONCE = 250;

export interface SheetFile { readonly title: string; readonly bytes: Uint8Array }
export interface SheetStream { readonly title: string; readonly parts: AsyncIterable<Uint8Array> }

/** Packs of the releases that records of the type stand under; the one in use here first: of two fields with one id the newer. */
async function packsFor(deps: Deps, { countyId }: Caller, packId: string, type: string): Promise<CompiledPack[]> {
  const packs = await Promise.all((await releasesOf(deps, countyId, { packId, type })).map((sha) => deps.packs.pack(countyId, sha)));
  return packs.flatMap((pack) => pack ?? []);
}
function fieldsIn(packs: readonly CompiledPack[], type: string): FieldSpec[] {
  const fields = new Map<string, FieldSpec>();
  for (const pack of packs) for (const field of Object.values(fieldsOf(pack, type))) if (!fields.has(field.id)) fields.set(field.id, field);
  return [...fields.values()];
}

interface Asked { readonly packId: string; readonly type: string }
type Batches = AsyncIterable<readonly RecordRowDoc[]>;

/** The rows of a register, some at a time. */
async function* batchesOf(rows: AsyncIterable<RecordRowDoc>): AsyncGenerator<readonly RecordRowDoc[]> {
  let batch: RecordRowDoc[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Records of a type that he reaches, newest first, some at a time. */
async function* rowsOf(deps: Deps, caller: Caller, query: Call<RecordSheetsApi['GET /record-sheets/records']>['query']): AsyncGenerator<readonly RecordRowDoc[]> {
  for (let before: { readonly createdAt: string; readonly id: string } | undefined; ;) {
    const rows = await listRecords(deps, caller.countyId, scopesOf(caller), query, AT_ONCE, before);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
    before = { createdAt: last.createdAt, id: last._id };
  }
}

/** That sensitive values leave the house is noted before they do, record by record. */
async function note(deps: Deps, { countyId, userId: by, name: byName }: Caller, shown: readonly Shown[], at: string): Promise<void> {
  const sensitive = shown.filter(({ levels }) => levels.length > 0);
  if (sensitive.length > 0) await noteViews(deps, countyId, sensitive.map(({ row, levels }) => ({ countyId, recordId: row._id, by, byName, at, levels, where: 'download' })));
}

interface Taking { readonly batches: Batches; /** may he take it away? */ readonly may: (row: RecordRowDoc) => boolean }

/** By the rules in force today, also for records of an earlier release. */
async function takingOf(deps: Deps, { countyId, userId, grants }: Caller, { packId, type }: Asked, batches: Batches): Promise<Taking> {
  const [pack, { view: org }] = await Promise.all([packForFigures(deps, countyId, packId), deps.org.snapshot(countyId)]);
  if (!pack) return { batches, may: () => true };
  if (!mayExportSome(pack, type, grants)) return refuse('sheet.may-not-export', '', { record: pack.records[type]?.title ?? type });
  return { batches, may: mayExport(pack, type, { userId, grants, org }) };
}

/** As their reader sees them; those that a list finds and a page would not show him are left out. */
async function* linesOf(deps: Deps, caller: Caller, { batches, may }: Taking, at: string): AsyncGenerator<RecordLine> {
  let count = 0;
  for await (const rows of batches) {
    const shown = await shownRecords(deps, caller, rows.filter(may));
    count += shown.length;
    // what has been sent so far is no whole file: the connection breaks, and nobody takes it for one
    if (count > MOST) refuse('sheet.too-many-records', '', { limit: MOST });
    await note(deps, caller, shown, at);
    yield* shown.map(({ line }) => line);
  }
}

/** The first one is waited for: what is refused is refused before anything is sent. */
async function begun<T>(items: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await items.next();
  if (first.done) return refuse('sheet.no-records');
  return (async function* all(): AsyncGenerator<T> {
    yield first.value;
    yield* items;
  })();
}

type Leaving = Parameters<typeof noteExport>[1];
/** Every file that leaves is noted with what was asked for, beside what is sensitive in it; and, however it ends, with how many rows went. */
async function* noted(deps: Deps, leaving: Leaving, asked: JsonObject, lines: AsyncGenerator<RecordLine>): AsyncGenerator<RecordLine> {
  const of = await noteExport(deps, leaving, asked);
  let [rows, whole] = [0, false];
  try {
    for await (const line of lines) {
      rows += 1;
      yield line;
    }
    whole = true;
  } finally {
    await noteExported(deps, leaving, { of, rows, whole });
  }
}

async function sheetOf(deps: Deps, caller: Caller, { packId, type, ...asked }: Asked & JsonObject, batches: Batches, at: string): Promise<SheetStream> {
  const { countyId, userId: by, name: byName } = caller;
  const found = await begun(linesOf(deps, caller, await takingOf(deps, caller, { packId, type }, batches), at));
  const packs = await packsFor(deps, caller, packId, type);
  const [newest] = packs;
  if (!newest) return refuse('sheet.no-records');
  const lines = await begun(noted(deps, { countyId, packId, type, by, byName, at }, asked, found));
  const title = newest.records[type]?.title ?? type;
  return { title, parts: streamRecords(newest, planOf(newest, title, fieldsIn(packs, type), FIXED.filter((fixed) => fixed !== 'row' && fixed !== 'trouble')), lines) };
}

/** As a register would ask for it. */
function asRegister({ packId, type, state, orgId }: Call<RecordSheetsApi['GET /record-sheets/records']>['query']): Asked & JsonObject {
  const is = (field: string, value: string | undefined): JsonObject[] => (value === undefined ? [] : [{ field, op: 'in', values: [value] }]);
  const items = [...is('@state', state), ...is('@unit', orgId)];
  return { packId, type, ...(items.length > 0 ? { filter: { join: 'all', items } } : {}) };
}
export const download = (deps: Deps, { caller, query, now }: Call<RecordSheetsApi['GET /record-sheets/records']>): Promise<SheetStream> => sheetOf(deps, caller, asRegister(query), rowsOf(deps, caller, query), now);
/** The same rows in the same order as the register shows them. */
export const downloadRegister = (deps: Deps, { caller, body, now }: Call<RecordSheetsApi['POST /record-sheets/registers']>): Promise<SheetStream> => sheetOf(deps, caller, body as Asked & JsonObject, batchesOf(readRegister(deps, caller, body)), now);

/** Does one of his roles that make such records reach further than one unit? */
function isWide({ grants }: Caller, { kind, type, program: { pack } }: Target): boolean {
  const makers = grants.filter(({ role }) => kind === 'record' && type.create?.roles.includes(role));
  const reachesOn = makers.some(({ role }) => pack.manifest.roles.some(({ id, reach }) => id === role && (reach === 'subtree' || reach === 'county')));
  return reachesOn || new Set(makers.map(({ orgId }) => orgId)).size > 1;
}

/** Whoever makes such records at several units says in each row where; left empty it is the unit of the file. */
export async function template(caller: Caller, target: Target): Promise<SheetFile> {
  const { program: { pack }, title, type, fields } = target;
  return { title, bytes: await writeRecords(pack, planOf(pack, type.title, fields, isWide(caller, target) ? ['org'] : []), []) };
}
