/** Timer start events: works that begin by themselves, at every unit where their service is in use. */
import { eventStarts, firstTimedStart, nextTimedStart, sha256Hex, type CompiledPack, type StartOn } from '@liandong/core/run';
import { isDuplicate } from '../../platform/db/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { ServerPort } from '../delivery/index';
import { startTimerModel, type StartTimerDoc } from '../model';

interface Wanted { readonly _id: string; readonly pack: CompiledPack; readonly start: StartOn; readonly orgId: string; /** a changed time begins to count anew */ readonly times: string }

/** What is in use now, one a start event and unit. */
async function wantedNow(deps: Deps, snapshot: OrgSnapshot, now: string): Promise<Wanted[]> {
  const countyId = snapshot.county.id;
  const uses = await deps.packs.inUse(countyId, now);
  const packs = await Promise.all(uses.map(({ sha }) => deps.packs.pack(countyId, sha)));
  // most packs have none: then no unit is looked at
  const timed = [...new Set(packs.flatMap((pack) => (pack && eventStarts(pack, 'timer').length > 0 ? [pack.manifest.id] : [])))];
  const found: Wanted[] = [];
  for (const packId of timed) for (const unit of snapshot.units) {
    const sha = await deps.packs.inUseAt(countyId, packId, unit.id, now);
    const pack = packs.find((one) => one?.sha === sha);
    for (const start of pack ? eventStarts(pack, 'timer') : []) {
      if (!pack?.services[start.serviceId]?.tiers.includes(unit.tier)) continue;
      found.push({ _id: sha256Hex([countyId, packId, start.serviceId, start.node, unit.id].join('\n')).slice(0, 32), pack, start, orgId: unit.id, times: JSON.stringify(start.event.props) });
    }
  }
  return found;
}

async function follow(deps: Deps, snapshot: OrgSnapshot, now: string): Promise<void> {
  const countyId = snapshot.county.id;
  const [wanted, known] = [await wantedNow(deps, snapshot, now), await startTimerModel(deps.db).find({ countyId }).lean<StartTimerDoc[]>()];
  const byId = new Map(known.map((doc) => [doc._id, doc]));
  for (const { _id, pack, start, orgId, times } of wanted) {
    if (byId.get(_id)?.times === times) continue;
    const first = firstTimedStart(start.event.props, { now, calendar: snapshot.calendar, params: pack.params });
    const { due, ...rest } = first ?? { left: 0 };
    const set = { packId: pack.manifest.id, serviceId: start.serviceId, node: start.node, orgId, times, ...rest, ...(due === undefined ? {} : { due }) };
    // another server may have kept it with these times a moment ago: then nothing is left to do
    await startTimerModel(deps.db).updateOne({ _id, countyId, times: { $ne: times } }, { $set: set, ...(due === undefined ? { $unset: { due: 1 } } : {}) }, { upsert: true }).exec().catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
  }
  const gone = known.filter((doc) => !wanted.some((one) => one._id === doc._id)).map((doc) => doc._id);
  if (gone.length > 0) await startTimerModel(deps.db).deleteMany({ countyId, _id: { $in: gone } });
}

/** Begin what is due; the id follows from the time, so two servers begin one work. What cannot be begun stays due. */
async function begin(deps: Deps, snapshot: OrgSnapshot, doc: StartTimerDoc, now: string): Promise<boolean> {
  const { _id, countyId, packId, serviceId, node, orgId, due = now, left, every } = doc;
  const started = await new ServerPort(deps, countyId).start(`start:${_id}:${due}`, { pack: packId, serviceId, node }, orgId, {});
  if (!started.ok) {
    deps.log.error({ service: serviceId, orgId, problem: started.problems[0]?.code }, 'timer start failed');
    return false;
  }
  const next = nextTimedStart({ due, left, ...(every === undefined ? {} : { every }) }, { now, calendar: snapshot.calendar });
  await startTimerModel(deps.db).updateOne({ _id, countyId, due }, next ? { $set: next } : { $unset: { due: 1 } });
  return true;
}

const MOST_A_ROUND = 200;

export const startTimersJob: Job = {
  name: 'start-timers',
  everyMs: 15_000,
  runOnce: async (deps) => {
    let begun = 0;
    for (const countyId of await deps.org.countyIds()) {
      const [now, snapshot] = [deps.clock.now(), await deps.org.snapshot(countyId)];
      await follow(deps, snapshot, now);
      const due = await startTimerModel(deps.db).find({ countyId, due: { $lte: now } }).sort({ due: 1 }).limit(MOST_A_ROUND).lean<StartTimerDoc[]>();
      for (const doc of due) if (await begin(deps, snapshot, doc, now)) begun += 1;
    }
    return begun;
  },
};
