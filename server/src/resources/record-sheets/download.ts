import { fieldsOf, type FieldSpec } from '@liandong/core/run';
import { FIXED, planOf, writeRecords } from '@liandong/sheets/records';
import { listRecords, noteViews } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { scopesOf } from '../records/index';
import type { RecordSheetsApi } from './contract';
import { shownRecords, type Shown } from './shown';
import type { Target } from './target';

const MOST = 5000;

/** Fields of all releases that the records stand under; of two with one id the newer. */
function fieldsIn(shown: readonly Shown[], type: string): FieldSpec[] {
  const packs = [...new Set(shown.map(({ pack }) => pack))];
  const fields = new Map<string, FieldSpec>();
  for (const pack of packs) for (const field of Object.values(fieldsOf(pack, type))) if (!fields.has(field.id)) fields.set(field.id, field);
  return [...fields.values()];
}

/** That sensitive values leave the house is noted before they do, record by record. */
async function note(deps: Deps, { countyId, userId: by, name: byName }: Caller, shown: readonly Shown[], at: string): Promise<void> {
  await noteViews(deps, countyId, shown.filter(({ levels }) => levels.length > 0).map(({ row, levels }) => ({ countyId, recordId: row._id, by, byName, at, levels, where: 'download' })));
}

export interface SheetFile { readonly title: string; readonly bytes: Uint8Array }

export async function download(deps: Deps, { caller, query, now }: Call<RecordSheetsApi['GET /record-sheets/records']>): Promise<SheetFile> {
  const rows = await listRecords(deps, caller.countyId, scopesOf(caller), query, MOST + 1);
  if (rows.length > MOST) refuse('sheet.too-many-records', '', { limit: MOST });
  const shown = await shownRecords(deps, caller, rows);
  const [first] = shown;
  if (!first) return refuse('sheet.no-records');
  const title = first.pack.records[query.type]?.title ?? query.type;
  const plan = planOf(first.pack, title, fieldsIn(shown, query.type), FIXED.filter((fixed) => fixed !== 'row'));
  const bytes = await writeRecords(first.pack, plan, shown.map(({ line }) => line));
  await note(deps, caller, shown, now);
  return { title, bytes };
}

export async function template({ program: { pack }, title, type, fields }: Target): Promise<SheetFile> {
  return { title, bytes: await writeRecords(pack, planOf(pack, type.title, fields, []), []) };
}
