import { sighted, sightOf, type Sight } from '../../access/index';
import { loadWork, worksConcerning } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { asksIn, asOfNow, rowTitle, toldOf, type Seen } from '../works/index';
import type { AskRow, TasksApi } from './contract';

/** So many works at once: who has more answers those first. */
const MOST = 50;
/** Whoever is asked sees that he is, and the question. */
const LEAST: Sight = { level: 'L0', own: [] };

async function seenBy(deps: Deps, caller: Caller, now: string): Promise<Seen[]> {
  const { countyId, userId } = caller;
  const [works, snapshot, roles] = await Promise.all([worksConcerning(deps, countyId, `asked:${userId}`, MOST), deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const loaded = await Promise.all(works.map((work) => loadWork(deps, countyId, work._id)));
  return loaded.flatMap((work): Seen[] => {
    if (!work) return [];
    const sight = sightOf(caller, roles, sighted(work.row, work.work.state, work.program.pack, snapshot.view, now)) ?? LEAST;
    return [{ ...asOfNow(work, snapshot, now), snapshot, roles, sight, now }];
  });
}

async function rowsOf(deps: Deps, caller: Caller, seen: Seen): Promise<AskRow[]> {
  const { program: { pack }, instance, row, work, sight } = seen;
  const told = await toldOf(deps, seen);
  const titles = { recordTitle: rowTitle(pack, row, work.record.data, sight), serviceTitle: pack.services[instance.serviceId]?.title ?? instance.serviceId };
  return asksIn(seen, told, caller).filter((ask) => ask.open && ask.mine === 'asked')
    .map(({ id, workId, taskId, nodeTitle, by, question = '', at, waits }) => ({ id, workId, taskId, ...titles, nodeTitle, by, question, at, waits }));
}

/** Questions that wait for the caller, the oldest first. */
export async function listAsks(deps: Deps, { caller, now }: Call<TasksApi['GET /asks']>): Promise<{ items: AskRow[] }> {
  const rows = await Promise.all((await seenBy(deps, caller, now)).map((seen) => rowsOf(deps, caller, seen)));
  return { items: rows.flat().sort((a, b) => (a.at < b.at ? -1 : 1)) };
}

export async function countAsks(deps: Deps, { countyId, userId }: Caller): Promise<number> {
  const works = await worksConcerning(deps, countyId, `asked:${userId}`, MOST);
  return works.flatMap(({ state }) => Object.values(state.asks ?? {})).filter((ask) => ask.to === userId).length;
}
