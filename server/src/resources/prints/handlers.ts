import { fieldsOf, printedFields, printedSteps, type CompiledPack, type FieldSpec, type JsonObject, type PrintDef, type ProcessNode } from '@liandong/core/run';
import { paperSight, picksShown, presentRecord, sensitiveLevels } from '../../access/index';
import { noteView } from '../../durable/index';
import { namesOf } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Call, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { calledWorks, seeRecord, toldOf, type Seen, type SeenRecord } from '../works/index';
import type { PrintsApi, PrintView } from './contract';
import { lastSaid } from './said';

const NOT_FOUND = 'record.not-found';

/** The record as it may stand on paper, and no more of it than the print shows. */
function paperRecord({ program: { pack }, record, sight, snapshot }: SeenRecord, print: PrintDef, fields: Readonly<Record<string, FieldSpec>>): PrintView['record'] {
  const view = presentRecord(pack, record, paperSight(fields, sight), snapshot.view);
  const shown = printedFields(print);
  return { ...view, data: Object.fromEntries(Object.entries(view.data).filter(([id]) => shown.includes(id))), masked: view.masked.filter((id) => shown.includes(id)) };
}

const stepIn = (pack: CompiledPack, { work }: Seen, step: string): ProcessNode | undefined => {
  const nodes = pack.processes[work.state.process]?.nodes ?? {};
  return Object.hasOwn(nodes, step) ? nodes[step] : undefined;
};

/** Of the work itself, and of the processes it has called; a record that no process made has nothing said in it. */
async function saidOf(deps: Deps, seen: Seen | undefined, print: PrintDef): Promise<PrintView['said']> {
  if (!seen) return {};
  const works = [seen, ...(await calledWorks(deps, seen))];
  const told = await Promise.all(works.map((work) => toldOf(deps, work)));
  const last = (step: string): PrintView['said'][string] => works.flatMap((work, index) => {
    const [node, own] = [stepIn(work.program.pack, work, step), told[index]];
    return node && own ? lastSaid(work, own, node) : [];
  });
  return Object.fromEntries(printedSteps(print).map((step) => [step, last(step)]));
}

async function view(deps: Deps, { caller, params, now }: Call<PrintsApi['GET /records/{recordId}/prints/{printId}']>): Promise<PrintView> {
  const seen = await seeRecord(deps, caller, params.recordId, NOT_FOUND);
  const { row } = seen;
  const { pack } = seen.program;
  const prints = pack.prints ?? {};
  const print = Object.hasOwn(prints, params.printId) ? prints[params.printId] : undefined;
  if (print?.record !== row.type) return refuse('print.not-found');
  const fields = fieldsOf(pack, row.type);
  const record = paperRecord(seen, print, fields);
  const data = record.data as JsonObject;
  const levels = sensitiveLevels(fields, { data, masked: record.masked });
  if (levels.length > 0) await noteView(deps, { countyId: caller.countyId, recordId: row._id, by: caller.userId, byName: caller.name, at: now, levels, where: 'print' });
  const [said, names] = await Promise.all([saidOf(deps, seen.of, print), namesOf(deps, caller, picksShown(fields, data))]);
  return { record, said, names: names.all, county: seen.snapshot.county.name, printedBy: caller.name, printedAt: now, sensitive: levels.length > 0 };
}

export const printsHandlers = (deps: Deps): Handlers<PrintsApi> => ({ 'GET /records/{recordId}/prints/{printId}': (call) => view(deps, call) });
