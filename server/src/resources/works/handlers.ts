import { type JsonObject, type RoleDef } from '@liandong/core/run';
import { applyCommand, applyStart, listInstances, openRecords, recordsOfWorks, type Applied } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { sighted, sightOf, type Sight } from '../../access/index';
import { refuseForeignFiles } from '../files/index';
import { packsOf, programToStart } from '../packs/index';
import { calledWorks } from './called';
import type { WorkRow, WorksApi, WorkView } from './contract';
import { checkCommand, refuseGuesses } from './policy';
import { presentRow, presentWork, rowTitle, type Read } from './present';
import { seeWork, showRecord, sightOfWork, type Seen } from './see';
import { toldOf } from './told';

const NOT_FOUND = 'work.not-found';
/** For who has just acted on a work that his roles do not reach: that it went well, and its public side. */
const AFTERWARDS: Sight = { level: 'L0', own: [] };

const actorOf = ({ userId, name, grants }: Caller) => ({ userId, name, grants });

async function view(deps: Deps, caller: Caller, seen: Seen, now: string): Promise<WorkView> {
  const [record, called] = [await showRecord(deps, caller, { ...seen, record: seen.work.record }, 'work', now), await calledWorks(deps, seen)];
  const read = async (work: Seen): Promise<Read> => ({ seen: work, told: await toldOf(deps, work) });
  const [own, ...others] = await Promise.all([read(seen), ...called.map(read)]);
  return presentWork([own, ...others], caller, record);
}

/** What he sees of a work after his command. */
async function viewAfter(deps: Deps, caller: Caller, applied: Applied, roles: readonly RoleDef[], now: string): Promise<WorkView> {
  if (!applied.ok) throw new Refusal(applied.problems);
  const { workId, work, snapshot } = applied;
  return view(deps, caller, await seeWork(deps, caller, workId, NOT_FOUND, { orElse: AFTERWARDS, stored: work && snapshot && { work, snapshot, roles } }), now);
}

/** Asked for in the same trip as what the command reads first; awaited where they are needed. */
function rolesOf(deps: Deps, countyId: string): Promise<readonly RoleDef[]> {
  const roles = deps.packs.roles(countyId);
  roles.catch(() => undefined);
  return roles;
}

async function start(deps: Deps, call: Call<WorksApi['POST /works']>): Promise<WorkView> {
  const { caller, body, commandId, now } = call;
  const { serviceId, orgId, occurredAt } = body;
  const program = await programToStart(deps, { ...body, countyId: caller.countyId }, { now, place: '/body' });
  await refuseForeignFiles(deps, caller, body.data, []);
  const input = { serviceId, orgId, data: body.data as JsonObject, ...(occurredAt === undefined ? {} : { occurredAt }) };
  const roles = rolesOf(deps, caller.countyId);
  const applied = await applyStart(deps, { countyId: caller.countyId, actor: actorOf(caller), commandId, program, input });
  return viewAfter(deps, caller, applied, await roles, now);
}

async function command(deps: Deps, { caller, body, commandId, params, now }: Call<WorksApi['POST /works/{workId}/commands']>): Promise<WorkView> {
  const roles = rolesOf(deps, caller.countyId);
  const intent = body as Parameters<typeof applyCommand>[1]['command'];
  const applied = await applyCommand(deps, {
    countyId: caller.countyId, actor: actorOf(caller), commandId, workId: params.workId, command: intent,
    prepare: async (loaded, snapshot) => {
      const sight = sightOfWork(caller, await roles, loaded, snapshot, now) ?? refuse(NOT_FOUND);
      checkCommand(caller, intent, loaded, { snapshot, sight, now });
      refuseGuesses(intent, loaded, sight);
      if (intent.type === 'CompleteTask') await refuseForeignFiles(deps, caller, intent.data, loaded.row.fileIds);
    },
  });
  return viewAfter(deps, caller, applied, await roles, now);
}

const boxOf = (box: 'started' | 'done' | 'copied', userId: string): Parameters<typeof listInstances>[2] =>
  box === 'started' ? { startedBy: userId } : box === 'done' ? { performers: userId } : { concerns: `copied:${userId}` };

async function list(deps: Deps, { caller, query, now }: Call<WorksApi['GET /works']>): Promise<{ items: WorkRow[]; next?: string }> {
  const { countyId } = caller;
  const limit = limitOf(query);
  const [startedAt, id] = readCursor(query.cursor, 2) ?? [];
  const before = startedAt === undefined || id === undefined ? undefined : { startedAt, id };
  const instances = await listInstances(deps, countyId, boxOf(query.box, caller.userId), limit + 1, before);
  const shown = instances.slice(0, limit);
  const [rows, snapshot, roles] = await Promise.all([recordsOfWorks(deps, countyId, shown), deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const [data, packs] = await Promise.all([openRecords(deps, countyId, rows), packsOf(deps, countyId, shown)]);
  const items = shown.flatMap((instance): WorkRow[] => {
    const index = rows.findIndex((entry) => entry._id === instance.recordId);
    const [row, pack] = [rows[index], packs.get(instance.release)];
    if (!row || !pack) return [];
    const sight = sightOf(caller, roles, sighted(row, instance.state, pack, snapshot.view, now)) ?? AFTERWARDS;
    return [presentRow(instance, row, pack, rowTitle(pack, row, data[index] ?? {}, sight), snapshot, caller)];
  });
  return pageFrom(instances, limit, (instance) => cursorOf(instance.startedAt, instance._id), items);
}

export const worksHandlers = (deps: Deps): Handlers<WorksApi> => ({
  'POST /works': (call) => start(deps, call),
  'GET /works': (call) => list(deps, call),
  'GET /works/{workId}': async ({ caller, params, now }) => view(deps, caller, await seeWork(deps, caller, params.workId, NOT_FOUND), now),
  'POST /works/{workId}/commands': (call) => command(deps, call),
});
