import { mapNodes, problem, type Problem, type Program } from '@liandong/core/run';
import { applyMigration, applyUndo, findInstance, listInstancesById, listRunning, loadWork, recordsOfWorks, standingAt, tryMigration, type InstanceDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { MigrationsApi, Plan, WorkResult } from './contract';

const PAGE = 50;
const actorOf = ({ userId, name, grants }: Caller) => ({ userId, name, grants });

async function programsOf(deps: Deps, { countyId }: Caller, { packId, from, to }: Plan): Promise<{ readonly source: Program; readonly target: Program }> {
  const [source, target] = await Promise.all([deps.packs.program(countyId, from), deps.packs.program(countyId, to)]);
  const known = (program: Program | undefined, sha: string): Program =>
    program?.pack.manifest.id === packId ? program : refuse('release.unknown', '', { sha: sha.slice(0, 12) });
  return { source: known(source, from), target: known(target, to) };
}

const planOf = ({ nodes, fields, toProcess }: Plan) => ({ nodes, fields, ...(toProcess === undefined ? {} : { process: toProcess }) });

async function resultOf(deps: Deps, { countyId }: Caller, { _id: workId, orgId }: InstanceDoc, no: string | undefined, problems: readonly Problem[]): Promise<WorkResult> {
  const { view } = await deps.org.snapshot(countyId);
  return { workId, ...(no === undefined ? {} : { no }), orgName: view.unit(orgId)?.name ?? orgId, ok: problems.length === 0, reasons: problems.map(({ code, path, params }) => ({ code, path, params })) };
}

/** One after the other: a failure of one is its own. */
async function eachOf(deps: Deps, caller: Caller, works: readonly InstanceDoc[], act: (work: InstanceDoc) => Promise<readonly Problem[]>): Promise<{ items: WorkResult[] }> {
  const items: WorkResult[] = [];
  const numbers = new Map((await recordsOfWorks(deps, caller.countyId, works)).map((row) => [row._id, row.no]));
  for (const work of works) items.push(await resultOf(deps, caller, work, numbers.get(work.recordId), await act(work)));
  return { items };
}

async function dryRun(deps: Deps, { caller, body }: Call<MigrationsApi['POST /migrations/dry-run']>) {
  const { plan, cursor, limit = PAGE } = body;
  const { target } = await programsOf(deps, caller, plan);
  const works = await listRunning(deps, caller.countyId, { release: plan.from, process: plan.process }, limit, cursor);
  const intent = { countyId: caller.countyId, actor: actorOf(caller), target, plan: planOf(plan), comment: 'dry-run' };
  const tried = await eachOf(deps, caller, works, async ({ _id: workId }) => {
    const loaded = await loadWork(deps, caller.countyId, workId);
    return loaded ? tryMigration(deps, { ...intent, workId }, loaded) : [problem('work.not-found')];
  });
  const last = works.at(-1);
  return { ...tried, ...(works.length === limit && last ? { next: last._id } : {}) };
}

async function move(deps: Deps, { caller, body, commandId }: Call<MigrationsApi['POST /migrations/apply']>) {
  const { plan, comment, workIds } = body;
  const { target } = await programsOf(deps, caller, plan);
  const works = await listInstancesById(deps, caller.countyId, workIds);
  return eachOf(deps, caller, works, async ({ _id: workId }) => {
    const applied = await applyMigration(deps, { countyId: caller.countyId, actor: actorOf(caller), commandId: `${commandId}:${workId}`, workId, from: plan.from, target, plan: planOf(plan), comment });
    return applied.ok ? [] : applied.problems;
  });
}

async function undo(deps: Deps, { caller, body, params: { workId }, commandId }: Call<MigrationsApi['POST /works/{workId}/undo-migration']>): Promise<WorkResult> {
  const work = (await findInstance(deps, caller.countyId, workId)) ?? refuse('work.not-found');
  const applied = await applyUndo(deps, { countyId: caller.countyId, actor: actorOf(caller), commandId, workId, comment: body.comment });
  return resultOf(deps, caller, work, undefined, applied.ok ? [] : applied.problems);
}

async function map(deps: Deps, { caller, body }: Call<MigrationsApi['POST /migrations/map']>) {
  const { source, target } = await programsOf(deps, caller, body);
  const [from, to] = [source.pack.processes[body.process], target.pack.processes[body.toProcess ?? body.process]];
  if (!from || !to) return refuse('work.process-unknown', '', { process: body.toProcess ?? body.process });
  const counts = await standingAt(deps, caller.countyId, { release: body.from, process: body.process });
  return {
    running: counts.running,
    nodes: mapNodes(from, to, { nodes: body.nodes }).map((node) => ({ ...node, waiting: counts.at.get(node.from) ?? 0 })),
    targets: Object.values(to.nodes).map(({ id, title, type }) => ({ id, title: title || id, type })),
  };
}

export function migrationsHandlers(deps: Deps): Handlers<MigrationsApi> {
  return {
    'POST /migrations/map': (call) => map(deps, call),
    'POST /migrations/dry-run': (call) => dryRun(deps, call),
    'POST /migrations/apply': (call) => move(deps, call),
    'POST /works/{workId}/undo-migration': (call) => undo(deps, call),
  };
}
