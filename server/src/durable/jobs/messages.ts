import { sha256Hex, whoMay, type CompiledPack } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { addMessages, type InboxDoc } from '../../resources/inbox/index';
import { instanceModel, recordModel, taskModel, type InstanceDoc, type TaskDoc } from '../model';
import { NOTICE } from '../notices';
import type { EffectHandlers, EffectPlace } from './outbox';

interface Message { readonly key: string; readonly kind: string; readonly node: string; readonly userIds: readonly string[]; readonly taskId?: string; /** who did what it tells of */ readonly by?: string }

/** What a message may say: titles of the pack, the record's number and a colleague's name, never a value of the record. */
async function paramsOf(deps: Deps, instance: InstanceDoc, { node, by }: Message): Promise<Record<string, string>> {
  const pack: CompiledPack | undefined = await deps.packs.pack(instance.countyId, instance.release);
  const row = await recordModel(deps.db).findOne({ countyId: instance.countyId, _id: instance.recordId }).select({ no: 1 }).lean<{ no?: string }>();
  const title = pack?.processes[instance.state.process]?.nodes[node]?.title;
  return { service: pack?.services[instance.serviceId]?.title ?? '', ...(title ? { node: title } : {}), ...(row?.no ? { no: row.no } : {}), ...(by ? { by } : {}) };
}

async function send(deps: Deps, instance: InstanceDoc, message: Message, now: string): Promise<void> {
  const { countyId, _id: workId } = instance;
  const params = await paramsOf(deps, instance, message);
  await addMessages(deps.db, [...new Set(message.userIds)].map((userId): InboxDoc => ({
    _id: sha256Hex(`${message.key}\n${userId}`).slice(0, 32), countyId, userId, at: now, kind: message.kind, workId, params, unread: true, keys: [`user:${userId}`],
    ...(message.taskId === undefined ? {} : { taskId: message.taskId }),
  })));
}

const instanceOf = (deps: Deps, { countyId, workId }: Pick<EffectPlace, 'countyId' | 'workId'>): Promise<InstanceDoc | null> =>
  instanceModel(deps.db).findOne({ countyId, _id: workId }).lean<InstanceDoc>();

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);

/** Our own notices, and the process's `notify`: everybody who may act on the work now is reminded of it. */
export const messageEffects: EffectHandlers = {
  [NOTICE]: async (deps, effect, place) => {
    const instance = await instanceOf(deps, place);
    const { kind, userIds, taskId } = effect.payload;
    // who did the step before is not told to whom the next one is only offered
    const by = kind === 'task-arrived' ? '' : place.by;
    if (instance) await send(deps, instance, { key: effect.id, kind: String(kind), node: effect.node, userIds: texts(userIds), by, ...(typeof taskId === 'string' ? { taskId } : {}) }, place.now);
  },
  notify: async (deps, effect, place) => {
    const instance = await instanceOf(deps, place);
    if (!instance) return;
    const { view } = await deps.org.snapshot(place.countyId);
    const open = Object.values(instance.state.tasks);
    for (const task of open) await send(deps, instance, { key: `${effect.id}\n${task.id}`, kind: 'notified', node: task.node, userIds: whoMay(task, view), taskId: task.id }, place.now);
    if (open.length === 0) await send(deps, instance, { key: effect.id, kind: 'notified', node: effect.node, userIds: [instance.state.initiator] }, place.now);
  },
};

async function remind(deps: Deps, doc: TaskDoc, now: string): Promise<void> {
  const { countyId, workId, task } = doc;
  const instance = await instanceOf(deps, { countyId, workId });
  const { view } = await deps.org.snapshot(countyId);
  if (instance) await send(deps, instance, { key: `overdue\n${task.id}`, kind: 'task-overdue', node: task.node, userIds: whoMay(task, view), taskId: task.id }, now);
  await taskModel(deps.db).updateOne({ _id: doc._id, countyId }, { $unset: { remindAt: 1 } });
}

const MOST_A_ROUND = 200;
const PUT_OFF_MS = 600_000;

/** false: it could not be done (its release cannot be read) and comes up again later, so that it does not stand in front of others. */
async function hasReminded(deps: Deps, doc: TaskDoc, now: string): Promise<boolean> {
  try {
    await remind(deps, doc, now);
    return true;
  } catch (error) {
    deps.log.error({ err: error, task: doc._id }, 'reminder failed');
    await taskModel(deps.db).updateOne({ _id: doc._id, countyId: doc.countyId }, { $set: { remindAt: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } });
    return false;
  }
}

/** Who has a step whose time is over is told once. */
export const overdueJob: Job = {
  name: 'overdue',
  everyMs: 5000,
  runOnce: async (deps) => {
    let reminded = 0;
    for (const countyId of await deps.org.countyIds()) {
      const now = deps.clock.now();
      const late = await taskModel(deps.db).find({ countyId, remindAt: { $lte: now } }).sort({ remindAt: 1 }).limit(MOST_A_ROUND).lean<TaskDoc[]>();
      for (const doc of late) if (await hasReminded(deps, doc, now)) reminded += 1;
    }
    return reminded;
  },
};
