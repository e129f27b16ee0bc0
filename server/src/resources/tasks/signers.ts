/** Who signs a step, has signed it or is to sign it: members of a step of several, and who was added. */
import { signerOf, type ProcessNode, type ProcessState, type TaskState } from '@liandong/core/run';
import type { Caller } from '../../platform/http/handler';
import { allowsOf, eventsOf, type Allows, type Seen, type Told } from '../works/index';
import type { TaskDetail } from './contract';

type Signer = TaskDetail['signers'][number];
type Bracket = ProcessState['scopes'][string];

/** The bracket around the members of a step of several. */
function bracketOf({ scopes, tokens }: ProcessState, task: TaskState): Bracket | undefined {
  const scope = scopes[tokens[task.token]?.scope ?? ''];
  return scope?.kind === 'multi' && scope.node === task.node ? scope : undefined;
}

/** Open tasks of the step: in its bracket, or beside this one. */
const openAt = (state: ProcessState, task: TaskState, bracket: Bracket | undefined): TaskState[] =>
  Object.values(state.tasks).filter((other) => (bracket ? other.node === task.node && state.tokens[other.token]?.scope === bracket.id : other.token === task.token));

class Table {
  private readonly adders: ReadonlyMap<string, string>;
  private readonly allows: Allows;

  constructor(private readonly seen: Seen, private readonly told: Told, caller: Caller, private readonly task: TaskState) {
    this.allows = allowsOf(seen, caller);
    this.adders = new Map(eventsOf(told, 'SignersAdded').flatMap(({ userIds, by }) => userIds.map((userId) => [userId, by] as const)));
  }

  private row(userId: string, state: Signer['state'], more: Partial<Signer> = {}): Signer {
    return { userId, name: this.told.name(userId), state, canRemove: false, ...more };
  }

  /** Somebody who was added and may be taken out again. */
  private added(userId: string, state: Signer['state'], by: string, taskId: string): Signer {
    return this.row(userId, state, { addedBy: this.told.name(by), taskId, canRemove: this.allows({ type: 'RemoveSigner', taskId, userId, comment: '?' }) });
  }

  private said(outcome: string | undefined): Pick<Signer, 'outcome'> {
    const { program, work: { state } } = this.seen;
    const title = program.pack.processes[state.process]?.nodes[this.task.node]?.task?.outcomes.find((entry) => entry.id === outcome)?.title;
    return title ? { outcome: title } : {};
  }

  private adderOf(userId: string): Pick<Signer, 'addedBy'> {
    const by = this.adders.get(userId);
    return by === undefined ? {} : { addedBy: this.told.name(by) };
  }

  /** Votes of a step of several. */
  votes(bracket: Bracket): Signer[] {
    const { visits } = this.seen.work.state;
    return (bracket.multi?.signing?.votes ?? []).map((vote) => {
      const at = vote.visit === undefined ? undefined : visits[vote.visit]?.at;
      return this.row(vote.by, 'signed', { ...this.said(vote.outcome), ...(at === undefined ? {} : { at }), ...(vote.for === undefined ? {} : { for: this.told.name(vote.for) }), ...(vote.index === undefined ? this.adderOf(vote.by) : {}) });
    });
  }

  /** Of a step of one: what was signed since it opened. */
  visits(): Signer[] {
    const { visits } = this.seen.work.state;
    const opened = eventsOf(this.told, 'TaskCreated').filter(({ task }) => task.token === this.task.token && !task.added).at(-1)?.task.createdAt ?? this.task.createdAt;
    return visits.filter((visit) => visit.node === this.task.node && visit.at >= opened)
      .map((visit) => this.row(visit.by, 'signed', { ...this.said(visit.outcome), at: visit.at, ...(visit.for === undefined ? {} : { for: this.told.name(visit.for) }), ...(visit.aside === 'added' ? this.adderOf(visit.by) : {}) }));
  }

  open(tasks: readonly TaskState[]): Signer[] {
    return tasks.flatMap((task) => {
      const holder = task.delegations?.at(-1) ?? task.assignee;
      const own = holder === undefined ? [] : [task.added ? this.added(holder, 'waiting', task.added.by, task.id) : this.row(holder, 'waiting')];
      return [...own, ...(task.after ?? []).map((userId) => this.added(userId, 'to-come', this.adders.get(userId) ?? holder ?? '', task.id))];
    });
  }

  /** Members who sent the step back and wait, and those whose turn comes. */
  others({ id, multi }: Bracket): Signer[] {
    const parked = Object.values(this.seen.work.state.tokens).flatMap((token) => (token.scope === id && token.parked ? [token.parked.by] : []));
    const toCome = (multi?.items ?? []).slice(multi?.next ?? 0).flatMap((item) => signerOf(item) ?? []);
    return [...parked.map((userId) => this.row(userId, 'waiting')), ...toCome.map((userId) => this.row(userId, 'to-come'))];
  }
}

/** How the signatures are counted. */
function signingOf(node: ProcessNode | undefined, bracket: Bracket | undefined): TaskDetail['signing'] {
  const { signing } = bracket?.multi ?? {};
  if (!signing || !node?.task?.sign) return undefined;
  const { rule, share } = node.task.sign;
  return { rule, inTurn: node.loop?.kind === 'multi' && node.loop.sequential, ...(share === undefined ? {} : { share }), expected: signing.expected, given: signing.votes.length };
}

export function signersOf(seen: Seen, told: Told, caller: Caller, task: TaskState): Pick<TaskDetail, 'signers' | 'signing'> {
  const { program, work: { state } } = seen;
  const bracket = bracketOf(state, task);
  const table = new Table(seen, told, caller, task);
  const open = openAt(state, task, bracket);
  const signing = signingOf(program.pack.processes[state.process]?.nodes[task.node], bracket);
  if (bracket && signing) return { signers: [...table.votes(bracket), ...table.open(open), ...table.others(bracket)], signing };
  const rows = [...table.visits(), ...table.open(open)];
  return { signers: rows.some((row) => row.addedBy !== undefined) ? rows : [] };
}
