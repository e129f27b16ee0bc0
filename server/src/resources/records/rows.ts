import { fieldsOf } from '@liandong/core/run';
import { listSight, presentColumns, recordTitle, shownData, sightOf } from '../../access/index';
import { openRecords, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { RecordRow } from './contract';

type Data = Parameters<typeof shownData>[1];

async function rowOf(deps: Deps, caller: Caller, row: RecordRowDoc, data: Data, snapshot: OrgSnapshot): Promise<RecordRow[]> {
  const pack = await deps.packs.pack(caller.countyId, row.release);
  const sight = pack && sightOf(caller, [], { record: row, tasks: [], visits: [], pack });
  if (!pack || !sight) return [];
  const type = pack.records[row.type];
  const fields = fieldsOf(pack, row.type);
  const shown = shownData(fields, data, listSight(sight)).data;
  return [{
    id: row._id, workId: row.workId, ...(row.no === undefined ? {} : { no: row.no }), title: recordTitle(pack, row, fields, shown),
    type: row.type, typeTitle: type?.title ?? row.type, state: row.state, stateTitle: type?.states.find((state) => state.id === row.state)?.title ?? row.state,
    orgId: row.orgId, orgName: snapshot.view.unit(row.orgId)?.name ?? row.orgId, createdAt: row.createdAt, columns: presentColumns(pack, fields, type?.columns ?? [], shown),
  }];
}

/** Stored records as list rows: cut to what the caller may see, sensitive values never in full. What he does not reach is left out. */
export async function recordRows(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[]): Promise<RecordRow[]> {
  const [data, snapshot] = await Promise.all([openRecords(deps, caller.countyId, rows), deps.org.snapshot(caller.countyId)]);
  return (await Promise.all(rows.map((row, index) => rowOf(deps, caller, row, data[index] ?? {}, snapshot)))).flat();
}
