/** Plays the steps of a case in a world of its own. */
import type { Problem } from '../../../shared/problem';
import { compileProcess, processesIn, readProcess, readXml } from '../../compile/index';
import type { ProcessModel, ProcessState } from '../../types';
import type { Case, Expect, Step } from './format';
import { type Move, World } from './world';
import { fileOf } from './xml';

export const MAIN = 'main';

/** @throws what is no BPMN of ours; the house rules are another matter */
async function modelOf(id: string, file: string): Promise<ProcessModel> {
  const { root, findings } = await readXml(file);
  const [process] = root ? processesIn(root) : [];
  const { model, findings: outside } = process ? readProcess(id, process) : { model: undefined, findings: [] };
  const [wrong] = [...findings, ...outside];
  if (!model || wrong) throw new Error(`${wrong?.code} ${wrong?.path} ${String(wrong?.params.reason ?? wrong?.params.type ?? '')}`);
  return model;
}

/** Codes of the rules that a process breaks. */
async function broken(id: string, file: string): Promise<readonly string[]> {
  const { findings } = await compileProcess(id, file);
  return findings.filter((found) => found.severity === 'error').map((found) => found.code);
}

const changed = (source: Case['process'], change: readonly (readonly [string, string])[]): string =>
  change.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`nothing to change: ${from}`);
    return text.replaceAll(from, to);
  }, typeof source === 'string' ? source : source.join('\n'));

/** What a step came to: the names of `Expect`. */
export type Seen = Required<Omit<Expect, 'refused' | 'others' | 'endNode' | 'error'>> & Pick<Expect, 'refused' | 'endNode' | 'error'>;

const nodesOf = (entries: Readonly<Record<string, { readonly node: string }>>): string[] => Object.values(entries).map(({ node }) => node).sort();

export function seenIn(state: ProcessState): Omit<Seen, 'sent' | 'refused'> {
  return {
    open: nodesOf(state.tasks), waits: nodesOf(state.waits), tokens: nodesOf(state.tokens), status: state.status, vars: state.vars,
    timers: Object.values(state.timers).map(({ node, due }) => `${node} ${due.slice(0, 16)}`).sort(),
    ...(state.endNode === undefined ? {} : { endNode: state.endNode }), ...(state.error === undefined ? {} : { error: state.error }),
  };
}

const reason = ([first]: readonly Problem[]): string => `${first?.code ?? ''} ${first?.path ?? ''}`.trim();

export class Player {
  private source: Case['process'];
  private constructor(readonly played: Case, readonly world: World, readonly breaks: readonly string[]) {
    this.source = played.process;
    world.record = played.record ?? {};
  }

  static async of(played: Case): Promise<Player> {
    const files = Object.entries({ [MAIN]: played.process, ...played.others }).map(([id, source]) => [id, fileOf(id, source, played.root)] as const);
    const models = await Promise.all(files.map(async ([id, file]) => [id, await modelOf(id, file)] as const));
    const breaks = [...new Set((await Promise.all(files.map(([id, file]) => broken(id, file)))).flat())].sort();
    const decide = (decision: string, context: Readonly<Record<string, unknown>>) => ({ ok: true as const, value: `${decision} of ${String(context.amount)}` });
    return new Player(played, new World(new Map(models), decide), breaks);
  }

  /** Types of nodes that were entered; a compensation event is when its handler is. */
  get entered(): string[] {
    return [...this.world.instances.values()].flatMap(({ history, model, process }) => {
      const nodes = { ...this.world.models.get(process)?.nodes, ...model.nodes };
      const handlers = new Set(Object.values(nodes).flatMap(({ undo }) => undo ?? []));
      return history.flatMap((event) => (event.type !== 'NodeEntered' ? [] : handlers.has(event.node) ? ['compensation-boundary-event'] : (nodes[event.node]?.type ?? [])));
    });
  }

