import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject, ScenarioDef } from '@liandong/core/run';
import { jobs } from '@liandong/server/jobs';
import { verifyCounty } from '@liandong/server/durable';
import { aClient, type Client } from '@liandong/server/testing';
import { aStory, type ToldStory } from '../support/a-story';
import { cookieOf } from '../support/cast';
import { faultsIn, historyOf } from '../support/chain';
import { ServerProcess } from '../support/server-process';
import { commandOf, rootOf } from '../support/story';
import { withFiles } from '../support/upload';

const WORKS = 8;
const AT_ONCE = 8;

let told: ToldStory;
let second: ServerProcess;
let urls: readonly string[];
let works: string[] = [];

beforeAll(async () => {
  told = await aStory('wushe', 'wish-unclaimed');
  second = await ServerProcess.beside(told.site);
  urls = [told.site.url, second.url];
}, 60_000);
afterAll(async () => {
  await second.stop();
  await told.site.stop();
});

/** The same person at one of the servers. */
const at = (client: Client, index: number): Client => {
  const other = aClient(urls[index % 2] ?? '');
  return { cookies: client.cookies, call: (route, sent = {}) => other.call(route, { ...sent, headers: { ...sent.headers, Cookie: cookieOf(client) } }) };
};
const person = (name: string | undefined): Client => {
  const found = told.people[name ?? ''];
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
};
async function inGroups<T, R>(items: readonly T[], act: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map((item, index) => act(item, from + index)))));
  return done;
}
const step = (index: number): ScenarioDef['steps'][number] => told.scenario.steps[index] ?? {};
const runAll = async (): Promise<void> => {
  for (const job of jobs) await Promise.all([job.runOnce(told.site.deps), second.runJob(job.name)]);
};
const commandsOf = async (type: string): Promise<Awaited<ReturnType<typeof historyOf>>> => (await historyOf(told.site.deps.db)).filter((entry) => entry.type === type);

describe('two server processes on one database', () => {
  it('apply the same start once, whichever of them it reaches, and give every client the same answer', async () => {
    const { start, by } = step(0);
    const data = await withFiles(person(by), (start?.data ?? {}) as JsonObject);
    const keys = Array.from({ length: WORKS }, () => randomUUID());
    const body = { packId: told.packId, serviceId: start?.service, orgId: start?.orgId, data };
    const answers = await inGroups(keys.flatMap((key) => Array.from({ length: AT_ONCE }, () => key)), async (key, index) => {
      const got = await at(person(by), index).call('POST /works', { body, key });
      return [key, got.status, String(got.body.id)] as const;
    });
    expect(answers.filter(([, status]) => status !== 201)).toEqual([]);
    works = [...new Set(answers.map(([, , id]) => id))];
    expect(works).toHaveLength(WORKS);
    expect(await commandsOf('StartWork')).toHaveLength(WORKS);
    const numbers = await told.site.deps.db.collection('records').distinct('no');
    expect(numbers).toHaveLength(WORKS);
  }, 60_000);

  it('let one of eight different completions of the same step through, and refuse the others', async () => {
    const moved = step(1);
    const who = person(moved.by);
    const outcomes: number[] = [];
    await inGroups(works, async (workId, index) => {
      const body = await commandOf(at(who, index), workId, moved);
      const all = await Promise.all(Array.from({ length: AT_ONCE }, (_, turn) => at(who, turn).call(`POST /works/${workId}/commands`, { body: { ...body, comment: `${turn}` } })));
      outcomes.push(...all.map((got) => got.status));
    });
    expect(outcomes.filter((status) => status === 200)).toHaveLength(WORKS);
    expect(outcomes.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(await commandsOf('CompleteTask')).toHaveLength(WORKS);
  }, 60_000);

  it('fire every timer once, in the order of their due times, though both look at the same moment', async () => {
    const { deps, clock } = told.site;
    const { calendar } = await deps.org.snapshot(rootOf(told.scenario));
    // two timers of each work fall due while no server looks
    clock.set(calendar.add(clock.now(), 'P31D'));
    await second.setClock(clock.now());
    for (let round = 0; round < 3; round += 1) await runAll();
    const fired = (await commandsOf('FireTimer')).map((entry) => ({ workId: entry.workId, node: entry.events.flatMap((event) => (event.type === 'TimerFired' ? [event.node] : [])).join(), id: entry.commandId }));
    expect(new Set(fired.map((entry) => entry.id)).size).toBe(fired.length);
    for (const workId of works) expect(fired.filter((entry) => entry.workId === workId)).toHaveLength(2);
    const orders = new Set(works.map((workId) => fired.filter((entry) => entry.workId === workId).map((entry) => entry.node).join(' ')));
    expect(orders.size).toBe(1);
    expect(await deps.db.collection('instances').countDocuments({ nextDue: { $lte: clock.now() } })).toBe(0);
  }, 60_000);

  it('do every effect once: nobody is told the same thing twice, and nothing is left to do', async () => {
    const { db } = told.site.deps;
    await runAll();
    const messages = await db.collection('inbox').find().toArray();
    const said = messages.map((message) => [message.userId, message.kind, message.workId, message.taskId ?? '', JSON.stringify(message.params)].join('|'));
    const kinds = (kind: string): string[] => said.filter((one) => one.includes(`|${kind}|`));
    expect(kinds('task-arrived').length).toBeGreaterThanOrEqual(WORKS);
    expect(new Set(kinds('notified').map((one) => one.split('|')[2])).size).toBe(WORKS);
    expect(new Set(said).size).toBe(said.length);
    expect(await db.collection('history').countDocuments({ todoDue: { $exists: true } })).toBe(0);
    expect(await db.collection('incidents').countDocuments({ open: true })).toBe(0);
  }, 60_000);

  it('leave chains that fit and works that are what their history makes of them', async () => {
    expect(await faultsIn(told.site.deps.db)).toEqual([]);
    expect((await verifyCounty(told.site.deps, rootOf(told.scenario))).problems).toEqual([]);
  }, 60_000);
});
