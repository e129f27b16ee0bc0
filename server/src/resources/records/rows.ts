import { fieldsOf, type CompiledPack } from '@liandong/core/run';
import { listSight, presentColumns, recordTitle, shownData, sightOf } from '../../access/index';
import { openRecords, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packsOf } from '../packs/index';
import type { RecordRow } from './contract';

type Data = Parameters<typeof shownData>[1];

function rowOf(caller: Caller, row: RecordRowDoc, data: Data, pack: CompiledPack | undefined, snapshot: OrgSnapshot): RecordRow[] {
  const sight = pack && sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack });
  if (!pack || !sight) return [];
  const type = pack.records[row.type];
  const fields = fieldsOf(pack, row.type);
  const shown = shownData(fields, data, listSight(sight)).data;
  return [{
    id: row._id, workId: row.workId, ...(row.no === undefined ? {} : { no: row.no }), title: recordTitle(pack, row, fields, shown),
    packId: row.packId, type: row.type, typeTitle: type?.title ?? row.type, state: row.state, stateTitle: type?.states.find((state) => state.id === row.state)?.title ?? row.state,
    orgId: row.orgId, orgName: snapshot.view.unit(row.orgId)?.name ?? row.orgId, createdAt: row.createdAt, columns: presentColumns(pack, fields, type?.columns ?? [], shown, snapshot),
  }];
}

/** Stored records as list rows: cut to what the caller may see, sensitive values never in full. What he does not reach is left out. */
export async function recordRows(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[]): Promise<RecordRow[]> {
  const { countyId } = caller;
  const [data, packs, snapshot] = await Promise.all([openRecords(deps, countyId, rows), packsOf(deps, countyId, rows), deps.org.snapshot(countyId)]);
  return rows.flatMap((row, index) => rowOf(caller, row, data[index] ?? {}, packs.get(row.release), snapshot));
}
