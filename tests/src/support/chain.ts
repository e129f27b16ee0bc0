/** Is what is stored whole? Checked from the documents alone, by its own reckoning. */
import { createHash } from 'node:crypto';
import { evolveWork, type Work, type WorkEvent } from '@liandong/core/run';
import type { TestServer } from '@liandong/server/testing';

type Db = TestServer['deps']['db'];
interface Entry { readonly workId: string; readonly seq: number; readonly commandId: string; readonly type: string; readonly prev: string; readonly hash: string; readonly at: string; readonly events: readonly WorkEvent[]; readonly [name: string]: unknown }
interface Instance { readonly _id: string; readonly version: number; readonly headHash: string; readonly recordId: string; readonly state: unknown }

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, sorted(entry)]));
};
const textOf = (value: unknown): string => JSON.stringify(sorted(value));
const CHAINED = ['countyId', 'workId', 'recordId', 'seq', 'commandId', 'type', 'bodyHash', 'by', 'byName', 'at', 'events', 'effects', 'prev', 'recordBase', 'books'];
const hashOf = (entry: Entry): string => createHash('sha256').update(textOf(Object.fromEntries(CHAINED.map((name) => [name, entry[name]])))).digest('hex');

export const historyOf = async (db: Db): Promise<Entry[]> => (await db.collection('history').find().sort({ workId: 1, seq: 1 }).toArray()) as unknown as Entry[];

function chainFaults(chain: readonly Entry[], instance: Instance): string[] {
  const faults = chain.flatMap((entry, index) => {
    const before = chain[index - 1];
    return entry.seq === index + 1 && entry.prev === (before?.hash ?? '') && entry.hash === hashOf(entry) ? [] : [`${entry.workId} entry ${entry.seq} does not fit`];
  });
  const last = chain.at(-1);
  return last?.hash === instance.headHash && last.seq === instance.version ? faults : [...faults, `${instance._id} ends elsewhere`];
}

/** Chains that do not fit, commands applied twice, and works that are not what their history makes of them. */
export async function faultsIn(db: Db): Promise<string[]> {
  const [history, instances, rows, tasks] = await Promise.all([
    historyOf(db), db.collection('instances').find().toArray(), db.collection('records').find().toArray(), db.collection('tasks').find().toArray(),
  ]);
  const twice = history.map((entry) => entry.commandId).filter((id, index, all) => all.indexOf(id) !== index);
  const faults = (instances as unknown as Instance[]).flatMap((instance) => {
    const chain = history.filter((entry) => entry.workId === instance._id);
    const work = chain.flatMap((entry) => entry.events).reduce<Work | undefined>(evolveWork, undefined);
    const row = rows.find((entry) => String(entry._id) === instance.recordId);
    const open = tasks.filter((task) => task.workId === instance._id).map((task) => String(task._id)).sort();
    return [
      ...chainFaults(chain, instance),
      ...(textOf(work?.state) === textOf(instance.state) ? [] : [`${instance._id} is not what its history makes of it`]),
      ...(textOf(work?.record.data) === textOf(row?.data) && work?.record.version === row?.version ? [] : [`the record of ${instance._id} is not what its history makes of it`]),
      ...(textOf(Object.keys(work?.state.tasks ?? {}).sort()) === textOf(open) ? [] : [`${instance._id} has other open steps than its state`]),
    ];
  });
  const without = history.filter((entry) => !instances.some((instance) => String(instance._id) === entry.workId)).map((entry) => `${entry.workId} has history only`);
  return [...twice.map((id) => `${id} applied twice`), ...faults, ...without];
}
