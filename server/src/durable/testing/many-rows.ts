/**
 * Many records at once for measurements: made by the same functions as those of a commit (sealed values, row keys, money in fen), but put in
 * without history and without a transaction. Never called outside tests and benchmarks.
 */
import { randomBytes } from 'node:crypto';
import { fieldsOf, isSealed, type CompiledPack, type FieldSpec, type Json, type JsonObject, type RecordDoc } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordRow } from '../docs';
import { recordModel, subjectModel, type RecordRowDoc, type SubjectDoc } from '../model';
import { amountsIn, storedAmounts } from '../sealing/amounts';
import { sealValue } from '../sealing/value';

export interface RowDraft {
  readonly id: string; readonly no: string; readonly type: string; readonly orgId: string; readonly state: string; readonly by: string;
  /** instant: made and happened then */
  readonly at: string;
  readonly data: JsonObject;
  /** whom it is about; absent: a person of its own with a new key */
  readonly subjectId?: string;
}
interface Made { readonly row: RecordRowDoc; readonly subject?: SubjectDoc }
interface Whole { readonly countyId: string; readonly pack: CompiledPack }

const KEY_BYTES = 32;
const subjectOf = (deps: Deps, countyId: string, draft: RowDraft, fields: Readonly<Record<string, FieldSpec>>, identity: readonly string[]) => {
  const [_id, key] = [`${draft.id}-s`, randomBytes(KEY_BYTES)];
  const values = identity.filter((id) => fields[id]).map((id) => draft.data[id]);
  const index = values.length > 0 && values.every((value) => typeof value === 'string') ? deps.keys.blindIndex(countyId, 'subject', JSON.stringify(values.map((value) => String(value).toUpperCase()))) : undefined;
  return { key, doc: { _id, countyId, wrapped: deps.keys.seal(countyId, `subjects/${_id}`, key).toString('base64'), createdAt: draft.at, ...(index === undefined ? {} : { index }) } };
};

function made(deps: Deps, { countyId, pack }: Whole, draft: RowDraft, unit: Parameters<typeof recordRow>[2]['unit']): Made {
  const fields = fieldsOf(pack, draft.type);
  const secret = Object.keys(draft.data).filter((id) => fields[id] && isSealed(fields[id]));
  const fresh = secret.length > 0 ? subjectOf(deps, countyId, draft, fields, pack.records[draft.type]?.subject?.identity ?? []) : undefined;
  const seal = (id: string, value: Json): Json => (fresh && secret.includes(id) ? sealValue(value, id, { countyId, recordId: draft.id }, { subjectId: fresh.doc._id, key: fresh.key }) : value);
  const inFen = storedAmounts(draft.data, amountsIn(Object.values(fields)));
  const { id, type, orgId, no, state, at, by } = draft;
  const record: RecordDoc = {
    id, type, packId: pack.manifest.id, release: pack.sha, orgId, no, state, stateAt: { [state]: at }, version: 1, createdBy: by, createdAt: at, occurredAt: at,
    data: Object.fromEntries(Object.entries(inFen).map(([field, value]) => [field, seal(field, value)])),
  };
  const row = recordRow(record, [by], { countyId, pack, keys: deps.keys, unit, subjectId: fresh?.doc._id ?? draft.subjectId ?? id, plain: draft.data, now: deps.clock.now() });
  return { row, ...(fresh ? { subject: fresh.doc } : {}) };
}

/** The rows of these drafts and the people whom they are about. */
export async function insertRows(deps: Deps, whole: Whole, drafts: readonly RowDraft[]): Promise<RecordRowDoc[]> {
  const { view } = await deps.org.snapshot(whole.countyId);
  const all = drafts.map((draft) => made(deps, whole, draft, view.unit(draft.orgId)));
  const subjects = all.flatMap(({ subject }) => subject ?? []);
  const fast = { ordered: false, ignoreUndefined: true, writeConcern: { w: 'majority' } } as const;
  await recordModel(deps.db).collection.insertMany(all.map(({ row }) => row) as never, fast);
  if (subjects.length > 0) await subjectModel(deps.db).collection.insertMany(subjects as never, fast);
  return all.map(({ row }) => row);
}
