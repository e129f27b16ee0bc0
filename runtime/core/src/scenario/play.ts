import type { Json, JsonObject } from '../shared/json';
import { approvalCommand } from './approval';
import { actionsOf, type Expectation, type ScenarioDef, type ScenarioStep } from './format';
import { recordsNamed, withRecords } from './record-of';
import type { HostCommand, HostReply, HostTask, HostWork, ScenarioHost } from './host';

export interface ScenarioFailure {
  /** index in `steps`; -1 = the figures at the end */
  readonly step: number;
  /** which expectation: a key of `expect`, or `figures` */
  readonly what: string;
  readonly expected: Json;
  readonly got: Json;
}
export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  readonly failures: readonly ScenarioFailure[];
}

interface Move {
  /** undefined = accepted */
  readonly refused?: string;
  readonly effects: readonly string[];
}

const canonical = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, canonical(entry)]));
};
const same = (a: Json, b: Json): boolean => JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

type Place = Pick<HostTask, 'taskId' | 'workId'>;

/** One run of a scenario: which works it has started, which tasks it has seen. */
class Player {
  readonly failures: ScenarioFailure[] = [];
  private readonly works = new Map<string, string>();
  /** last task seen at a node of a work: a step that is done already is still asked for, so that the host itself refuses it */
  private readonly seen = new Map<string, Place>();
  private last = '';

  constructor(readonly host: ScenarioHost) {}

  async play(told: ScenarioStep, index: number): Promise<void> {
    const step = await this.withRecords(told);
    const [action] = actionsOf(step);
    const name = step.work ?? step.as ?? this.last;
    const move = action === undefined ? { refused: 'scenario.action', effects: [] } : await this.move(step, name);
    const expected = step.expect?.refused ?? null;
    this.compare(index, 'refused', expected, move.refused ?? null);
    if (step.expect) await this.look(step.expect, this.works.get(name || this.last), move, index);
  }

  private async withRecords(step: ScenarioStep): Promise<ScenarioStep> {
    const names = [...new Set(recordsNamed(step as Json))];
    if (names.length === 0) return step;
    const ids = await Promise.all(names.map(async (name) => [name, (await this.host.look(this.works.get(name) ?? ''))?.recordId ?? name] as const));
    return withRecords(step as Json, new Map(ids)) as ScenarioStep;
  }

  compare(step: number, what: string, expected: Json, got: Json): void {
    if (!same(expected, got)) this.failures.push({ step, what, expected, got });
  }

  private async move(step: ScenarioStep, name: string): Promise<Move> {
    if (step.wait !== undefined) return this.wait(step.wait, this.works.get(name));
    if (step.message ?? step.signal) return this.tell(step, name);
    if (step.start) return this.start(step, step.start, name);
    const workId = this.works.get(name);
    if (workId === undefined) return { refused: 'scenario.work-unknown', effects: [] };
    const work = await this.host.look(workId);
    const node = nodeOf(step);
    const place = node === undefined ? undefined : this.taskAt(work, workId, node, step.by);
    const command = commandOf(step, place?.taskId, work);
    return command ? moved(await this.host.command(step.by ?? '', place?.workId ?? workId, command)) : { refused: 'process.task-unknown', effects: [] };
  }

  private async start({ by = '' }: ScenarioStep, { service, orgId, data, occurredAt }: NonNullable<ScenarioStep['start']>, name: string): Promise<Move> {
    const reply = await this.host.start(by, { serviceId: service, orgId, data: data as JsonObject, ...(occurredAt === undefined ? {} : { occurredAt }) });
    if (reply.ok) this.works.set(name || 'work', reply.workId);
    this.last = name || 'work';
    return moved(reply);
  }

  private async tell({ message, signal, as }: ScenarioStep, name: string): Promise<Move> {
    const said = { name: (message ?? signal)?.name ?? '', vars: ((message ?? signal)?.vars ?? {}) as JsonObject, orgId: (message ?? signal)?.orgId ?? '' };
    const reply = await (message ? this.host.message({ ...said, ...(message.key === undefined ? {} : { key: message.key as Json }) }) : this.host.signal(said));
    if (reply.ok && as !== undefined) {
      this.works.set(name, reply.workId);
      this.last = name;
    }
    return moved(reply);
  }

