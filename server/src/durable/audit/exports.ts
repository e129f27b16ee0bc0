/** Files of records that left the house: noted before the first row is sent, and again when the last one was, in a chain of their type's. What was asked for is sealed: it names people. */
import type { JsonObject } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { viewModel, type ViewDoc } from './model';
import { noteOne } from './views';

export interface Leaving { readonly countyId: string; readonly packId: string; readonly type: string; readonly by: string; readonly byName: string; readonly at: string }

const aad = ({ by, at }: Pick<Leaving, 'by' | 'at'>): string => `exports/${by}/${at}`;
/** The chain of a county's type: chains are found by their id alone, and two counties may use one pack. */
const noteOf = ({ packId, type, ...leaving }: Leaving) => ({ ...leaving, recordId: `${leaving.countyId}/${packId}/${type}`, levels: [] });

/** Answers the id of the note. */
export const noteExport = (deps: Deps, leaving: Leaving, asked: JsonObject): Promise<string> =>
  noteOne(deps, { ...noteOf(leaving), where: 'export', asked: deps.keys.seal(leaving.countyId, aad(leaving), Buffer.from(JSON.stringify(asked), 'utf8')).toString('base64') });

/** `whole`: the last row was sent; else it broke off after so many. */
export async function noteExported(deps: Deps, leaving: Leaving, ended: { readonly of: string; readonly rows: number; readonly whole: boolean }): Promise<void> {
  await noteOne(deps, { ...noteOf({ ...leaving, at: deps.clock.now() }), where: ended.whole ? 'exported' : 'export-broken', of: ended.of, rows: ended.rows });
}

/** As it was noted. Without `rows`: it is under way, or the server that made it stopped. */
export interface Export { readonly id: string; readonly packId: string; readonly type: string; readonly by: string; readonly byName: string; readonly at: string; readonly asked?: JsonObject; readonly rows?: number; readonly whole?: boolean }
export interface WhichExports { readonly by?: readonly string[] | undefined; readonly since?: string | undefined; readonly before?: string | undefined; readonly after?: { readonly at: string; readonly id: string } | undefined }

function opened({ keys }: Deps, doc: ViewDoc): JsonObject | undefined {
  return doc.asked === undefined ? undefined : (JSON.parse(keys.open(doc.countyId, aad(doc), Buffer.from(doc.asked, 'base64')).toString('utf8')) as JsonObject);
}

/** Newest first. */
export async function listExports(deps: Deps, countyId: string, { by, since, before, after }: WhichExports, limit: number): Promise<Export[]> {
  const model = viewModel(deps.db);
  const at = { ...(since === undefined ? {} : { $gte: since }), ...(before === undefined ? {} : { $lt: before }) };
  const further = after ? [{ $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }] }] : [];
  const asked = { countyId, where: 'export', ...(by ? { by: { $in: [...by] } } : {}), ...(Object.keys(at).length > 0 ? { at } : {}) };
  const docs = await model.find(further.length > 0 ? { $and: [asked, ...further] } : asked).sort({ at: -1, _id: -1 }).limit(limit).lean<ViewDoc[]>();
  const ends = await model.find({ of: { $in: docs.map(({ _id }) => _id) }, countyId }).lean<ViewDoc[]>();
  const endOf = new Map(ends.map((end) => [end.of, end]));
  return docs.map((doc) => {
    const [, packId = '', type = ''] = doc.recordId.split('/');
    const [end, question] = [endOf.get(doc._id), opened(deps, doc)];
    return { id: doc._id, packId, type, by: doc.by, byName: doc.byName, at: doc.at, ...(question ? { asked: question } : {}), ...(end ? { rows: end.rows ?? 0, whole: end.where === 'exported' } : {}) };
  });
}
