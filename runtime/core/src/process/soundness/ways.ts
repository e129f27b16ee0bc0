/** Everything that may happen in a state: people complete, events come, others answer. Operators and returns are left out. */
import type { Actor, OrgView } from '../../org/types';
import type { Ctx } from '../../shared/ctx';
import { startable } from '../commands/ad-hoc';
import { eventOf, structureOf } from '../structure';
import type { ProcessCommand, ProcessModel, ProcessNode, ProcessState, TaskState, Wait, Waiter } from '../types';
import type { Focus } from './ask';
import { isOrphan } from './lean';

export interface Way {
  readonly command: ProcessCommand;
  readonly actor?: Actor;
  /** the token whose matter it is, the scope, or the called process that is ending; absent: of the instance, or of several tokens */
  readonly owner?: string | undefined;
  readonly focus?: Focus;
  /** non-interrupting events by which it adds tokens */
  readonly beside?: readonly string[];
}

/** What comes again and again is looked at while fewer tokens than this are under way by it. */
const MOST_BESIDE = 2;
/** In an ad-hoc sub-process so many activities are under way at once. */
const MOST_AD_HOC = 2;
const OTHER_CODE = '*';
/** Everything is due. */
export const NOW = '9999-12-31T23:59:59.999Z';
const id = '';

const org: OrgView = {
  unit: (orgId) => ({ id: orgId, parentId: null, tier: 'county', name: '', path: [] }),
  holders: () => [{ userId: 'one', name: '' }, { userId: 'two', name: '' }],
  atTier: (orgId) => orgId,
};
export const SETTING: Omit<Ctx, 'newId' | 'actor'> = { now: NOW, org, calendar: { add: (from) => from, dateOf: (at) => at.slice(0, 10) }, params: {} };

/** Somebody who may do it and has done nothing yet. */
const performer = (task: TaskState): Actor => ({ userId: task.assignee ?? task.id, name: '', grants: task.candidates });

/** What catches errors or escalations around a node, by code; what names none is of any other code. */
function catchersAround(model: ProcessModel, from: ProcessNode, kind: 'error' | 'escalation'): ReadonlyMap<string, readonly string[]> {
  const { boundaries, eventSubs } = structureOf(model);
  const codes = new Map<string, string[]>();
  for (let node: ProcessNode | undefined = from; node; node = model.nodes[node.parent ?? ''])
    for (const catcher of [...(boundaries.get(node.id) ?? []), ...(eventSubs.get(node.parent ?? '') ?? []).map(({ start }) => start)]) {
      const event = eventOf(catcher, kind);
      const code = String(event?.props.code ?? '') || OTHER_CODE;
      if (event) codes.set(code, [...(codes.get(code) ?? []), catcher.id]);
    }
  return codes;
}

export class Ways {
  private readonly marks = new Map<string, number>();

  constructor(private readonly model: ProcessModel) {
    Object.keys(model.nodes).forEach((nodeId, index) => this.marks.set(nodeId, index + 1));
  }

  markOf(nodeId: string): number {
    return this.marks.get(nodeId) ?? 0;
  }

  of(state: ProcessState): Way[] {
    return [
      ...state.ending.map((childId): Way => ({ owner: childId, command: { id, type: 'EndChild', childId, vars: {} } })),
      ...Object.values(state.tasks).flatMap((task) => this.ofTask(task)),
      ...Object.values(state.timers).flatMap((timer) => this.event(state, timer, { command: { id, type: 'FireTimer', timerId: timer.id } })),
      ...Object.values(state.waits).flatMap((wait) => this.ofWait(state, wait)),
      ...Object.values(state.scopes).flatMap((scope) => (this.model.nodes[scope.node]?.type === 'ad-hoc-sub-process' ? this.ofAdHoc(state, scope.id, scope.node) : [])),
    ];
  }

  /** Where nobody is found somebody is named. */
  private ofTask(task: TaskState): Way[] {
    if (isOrphan(task)) return [{ owner: task.token, command: { id, type: 'ReassignTask', taskId: task.id, userId: task.id, comment: '-' } }];
    const outcomes = this.model.nodes[task.node]?.task?.outcomes ?? [];
    const done = (outcome?: string): Way => ({
      owner: task.token, actor: performer(task),
      command: { id, type: 'CompleteTask', taskId: task.id, comment: '-', data: {}, ...(outcome === undefined ? {} : { outcome }) },
    });
    return outcomes.length === 0 ? [done()] : outcomes.map((outcome) => done(outcome.id));
  }

