/** A recorded database on the real mongod under a server of now, its clock where the recording ended. */
import type { InstanceDoc } from '@liandong/server/durable';
import { aServer, type TestServer } from '@liandong/server/testing';
import { EJSON } from 'bson';
import { historyNames, readDatabase, readHistory, type Entry } from './history';

export interface RecordedCounty {
  readonly site: TestServer;
  readonly countyId: string;
  /** as they were stored */
  readonly instances: readonly InstanceDoc[];
}

export async function aRecordedCounty(format: number): Promise<RecordedCounty> {
  const collections = readDatabase(format);
  const [county] = (collections.counties ?? []) as { _id: string }[];
  const last = (collections.history as { at: string }[]).map(({ at }) => at).sort().at(-1) ?? '';
  const site = await aServer({ now: last });
  for (const [name, documents] of Object.entries(collections)) {
    if (documents.length > 0) await site.deps.db.collection(name).insertMany(documents.map((document) => EJSON.deserialize(document)));
  }
  return { site, countyId: county?._id ?? '', instances: (collections.instances ?? []) as unknown as InstanceDoc[] };
}

type Answer = Pick<Extract<Entry['command'], { type: 'CompleteTask' }>, 'data' | 'outcome' | 'comment'>;

/** What people answered at each node in the recorded plays of the pack. */
export function recordedAnswers(format: number): ReadonlyMap<string, readonly Answer[]> {
  const entries = historyNames(format).map((name) => readHistory(format, name)).filter((history) => history.model === undefined).flatMap((history) => history.entries);
  const nodes = new Map(entries.flatMap(({ events }) => events.flatMap((event) => (event.type === 'TaskCreated' ? [[event.task.id, event.task.node] as const] : []))));
  const answers = new Map<string, Answer[]>();
  for (const { command } of entries) {
    if (command.type !== 'CompleteTask') continue;
    const { data, outcome, comment } = command;
    const node = nodes.get(command.taskId) ?? '';
    answers.set(node, [...(answers.get(node) ?? []), { data, ...(outcome === undefined ? {} : { outcome }), ...(comment === undefined ? {} : { comment }) }]);
  }
  return answers;
}
