/** A county with the pack of instances that work together, its people, and commands by them. */
import { runJobs } from './jobs';
import { packFiles } from './packs';
import type { PackFiles } from '@liandong/core/run';
import { applyCommand, applyStart, historyModel, instanceModel, type CommandBody, type InstanceDoc } from '@liandong/server/durable';
import { aServer, type TestServer } from '@liandong/server/testing';

export const COUNTY = 'county';
const UNITS = [{ id: COUNTY, tier: 'county' }, { id: 'gs', tier: 'general', parent: COUNTY }, { id: 'st', tier: 'station', parent: COUNTY }] as const;
const USERS = { ann: ['worker@st'], kim: ['head@st'], max: ['office@county'], may: ['worker@st'] };

export class Together {
  private commands = 0;

  private constructor(readonly site: TestServer) {}

  static async begin(...more: readonly PackFiles[]): Promise<Together> {
    const site = await aServer({ now: '2026-01-05T01:00:00.000Z' });
    await site.seedCounty({ countyId: COUNTY, units: UNITS, users: USERS, packs: [packFiles('together', 'tests/packs'), ...more] });
    return new Together(site);
  }

  async actor(name: keyof typeof USERS) {
    const user = await this.site.deps.db.collection<{ _id: string; username: string }>('users').findOne({ username: name });
    const person = (await this.site.deps.org.snapshot(COUNTY)).person(user?._id ?? '');
    if (!person) throw new Error(`nobody is ${name}`);
    return { userId: person.id, name: person.name, grants: person.grants };
  }

  async start(serviceId: string, ref: string, packId = 'together'): Promise<string> {
    const { deps } = this.site;
    const sha = await deps.packs.inUseAt(COUNTY, packId, 'st', deps.clock.now());
    const program = await deps.packs.program(COUNTY, sha ?? '');
    if (!program) throw new Error(`${packId} is not in use`);
    const applied = await applyStart(deps, { countyId: COUNTY, actor: await this.actor('ann'), commandId: this.next(), program, input: { serviceId, orgId: 'st', data: { ref } } });
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
    return applied.workId;
  }

  /** Complete the open step at a node of the work or of what it has called. */
  async complete(workId: string, node: string, by: keyof typeof USERS, more: { readonly outcome?: string; readonly data?: Record<string, string> } = {}): Promise<void> {
    const works = await this.onRecordOf(workId);
    const found = works.flatMap(({ _id, state }) => Object.values(state.tasks).map((task) => ({ _id, task }))).find(({ task }) => task.node === node);
    if (!found) throw new Error(`no step at ${node}`);
    await this.command(found._id, by, { type: 'CompleteTask', taskId: found.task.id, data: more.data ?? {}, ...(more.outcome === undefined ? {} : { outcome: more.outcome }) });
  }

  async command(workId: string, by: keyof typeof USERS, command: CommandBody): Promise<void> {
    const applied = await applyCommand(this.site.deps, { countyId: COUNTY, actor: await this.actor(by), commandId: this.next(), workId, command });
    if (!applied.ok) throw new Error(JSON.stringify(applied.problems));
  }

  async onRecordOf(workId: string): Promise<InstanceDoc[]> {
    const work = await instanceModel(this.site.deps.db).findOne({ _id: workId, countyId: COUNTY }).lean<InstanceDoc>();
    return instanceModel(this.site.deps.db).find({ countyId: COUNTY, recordId: work?.recordId ?? '' }).lean<InstanceDoc[]>();
  }

  async stateOf(workId: string) {
    const { state } = (await this.onRecordOf(workId)).find((work) => work._id === workId) ?? {};
    if (!state) throw new Error(`no work ${workId}`);
    return { status: state.status, endNode: state.endNode, open: Object.values(state.tasks).map((task) => task.node) };
  }

  run(): Promise<void> {
    return runJobs(this.site);
  }

  /** As if every server had died after doing its effects and before noting that they are done. */
  async forgetDeliveries(): Promise<void> {
    const due = this.site.clock.now();
    await historyModel(this.site.deps.db).updateMany({ countyId: COUNTY, 'effects.0': { $exists: true } }, [
      { $set: { todoDue: due, todo: { $map: { input: '$effects', in: { $mergeObjects: ['$$this', { attempts: 0, due }] } } } } },
    ], { updatePipeline: true });
  }

  private next(): string {
    this.commands += 1;
    return `together-${this.commands}`;
  }
}
