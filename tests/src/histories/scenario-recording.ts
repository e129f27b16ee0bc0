/** A pack's scenarios as histories: played on a host that keeps every decision. */
import { playScenario, problem, whoMay, workingCalendar, type HostCommand, type HostEffect, type HostReply, type HostStart, type HostWork, type Instant, type PackFiles, type ScenarioDef, type ScenarioHost, type TimerState } from '@liandong/core/run';
import type { History } from './history';
import { machineOfPack, type Decided } from './machine';
import { Recorder } from './recorder';

/** A history is of one instance. */
const elsewhere: HostReply = { ok: false, problems: [problem('work.not-found')] };

class RecordingHost implements ScenarioHost {
  private readonly calendar = workingCalendar();

  constructor(private readonly recorder: Recorder) {}

  async now(): Promise<Instant> {
    return this.recorder.now;
  }

  async add(from: Instant, duration: string): Promise<Instant> {
    return this.calendar.add(from, duration);
  }

  async start(by: string, input: HostStart): Promise<HostReply> {
    return this.reply(this.recorder.say(by, undefined, { type: 'StartWork', ...input }));
  }

  async command(by: string, workId: string, command: HostCommand): Promise<HostReply> {
    return this.reply(this.recorder.say(by, workId, command), workId);
  }

  async message(): Promise<HostReply> {
    return elsewhere;
  }

  async signal(): Promise<HostReply> {
    return elsewhere;
  }

  async advance(to: Instant): Promise<readonly HostEffect[]> {
    const effects: HostEffect[] = [];
    for (let due = this.next(to); due; due = this.next(to)) {
      const { work, timer } = due;
      const decided = this.recorder.fire(work, timer);
      if (!decided.ok) throw new Error(`${this.recorder.name}: a timer was refused, ${JSON.stringify(decided.problems)}`);
      effects.push(...decided.effects.map(({ type }) => ({ workId: work, type })));
    }
    if (to > this.recorder.now) this.recorder.now = to;
    return effects;
  }

  async look(workId: string): Promise<HostWork | undefined> {
    const found = this.recorder.standing.get(workId);
    if (!found?.record) return undefined;
    const { state, record } = found;
    const open = Object.values(state.tasks).map((task) => ({ taskId: task.id, workId, node: task.node, candidates: whoMay(task, this.recorder.machine.org) }));
    return { recordId: record.id, status: state.status, recordState: record.state, data: record.data, open, ...(state.endNode === undefined ? {} : { endNode: state.endNode }) };
  }

  /** Books and figures are no part of a history. */
  async balance(): Promise<null> {
    return null;
  }

  async figure(): Promise<null> {
    return null;
  }

  private next(to: Instant): { readonly work: string; readonly timer: TimerState } | undefined {
    const all = [...this.recorder.standing].flatMap(([work, { state }]) => Object.values(state.timers).map((timer) => ({ work, timer })));
    return all.filter(({ timer }) => timer.due <= to).sort((a, b) => (`${a.timer.due} ${a.timer.id}` < `${b.timer.due} ${b.timer.id}` ? -1 : 1))[0];
  }

  private reply(decided: Decided, workId?: string): HostReply {
    return decided.ok ? { ok: true, workId: workId ?? this.recorder.entries.at(-1)?.work ?? '', effects: decided.effects.map(({ type }) => type) } : decided;
  }
}

export async function recordScenario(files: PackFiles, scenario: ScenarioDef): Promise<History> {
  const { org, people, then: _figures, ...rest } = scenario;
  const recorder = new Recorder(`scenario-${scenario.id}`, await machineOfPack(files, scenario), new Date(scenario.at).toISOString());
  const { failures } = await playScenario({ ...rest, org, people }, new RecordingHost(recorder));
  if (failures.length > 0) throw new Error(JSON.stringify(failures));
  return recorder.history({ org, people });
}
