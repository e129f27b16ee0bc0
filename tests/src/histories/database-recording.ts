/** The database of a county at work, as a server of now leaves it: works of every kind, ended and running, with their whole surroundings. */
import { whoMay } from '@liandong/core/run';
import { applyCommand, loadWork, type CommandBody } from '@liandong/server/durable';
import { aServer, type TestServer } from '@liandong/server/testing';
import { EJSON } from 'bson';
import { atWork } from '../support/county-at-work';
import { runJobs } from '../support/jobs';
import { countyOf, rootOf, scenarioOf, signedIn, Story } from '../support/story';

/** What belongs to a server that runs, not to the county. */
const PASSING = new Set(['sessions', 'signInAttempts', 'leases']);
const MOST_MOVES = 8;

async function documentsOf({ deps: { db } }: TestServer): Promise<Record<string, unknown[]>> {
  const names = (await db.listCollections()).map(({ name }) => name).filter((name) => !PASSING.has(name) && !name.startsWith('system.')).sort();
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await db.collection(name).find().sort({ _id: 1 }).toArray()] as const)));
}

/** Steps taken, handed on, and works ended early: what the scenarios leave out. */
async function handAround({ deps }: TestServer, countyId: string, works: readonly string[]): Promise<void> {
  const { view, person } = await deps.org.snapshot(countyId);
  for (const [index, workId] of works.entries()) {
    const loaded = await loadWork(deps, countyId, workId);
    const [task] = Object.values(loaded?.work.state.tasks ?? {});
    const [userId = ''] = task ? whoMay(task, view) : [];
    const found = person(userId);
    if (!task || !found) continue;
    const commands: (CommandBody | undefined)[] = [{ type: 'ClaimTask', taskId: task.id }, { type: 'ReassignTask', taskId: task.id, userId, comment: 'on leave' }, { type: 'TerminateInstance', comment: 'entered twice' }, undefined];
    const command = commands[index % commands.length];
    if (command) await applyCommand(deps, { countyId, actor: { userId, name: found.name, grants: found.grants }, commandId: `around-${index}`, workId, command });
  }
}

/** People sign in again after each waiting: nobody's session lasts so long. */
async function playThrough(site: TestServer, packId: string, id: string): Promise<void> {
  const { people, steps } = scenarioOf(packId, id);
  const clients = await signedIn(site, people.map((person) => person.id));
  const story = new Story(site, packId, clients);
  for (const step of steps) {
    await story.play([step]);
    if (step.wait !== undefined) Object.assign(clients, await signedIn(site, Object.keys(clients)));
  }
}

/**
 * Every scenario of the pack to its end, one after the other, then each of them up to every move that people make before a waiting. What the
 * jobs have to do after those is left undone.
 */
export async function recordDatabase(packId: string, scenarios: readonly string[]): Promise<string> {
  const first = scenarioOf(packId, scenarios[0] ?? '');
  const site = await aServer({ now: first.at });
  try {
    const county = countyOf(first, packId);
    await site.seedCounty(county);
    for (const id of scenarios) await playThrough(site, packId, id);
    await runJobs(site);
    const same = Object.fromEntries(first.people.map(({ id }) => [id, id]));
    const parts = scenarios.flatMap((scenario) => Array.from({ length: MOST_MOVES }, (_, index) => ({ packId, scenario, moves: index + 1 })));
    const works = await atWork(site, { people: same, units: {} }, parts);
    await handAround(site, rootOf(first), works);
    return EJSON.stringify(await documentsOf(site), undefined, undefined, { relaxed: true });
  } finally {
    await site.stop();
  }
}
