import { fieldsOf, type CompiledPack, type FieldSpec, type JsonObject } from '@liandong/core/run';
import type { RecordLine } from '@liandong/sheets/records';
import { listSight, named, picksShown, sensitiveLevels, shownData, sightOf, type Sight } from '../../access/index';
import { openRecords, type RecordRowDoc } from '../../durable/index';
import { closedIn, shownRows } from '../../closed/index';
import { sheetNames } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packsOf } from '../packs/index';

type Fields = Readonly<Record<string, FieldSpec>>;
/** A stored record as its reader sees it. */
export interface Shown { readonly row: RecordRowDoc; readonly pack: CompiledPack; readonly line: RecordLine; /** as in a list: nothing sensitive in full */ readonly listed: JsonObject; /** sensitive levels that `line` shows in full */ readonly levels: readonly string[] }

/** By reach alone: a step that waits for somebody shows him its record on its own page, not in a sheet. */
const sightFor = (caller: Caller, row: RecordRowDoc, pack: CompiledPack): Sight | undefined => sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack });

/** Nobody can read an id in a cell, or write one. */
async function withNames(deps: Deps, caller: Caller, shown: readonly Shown[], fieldsIn: ReadonlyMap<CompiledPack, Fields>): Promise<Shown[]> {
  const fields = (pack: CompiledPack): Fields => fieldsIn.get(pack) ?? {};
  const names = await sheetNames(deps, caller, shown.flatMap(({ pack, line }) => picksShown(fields(pack), line.data)));
  return shown.map((one) => ({ ...one, line: { ...one.line, data: named(fields(one.pack), one.line.data, names) }, listed: named(fields(one.pack), one.listed, names) }));
}

/** What he does not reach is left out. Records, units and people that were picked stand in it by number and name. */
export async function shownRecords(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[]): Promise<Shown[]> {
  const { countyId } = caller;
  const [data, packs, { view, calendar }] = await Promise.all([openRecords(deps, countyId, rows), packsOf(deps, countyId, rows), deps.org.snapshot(countyId)]);
  const closed = await closedIn(deps, caller, shownRows(rows, packs));
  const fields = new Map<CompiledPack, Fields>();
  const shown = rows.flatMap((row, index): Shown[] => {
    const pack = packs.get(row.release);
    const reached = pack && sightFor(caller, row, pack);
    if (!pack || !reached) return [];
    const sight: Sight = { ...reached, closed: closed.get(row._id) ?? [] };
    const known = fields.get(pack) ?? fieldsOf(pack, row.type);
    fields.set(pack, known);
    const presented = shownData(known, data[index] ?? {}, sight);
    const fixed = { no: row.no ?? '', state: pack.records[row.type]?.states.find(({ id }) => id === row.state)?.title ?? row.state, org: view.unit(row.orgId)?.name ?? row.orgId, created: calendar.dateOf(row.createdAt) };
    return [{ row, pack, line: { fixed, data: presented.data }, listed: shownData(known, data[index] ?? {}, listSight(sight)).data, levels: sensitiveLevels(known, presented) }];
  });
  return withNames(deps, caller, shown, fields);
}