  /** An event that ends what it waits beside, or adds to it: while few tokens are under way by it. */
  private event(state: ProcessState, { token, scope, node }: Waiter & { readonly node: string }, way: Way): Way[] {
    const owner = token ?? (scope || undefined);
    if (!this.isBeside(node)) return [{ owner, ...way }];
    return this.isBusy(state, node) ? [] : [{ owner, beside: [node], ...way }];
  }

  private isBeside(nodeId: string): boolean {
    const node = this.model.nodes[nodeId];
    return node?.props.interrupting === false;
  }

  private isBusy(state: ProcessState, node: string): boolean {
    const mark = this.markOf(node);
    return Object.values(state.tokens).filter((token) => token.past.includes(mark)).length >= MOST_BESIDE;
  }

  /** It reaches all who wait for it at once. */
  private ofSignal(state: ProcessState, { id: first, name }: Wait): Way[] {
    const waiting = Object.values(state.waits).filter((wait) => wait.kind === 'signal' && wait.name === name);
    const beside = [...new Set(waiting.map((wait) => wait.node))].filter((node) => this.isBeside(node));
    if (waiting[0]?.id !== first || beside.some((node) => this.isBusy(state, node))) return [];
    return [{ beside, command: { id, type: 'DeliverSignal', name, vars: {} } }];
  }

  private ofWait(state: ProcessState, wait: Wait): Way[] {
    const node = this.model.nodes[wait.node];
    if (!node) return [];
    switch (wait.kind) {
      case 'message':
        return this.event(state, wait, { command: { id, type: 'DeliverMessage', name: wait.name, vars: {}, waitId: wait.id } });
      case 'signal':
        return this.ofSignal(state, wait);
      case 'condition': {
        const changed: ProcessCommand = { id, type: 'SetVariables', vars: {}, comment: '-' };
        const { token, scope } = wait;
        return wait.was === true ? [{ owner: token ?? (scope || undefined), command: changed }] : this.event(state, wait, { command: changed, focus: { node: wait.node, ...(token === undefined ? {} : { token }), ...(scope === undefined ? {} : { scope }) } });
      }
      case 'job':
        return this.answers(wait, node, { id, type: 'CompleteJob', jobId: wait.id, vars: {} }, (code) => ({ id, type: 'ThrowError', jobId: wait.id, code, vars: {} }));
      case 'call': {
        const childId = wait.child ?? '';
        return [
          ...this.answers(wait, node, { id, type: 'EndChild', childId, vars: {} }, (error) => ({ id, type: 'EndChild', childId, vars: {}, error })),
          ...this.escalations(state, wait, node, childId),
        ];
      }
    }
  }

  /** A called process may tell of one again and again. */
  private escalations(state: ProcessState, { token }: Wait, from: ProcessNode, childId: string): Way[] {
    return [...catchersAround(this.model, from, 'escalation')].flatMap(([code, catchers]): Way[] => {
      const beside = catchers.filter((node) => this.isBeside(node));
      return beside.some((node) => this.isBusy(state, node)) ? [] : [{ owner: token, beside, command: { id, type: 'EscalateChild', childId, code } }];
    });
  }

  /** Done, or failed by an error that is caught. */
  private answers(wait: Wait, node: ProcessNode, done: ProcessCommand, failed: (code: string) => ProcessCommand): Way[] {
    return [done, ...[...catchersAround(this.model, node, 'error').keys()].map(failed)].map((command) => ({ owner: wait.token, command }));
  }

  private ofAdHoc(state: ProcessState, scopeId: string, node: string): Way[] {
    const isFull = Object.values(state.tokens).filter((token) => token.scope === scopeId).length >= MOST_AD_HOC;
    return [
      ...(isFull ? [] : startable(this.model, node)).map((inner): Way => ({ owner: scopeId, command: { id, type: 'StartActivity', scopeId, node: inner.id } })),
      { owner: scopeId, command: { id, type: 'CompleteAdHoc', scopeId } },
    ];
  }
}