  async play(step: Step): Promise<Pick<Seen, 'sent' | 'refused'>> {
    const { world } = this;
    world.sent = [];
    world.record = { ...world.record, ...step.record };
    const outcome = await this.act(step);
    await world.settle();
    const sent = world.sent.map(({ type, payload }) => `${type.replace('liandong:', '')} ${String(payload.name ?? '')}`.trim()).filter((text) => !/^(call|cancel-child|end-child|escalate-parent)$/.test(text)).sort();
    return { sent, ...(outcome.ok ? {} : { refused: reason(outcome.problems) }) };
  }

  private async act(step: Step): ReturnType<World['command']> {
    const { world } = this;
    switch (step.do) {
      case 'start':
        return world.begin(world.nextId(), step.in ?? MAIN, { vars: step.vars ?? {}, ...(step.at === undefined ? {} : { at: step.at }) });
      case 'message':
        return world.send(step.name, step.key, step.vars ?? {});
      case 'signal':
        return world.signal(step.name, step.vars ?? {});
      case 'migrate':
        return this.migrate(step);
      default: {
        const instance = world.of(step.in ?? MAIN);
        const move = (MOVES[step.do] as Mover<Told['do']>)(step, instance.state, world);
        return world.tell(instance, { ...move, id: world.nextId() }, step.do === 'complete' ? (step.by ?? 'ann') : 'max');
      }
    }
  }

  private async migrate({ change, plan = {} }: Step & { do: 'migrate' }): ReturnType<World['command']> {
    this.source = changed(this.source, change);
    return this.world.move(this.world.of(MAIN), await modelOf(MAIN, fileOf(MAIN, this.source, this.played.root)), plan);
  }
}

const subAt = (scopes: ProcessState['scopes'], node: string): string => find(Object.fromEntries(Object.entries(scopes).filter(([, { kind }]) => kind === 'sub')), node).id;

function find<T extends { readonly id: string; readonly node: string }>(entries: Readonly<Record<string, T>>, node: string): T {
  const found = Object.values(entries).find((entry) => entry.node === node);
  if (!found) throw new Error(`nothing at ${node}; there is ${Object.values(entries).map((entry) => entry.node).join(', ')}`);
  return found;
}

type Told = Exclude<Step, { do: 'start' | 'message' | 'signal' | 'migrate' }>;
type Mover<D extends Told['do']> = (step: Extract<Step, { do: D }>, state: ProcessState, world: World) => Move;

/** Steps that are one command. */
const MOVES: { readonly [D in Told['do']]: Mover<D> } = {
  complete: ({ at, vars = {}, outcome }, { tasks }) => ({ type: 'CompleteTask', taskId: find(tasks, at).id, data: {}, vars, ...(outcome === undefined ? {} : { outcome }) }),
  fire: ({ at }, { timers }, world) => {
    const first = Object.values(timers).sort((a, b) => a.due.localeCompare(b.due))[0];
    const timer = find(timers, at ?? first?.node ?? 'any timer');
    if (timer.due > world.now) world.now = timer.due;
    return { type: 'FireTimer', timerId: timer.id };
  },
  job: ({ at, vars = {} }, { waits }) => ({ type: 'CompleteJob', jobId: find(waits, at).id, vars }),
  error: ({ at, code, vars = {} }, { waits }) => ({ type: 'ThrowError', jobId: find(waits, at).id, code, vars }),
  set: ({ at, vars }, { scopes }) => ({ type: 'SetVariables', vars, comment: 'corrected', ...(at === undefined ? {} : { scopeId: subAt(scopes, at) }) }),
  begin: ({ at, node }, { scopes }) => ({ type: 'StartActivity', scopeId: subAt(scopes, at), node }),
  end: ({ at }, { scopes }) => ({ type: 'CompleteAdHoc', scopeId: subAt(scopes, at) }),
  terminate: () => ({ type: 'TerminateInstance', comment: 'no longer needed' }),
};
