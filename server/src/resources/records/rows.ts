import { CORE_TEXT, derivedFields, fieldsOf, type CompiledPack, type FieldSpec, type JsonObject } from '@liandong/core/run';
import { columnPicks, listSight, presentColumns, recordTitle, shownData, sightOf, type Names } from '../../access/index';
import { openRecords, type RecordRowDoc } from '../../durable/index';
import { closedIn, shownRows } from '../../closed/index';
import { namesOf } from '../../names/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packsOf } from '../packs/index';
import type { RecordRow } from './contract';
import { offerView } from './offer-view';

interface Viewing { readonly caller: Caller; readonly view: OrgSnapshot['view'] }
interface Shown { readonly row: RecordRowDoc; readonly pack: CompiledPack; readonly fields: Readonly<Record<string, FieldSpec>>; readonly data: JsonObject }

function shownOf({ caller, view }: Viewing, row: RecordRowDoc, data: JsonObject, pack: CompiledPack | undefined, closed: readonly string[] = []): Shown[] {
  const sight = pack && sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack, view });
  if (!pack || !sight) return [];
  const fields = { ...OF_RECORD, ...derivedFields(pack, row.type), ...fieldsOf(pack, row.type) };
  const all = { '@owner': row.owner ?? row.createdBy, '@occurred': row.occurredAt, ...(row.derived as JsonObject | undefined), ...data };
  return [{ row, pack, fields, data: shownData(fields, all, listSight({ ...sight, closed })).data }];
}

const ofRecord = (id: string, title: string, more: Partial<FieldSpec>): FieldSpec => ({ id, title, type: 'string', level: 'L0', required: false, ...more });
/** What every record has and a list may show as a column, named as registers name it. */
const OF_RECORD: Shown['fields'] = {
  '@owner': ofRecord('@owner', CORE_TEXT.register.own.owner, { ref: { kind: 'user' } }), '@occurred': ofRecord('@occurred', CORE_TEXT.register.own.occurred, { format: 'date-time' }),
};

interface Columns { readonly ids?: readonly string[] | undefined; /** the county as it was read for the same answer */ readonly org?: OrgSnapshot }
const columnsOf = ({ row, pack }: Pick<Shown, 'row' | 'pack'>, { ids }: Columns): readonly string[] => ids ?? pack.records[row.type]?.columns ?? [];

/** Nothing else is opened. */
function toldOf(row: RecordRowDoc, pack: CompiledPack | undefined, asked: Columns): RecordRowDoc {
  const told = pack ? new Set([...columnsOf({ row, pack }, asked), pack.records[row.type]?.titleField ?? '']) : new Set();
  return { ...row, data: Object.fromEntries(Object.entries(row.data).filter(([id]) => told.has(id))) };
}

interface Told extends Columns { readonly names: Names }
function rowOf(shown: Shown, snapshot: OrgSnapshot, { names, ids }: Told): RecordRow {
  const { view } = snapshot;
  const { row, pack, fields, data } = shown;
  const type = pack.records[row.type];
  const offer = row.offer?.ended ? undefined : offerView(row, snapshot);
  return {
    id: row._id, ...(row.workId === undefined ? {} : { workId: row.workId }), ...(row.no === undefined ? {} : { no: row.no }), title: recordTitle(pack, row, fields, data),
    packId: row.packId, type: row.type, typeTitle: type?.title ?? row.type, state: row.state, stateTitle: type?.states.find((state) => state.id === row.state)?.title ?? row.state,
    orgId: row.orgId, orgName: view.unit(row.orgId)?.name ?? row.orgId, createdAt: row.createdAt, columns: presentColumns(pack, fields, columnsOf(shown, { ids }), data, names),
    ...(offer ? { offer } : {}),
  };
}

/** Stored records as list rows: cut to what the caller may see, sensitive values never in full. What he does not reach is left out. `ids`: the columns, other than those of the type. */
export async function recordRows(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[], asked: Columns = {}): Promise<RecordRow[]> {
  const { countyId } = caller;
  const [packs, snapshot] = await Promise.all([packsOf(deps, countyId, rows), asked.org ?? deps.org.snapshot(countyId)]);
  const [data, closed] = await Promise.all([openRecords(deps, countyId, rows.map((row) => toldOf(row, packs.get(row.release), asked))), closedIn(deps, caller, shownRows(rows, packs))]);
  const shown = rows.flatMap((row, index) => shownOf({ caller, view: snapshot.view }, row, data[index] ?? {}, packs.get(row.release), closed.get(row._id)));
  const names = await namesOf(deps, caller, shown.flatMap((one) => columnPicks(one.fields, columnsOf(one, asked), one.data)), snapshot);
  return shown.map((one) => rowOf(one, snapshot, { names, ...asked }));
}
