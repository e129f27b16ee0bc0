/** A scenario of a pack as a test's county: its units and people, played move by move over the API. No field or step is named here. */
import { randomUUID } from 'node:crypto';
import type { JsonObject, ScenarioDef } from '@liandong/core/run';
import { jobs } from '@liandong/server/jobs';
import type { Client, CountySeed, Got, TestServer } from '@liandong/server/testing';
import { packFiles } from './packs';
import { withFiles } from './upload';

type Step = ScenarioDef['steps'][number];
export type People = Readonly<Record<string, Client>>;

export const scenarioOf = (packId: string, id: string): ScenarioDef => JSON.parse(packFiles(packId)[`scenarios/${id}.json`] ?? '') as ScenarioDef;
export const rootOf = ({ org }: ScenarioDef): string => org.find((unit) => unit.parentId === null)?.id ?? '';

export const countyOf = (scenario: ScenarioDef, packId: string): CountySeed => ({
  countyId: rootOf(scenario),
  units: scenario.org.map(({ id, tier, name, parentId }) => ({ id, tier, name, ...(parentId === null ? {} : { parent: parentId }) })),
  users: Object.fromEntries(scenario.people.map((person) => [person.id, person.grants.map((grant) => `${grant.role}@${grant.orgId}`)])),
  packs: [packFiles(packId)],
});

export async function signedIn(site: TestServer, names: readonly string[]): Promise<Record<string, Client>> {
  const entries = await Promise.all(names.map(async (name) => [name, await site.signIn(name)] as const));
  return Object.fromEntries(entries);
}

/** One round of every job of a server. */
export async function runJobs({ deps }: TestServer): Promise<void> {
  for (const job of jobs) await job.runOnce(deps);
}

/** The id of the open step at a node, as this person sees it. */
export async function openTask(client: Client, workId: string, node: string): Promise<string> {
  const { body } = await client.call(`GET /works/${workId}`);
  return (body?.tasks ?? []).find((task: { node: string }) => task.node === node)?.id ?? '';
}

/** Plays moves of one scenario; remembers the works it started. */
export class Story {
  readonly works: Record<string, string> = {};
  last = '';

  constructor(readonly site: TestServer, readonly packId: string, readonly people: People) {}

  async play(steps: readonly Step[]): Promise<this> {
    for (const step of steps) {
      const got = await this.move(step);
      if (got && (got.status >= 300) !== (step.expect?.refused !== undefined)) throw new Error(`${JSON.stringify(step).slice(0, 200)}: ${got.status} ${got.text.slice(0, 400)}`);
    }
    return this;
  }

  private async move(step: Step): Promise<Got | undefined> {
    if (step.wait !== undefined) {
      const { site } = this;
      const { calendar } = await site.deps.org.snapshot((await site.deps.org.countyIds())[0] ?? '');
      site.clock.set(calendar.add(site.clock.now(), step.wait));
      await runJobs(site);
      return undefined;
    }
    const client = this.people[step.by ?? ''];
    if (!client) throw new Error(`nobody is ${step.by}`);
    return step.start ? this.begin(client, step) : this.command(client, this.works[step.work ?? step.as ?? this.last] ?? '', step);
  }

  private async begin(client: Client, { start, as = 'work' }: Step): Promise<Got> {
    const { service: serviceId, orgId, data, occurredAt } = start ?? { service: '', orgId: '', data: {} };
    const body = { packId: this.packId, serviceId, orgId, data: await withFiles(client, data as JsonObject), ...(occurredAt === undefined ? {} : { occurredAt }) };
    const got = await client.call('POST /works', { body });
    this.last = as;
    if (got.status === 201) this.works[as] = got.body.id;
    return got;
  }

  private async command(client: Client, workId: string, step: Step): Promise<Got> {
    const body = await commandOf(client, workId, step);
    return client.call(`POST /works/${workId}/commands`, { body, key: randomUUID() });
  }
}

/** What a move sends; the step's id is looked up as its actor sees it. */
export async function commandOf(client: Client, workId: string, step: Step): Promise<Record<string, unknown>> {
  const move = step.complete ?? step.return ?? step.claim ?? step.release;
  if (!move) return step.withdraw ? { type: 'WithdrawInstance', ...step.withdraw } : { type: 'TerminateInstance', ...step.terminate };
  const { node, ...said } = move;
  const taskId = (await openTask(client, workId, node)) || (await offered(client, workId, node)) || 'none';
  if (step.complete) return { type: 'CompleteTask', taskId, ...said, data: await withFiles(client, (step.complete.data ?? {}) as JsonObject) };
  if (step.return) return { type: 'ReturnTask', taskId, ...said };
  return { type: step.claim ? 'ClaimTask' : 'ReleaseTask', taskId };
}

async function offered(client: Client, workId: string, node: string): Promise<string> {
  const { body } = await client.call('GET /tasks', { query: { box: 'offers', limit: 100 } });
  return (body?.items ?? []).find((row: { workId: string; node: string }) => row.workId === workId && row.node === node)?.id ?? '';
}
