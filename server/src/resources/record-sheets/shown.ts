import { fieldsOf, type CompiledPack, type FieldSpec, type JsonObject } from '@liandong/core/run';
import type { RecordLine } from '@liandong/sheets/records';
import { listSight, sensitiveLevels, shownData, sightOf, type Sight } from '../../access/index';
import { openRecords, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packsOf } from '../packs/index';

/** A stored record as its reader sees it. */
export interface Shown { readonly row: RecordRowDoc; readonly pack: CompiledPack; readonly line: RecordLine; /** as in a list: nothing sensitive in full */ readonly listed: JsonObject; /** sensitive levels that `line` shows in full */ readonly levels: readonly string[] }

/** By reach alone: a step that waits for somebody shows him its record on its own page, not in a sheet. */
const sightFor = (caller: Caller, row: RecordRowDoc, pack: CompiledPack): Sight | undefined => sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack });

/** What he does not reach is left out. */
export async function shownRecords(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[]): Promise<Shown[]> {
  const { countyId } = caller;
  const [data, packs, { view, calendar }] = await Promise.all([openRecords(deps, countyId, rows), packsOf(deps, countyId, rows), deps.org.snapshot(countyId)]);
  const fields = new Map<CompiledPack, Record<string, FieldSpec>>();
  return rows.flatMap((row, index): Shown[] => {
    const pack = packs.get(row.release);
    const sight = pack && sightFor(caller, row, pack);
    if (!pack || !sight) return [];
    const known = fields.get(pack) ?? fieldsOf(pack, row.type);
    fields.set(pack, known);
    const presented = shownData(known, data[index] ?? {}, sight);
    const fixed = { no: row.no ?? '', state: pack.records[row.type]?.states.find(({ id }) => id === row.state)?.title ?? row.state, org: view.unit(row.orgId)?.name ?? row.orgId, created: calendar.dateOf(row.createdAt) };
    return [{ row, pack, line: { fixed, data: presented.data }, listed: shownData(known, data[index] ?? {}, listSight(sight)).data, levels: sensitiveLevels(known, presented) }];
  });
}
