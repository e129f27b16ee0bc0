import {
  applyCommand, closeMended, dropIncident, findIncident, loadWork, openIncidents, recordsOfWorks, retryIncident, worksById, type CommandBody, type IncidentDoc, type LoadedWork,
} from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { packsOf } from '../packs/index';
import { batchHandlers } from './batch-handlers';
import type { IncidentRow, IncidentsApi, Standing } from './contract';
import { isInReach, unitsInReach } from './policy';
import { presentIncident, presentStanding } from './present';

const actorOf = ({ userId, name, grants }: Caller) => ({ userId, name, grants });

async function list(deps: Deps, { caller, query }: Call<IncidentsApi['GET /incidents']>): Promise<{ items: IncidentRow[]; next?: string }> {
  const { countyId } = caller;
  const limit = limitOf(query);
  const [firstAt, id] = readCursor(query.cursor, 2) ?? [];
  const before = firstAt === undefined || id === undefined ? undefined : { firstAt, id };
  const snapshot = await deps.org.snapshot(countyId);
  const found = await openIncidents(deps, countyId, limit + 1, { orgIds: unitsInReach(caller, snapshot), kind: query.kind, code: query.code }, before);
  const works = await worksById(deps, countyId, found.map((incident) => incident.workId));
  const [rows, packs] = await Promise.all([recordsOfWorks(deps, countyId, works), packsOf(deps, countyId, works)]);
  const items = found.map((incident) => {
    const instance = works.find((work) => work._id === incident.workId);
    return presentIncident(incident, { instance, row: rows.find((row) => row._id === instance?.recordId), pack: packs.get(instance?.release ?? '') }, snapshot);
  });
  return pageFrom(found, limit, (incident) => cursorOf(incident.firstAt, incident._id), items);
}

async function incidentFor(deps: Deps, caller: Caller, incidentId: string): Promise<IncidentDoc> {
  const [incident, snapshot] = [await findIncident(deps, caller.countyId, incidentId), await deps.org.snapshot(caller.countyId)];
  return incident && isInReach(caller, snapshot, incident.orgId) ? incident : refuse('incident.not-found');
}

type Handle = typeof retryIncident;
async function handle(deps: Deps, act: Handle, { caller, params, body, commandId }: Call<IncidentsApi['POST /incidents/{incidentId}/retry'] | IncidentsApi['POST /incidents/{incidentId}/resolve']>) {
  const incident = await incidentFor(deps, caller, params.incidentId);
  const handled = await act(deps, { incident, actor: actorOf(caller), commandId, comment: body.comment });
  if (!handled.ok) throw new Refusal(handled.problems);
  return { state: handled.isQueued ? ('queued' as const) : ('done' as const) };
}

async function workFor(deps: Deps, caller: Caller, workId: string): Promise<LoadedWork> {
  const [loaded, snapshot] = [await loadWork(deps, caller.countyId, workId), await deps.org.snapshot(caller.countyId)];
  return loaded && isInReach(caller, snapshot, loaded.instance.orgId) ? loaded : refuse('work.not-found');
}

async function repair(deps: Deps, { caller, params: { workId }, body, commandId }: Call<IncidentsApi['POST /works/{workId}/repairs']>): Promise<Standing> {
  const { countyId } = caller;
  await workFor(deps, caller, workId);
  const applied = await applyCommand(deps, { countyId, actor: actorOf(caller), commandId, workId, command: body as CommandBody });
  if (!applied.ok) throw new Refusal(applied.problems);
  await closeMended(deps, countyId, workId);
  return presentStanding(await workFor(deps, caller, workId));
}

export const incidentsHandlers = (deps: Deps): Handlers<IncidentsApi> => ({
  'GET /incidents': (call) => list(deps, call),
  'POST /incidents/{incidentId}/retry': (call) => handle(deps, retryIncident, call),
  'POST /incidents/{incidentId}/resolve': (call) => handle(deps, dropIncident, call),
  'GET /works/{workId}/standing': async ({ caller, params }) => presentStanding(await workFor(deps, caller, params.workId)),
  'POST /works/{workId}/repairs': (call) => repair(deps, call),
  ...batchHandlers(deps),
});