  /** Of several open tasks at a step the one that is for this person. */
  private taskAt(work: HostWork | undefined, workId: string, node: string, by = ''): Place | undefined {
    const here = work?.open.filter((task) => task.node === node) ?? [];
    const open = here.find((task) => task.candidates.includes(by)) ?? here[0];
    const key = `${workId}:${node}`;
    if (open !== undefined) this.seen.set(key, open);
    return this.seen.get(key);
  }

  private async wait(duration: string, workId: string | undefined): Promise<Move> {
    const effects = await this.host.advance(await this.host.add(await this.host.now(), duration));
    return { effects: effects.filter((effect) => effect.workId === workId).map((effect) => effect.type) };
  }

  private async look(expect: Expectation, workId: string | undefined, move: Move, index: number): Promise<void> {
    const work = workId === undefined ? undefined : await this.host.look(workId);
    for (const task of work?.open ?? []) this.seen.set(`${workId}:${task.node}`, task);
    const got = seenOf(work, expect, move);
    for (const what of Object.keys(expect) as (keyof Expectation)[]) if (what !== 'refused' && what !== 'balances') this.compare(index, what, (expect[what] ?? null) as Json, got[what as keyof typeof got]);
    for (const expected of expect.balances ?? []) this.compare(index, 'balances', expected as Json, { ...expected, amount: await this.host.balance(expected) } as Json);
  }
}

/** What is so now, in the form of the expectation; of records and candidates only what it names. */
function seenOf(work: HostWork | undefined, expect: Expectation, move: Move): Record<Exclude<keyof Expectation, 'refused' | 'balances'>, Json> {
  const open = work?.open ?? [];
  const who = (node: string): Json => [...(open.find((task) => task.node === node)?.candidates ?? [])].sort();
  return {
    open: open.map((task) => task.node).sort(),
    status: work?.status ?? null,
    endNode: work?.endNode ?? null,
    recordState: work?.recordState ?? null,
    effects: [...move.effects],
    record: Object.fromEntries(Object.keys(expect.record ?? {}).map((field) => [field, work?.data[field] ?? null])),
    candidates: Object.fromEntries(Object.keys(expect.candidates ?? {}).map((node) => [node, who(node)])),
  };
}

const moved = (reply: HostReply): Move => (reply.ok ? { effects: reply.effects } : { refused: reply.problems[0]?.code ?? 'refused', effects: [] });

const nodeOf = (step: ScenarioStep): string | undefined => (step.complete ?? step.return ?? step.claim ?? step.release ?? step.reassign ?? step.act)?.node;

/** undefined = the step was never open */
function commandOf(step: ScenarioStep, taskId: string | undefined, work: HostWork | undefined): HostCommand | undefined {
  if (step.act) return approvalCommand(step.act, { by: step.by ?? '', taskId, work });
  if (step.withdraw) return { type: 'WithdrawInstance', comment: step.withdraw.comment };
  if (step.terminate) return { type: 'TerminateInstance', comment: step.terminate.comment };
  return taskId === undefined ? undefined : taskCommandOf(step, taskId);
}

function taskCommandOf(step: ScenarioStep, taskId: string): HostCommand | undefined {
  if (step.complete) {
    const { outcome, comment, data } = step.complete;
    return { type: 'CompleteTask', taskId, data: (data ?? {}) as JsonObject, ...(outcome === undefined ? {} : { outcome }), ...(comment === undefined ? {} : { comment }) };
  }
  if (step.return) {
    const { to, comment, fields, resume } = step.return;
    return { type: 'ReturnTask', taskId, to, comment, ...(fields === undefined ? {} : { fields }), ...(resume === undefined ? {} : { resume }) };
  }
  if (step.reassign) return { type: 'ReassignTask', taskId, userId: step.reassign.userId, comment: step.reassign.comment };
  if (step.claim) return { type: 'ClaimTask', taskId };
  return step.release ? { type: 'ReleaseTask', taskId } : undefined;
}

/** Play a scenario on a host that starts empty at the scenario's time with the scenario's units and people. Failures are data. */
export async function playScenario(scenario: ScenarioDef, host: ScenarioHost): Promise<ScenarioResult> {
  const player = new Player(host);
  for (const [index, step] of scenario.steps.entries()) await player.play(step, index);
  for (const { indicator, orgId, period, value } of scenario.then?.figures ?? []) {
    const got = await host.figure(indicator, orgId, period);
    player.compare(-1, 'figures', { indicator, orgId, period, value }, { indicator, orgId, period, value: got });
  }
  return { id: scenario.id, title: scenario.title, passed: player.failures.length === 0, failures: player.failures };
}
