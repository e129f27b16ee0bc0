/** Plays the steps of one case on a host and compares what must hold after each. */
import { startable, type JsonObject, type Move, type ProcessModel, type ProcessState } from '@liandong/core/run';
import type { CaseStep, Expectation, ReadyCase } from './case';
import type { Answer, Host, Stage } from './host';
import type { CaseResult } from './report';

interface Play {
  readonly stage: Stage;
  readonly models: ReadonlyMap<string, ProcessModel>;
  /** key of each instance that was started with one */
  readonly keys: Map<string, string>;
  /** instances that the case started itself */
  readonly started: string[];
}
const DONE: Answer = { ok: true, instances: [] };
const nothing = (what: string): Answer => ({ ok: false, codes: [`nothing to do: ${what}`] });
const sorted = (list: readonly string[]): string[] => [...list].sort();
const running = async ({ stage }: Play): Promise<ProcessState[]> => (await stage.states()).filter((state) => state.status === 'running');

interface Place { readonly state: ProcessState; readonly id: string; readonly node: string }
async function tasksOf(play: Play, type: 'user-task' | 'receive-task'): Promise<Place[]> {
  return (await running(play)).flatMap((state) => Object.values(state.tasks).filter((task) => play.models.get(state.process)?.nodes[task.node]?.type === type).map(({ id, node }) => ({ state, id, node })));
}

async function started(play: Play, step: CaseStep, answer: Promise<Answer>): Promise<Answer> {
  const reply = await answer;
  if (!reply.ok) return reply;
  for (const id of reply.instances) {
    play.started.push(id);
    if (step.businessKey !== undefined) play.keys.set(id, step.businessKey);
  }
  return reply;
}

async function complete(play: Play, { task, times = 1, onlyTask, variables = {} }: CaseStep): Promise<Answer> {
  for (let time = 0; time < times; time += 1) {
    const open = await tasksOf(play, 'user-task');
    const [found] = onlyTask === true || task === undefined ? open : open.filter(({ node }) => node === task);
    if (!found) return nothing(task ?? 'task');
    const reply = await play.stage.command(found.state.instanceId, { type: 'CompleteTask', taskId: found.id, data: {}, vars: variables });
    if (!reply.ok) return reply;
  }
  return DONE;
}

/** One message: for the instance with the key, or the element that is named; else the host finds who it is for. */
async function message(play: Play, { message: name = '', receiver, businessKey, variables = {} }: CaseStep): Promise<Answer> {
  if (receiver === undefined && businessKey === undefined) return play.stage.publish(name, variables);
  const waits = (await running(play)).filter((state) => businessKey === undefined || play.keys.get(state.instanceId) === businessKey)
    .flatMap((state) => Object.values(state.waits).map((wait) => ({ state, wait }))).filter(({ wait }) => wait.kind === 'message' && wait.name === name && (receiver === undefined || wait.node === receiver));
  const [first] = waits;
  if (!first) return nothing(name);
  return play.stage.command(first.state.instanceId, { type: 'DeliverMessage', name, vars: variables, waitId: first.wait.id });
}

/** A receive task without a message goes on when somebody says so; one that waits for a job or message is answered. */
async function continued(play: Play, { activity = '', variables = {} }: CaseStep): Promise<Answer> {
  const [offer] = (await tasksOf(play, 'receive-task')).filter(({ node }) => node === activity);
  if (offer) return play.stage.command(offer.state.instanceId, { type: 'CompleteTask', taskId: offer.id, data: {}, vars: variables });
  const waits = (await running(play)).flatMap((state) => Object.values(state.waits).filter((wait) => wait.node === activity).map((wait) => ({ state, wait })));
  const [found] = waits;
  if (!found) return nothing(activity);
  const { wait: { id, kind, name }, state } = found;
  return play.stage.command(state.instanceId, kind === 'job' ? { type: 'CompleteJob', jobId: id, vars: variables } : { type: 'DeliverMessage', name, waitId: id, vars: variables });
}

async function throwError(play: Play, { activity = '', code = '' }: CaseStep): Promise<Answer> {
  const [found] = (await running(play)).flatMap((state) => Object.values(state.waits).filter((wait) => wait.kind === 'job' && wait.node === activity).map((wait) => ({ state, wait })));
  return found ? play.stage.command(found.state.instanceId, { type: 'ThrowError', jobId: found.wait.id, code, vars: {} }) : nothing(activity);
}

async function setVariables(play: Play, variables: JsonObject, instance: number | undefined): Promise<Answer> {
  const id = play.started.at(instance ?? -1);
  return id === undefined ? nothing('instance') : play.stage.command(id, { type: 'SetVariables', vars: variables, comment: 'set by the case' });
}

/** The scope of an ad-hoc sub-process: the one named, or the only one. */
async function adHoc(play: Play, { adHoc: node, activity }: CaseStep, move: (scopeId: string) => Move): Promise<Answer> {
  const scopes = (await running(play)).flatMap((state) => Object.values(state.scopes).map((scope) => ({ state, scope })));
  const isAdHoc = (state: ProcessState, id: string): boolean => play.models.get(state.process)?.nodes[id]?.type === 'ad-hoc-sub-process';
  const [found] = scopes.filter(({ state, scope }) => isAdHoc(state, scope.node) && (node === undefined || scope.node === node));
  return found ? play.stage.command(found.state.instanceId, move(found.scope.id)) : nothing(activity ?? node ?? 'ad-hoc');
}

const together = (answers: readonly Answer[]): Answer => answers.find((answer) => !answer.ok) ?? DONE;

const ACTIONS: Readonly<Record<string, (play: Play, step: CaseStep) => Promise<Answer>>> = {
  start: (play, step) => started(play, step, play.stage.start(step.process ?? [...play.models.keys()][0] ?? '', step.variables ?? {})),
  startByMessage: (play, step) => started(play, step, play.stage.publish(step.message ?? '', step.variables ?? {})),
  complete,
  message,
  signal: (play, { signal = '', variables = {} }) => play.stage.broadcast(signal, variables),
  trigger: continued,
  throwError,
  advance: async ({ stage }, { by = 'PT0S' }) => stage.advance(by).then(() => DONE),
  setVariables: (play, { variables = {}, instance }) => setVariables(play, variables, instance),
  evaluateStartConditions: async (play, step) => together(await Promise.all((await play.stage.evaluateConditions(step.variables ?? {})).map((answer) => started(play, step, Promise.resolve(answer))))),
  migrate: async ({ stage }, { process = '', to = '', nodes = {} }) => together(await stage.migrate(process, to, nodes)),
  activateAdHoc: (play, step) => adHoc(play, step, (scopeId) => ({ type: 'StartActivity', scopeId, node: step.activity ?? '' })),
  completeAdHoc: (play, step) => adHoc(play, step, (scopeId) => ({ type: 'CompleteAdHoc', scopeId })),
};

/** Nodes where something waits: tokens, also those that wait at an event behind a gateway or at the edge of their activity. */
function waitingAt(state: ProcessState): string[] {
  const at = Object.values(state.tokens).map(({ node }) => node);
  const armed = [...Object.values(state.waits), ...Object.values(state.timers)].filter(({ token, node }) => token === undefined || state.tokens[token]?.node !== node).map(({ node }) => node);
  return [...at, ...armed];
}

function enabledIn({ models }: Play, states: readonly ProcessState[]): string[] {
  return sorted(states.flatMap((state) => Object.values(state.scopes).flatMap((scope) => {
    const model = models.get(state.process);
    return model?.nodes[scope.node]?.type === 'ad-hoc-sub-process' ? startable(model, scope.node).map(({ id }) => id) : [];
  })));
}

type Look = (play: Play, states: readonly ProcessState[], expected: Expectation) => Promise<unknown> | unknown;
const last = async (play: Play): Promise<ProcessState | undefined> => (await play.stage.states()).find(({ instanceId }) => instanceId === play.started.at(-1));
const counted = (states: readonly ProcessState[], ids: readonly string[]): Record<string, number> => {
  const all = states.flatMap(waitingAt);
  return Object.fromEntries(ids.map((id) => [id, all.filter((node) => node === id).length]));
};

/** What is seen of each word of an expectation, in the form in which it is expected. */
const LOOKS: Readonly<Record<string, Look>> = {
  tasks: async (play) => sorted((await tasksOf(play, 'user-task')).map(({ node }) => node)),
  absent: async (play, _states, { absent = [] }) => { const open = (await tasksOf(play, 'user-task')).map(({ node }) => node); return absent.filter((id) => !open.includes(id)); },
  waiting: (_play, states, { waiting = [] }) => { const all = states.flatMap(waitingAt); return waiting.filter((id) => all.includes(id)); },
  waitingCount: (_play, states, { waitingCount, waiting = [] }) => (typeof waitingCount === 'number' ? Object.values(counted(states, waiting)).reduce((sum, count) => sum + count, 0) : counted(states, Object.keys(waitingCount ?? {}))),
  instances: (_play, states) => states.length,
  enabled: (play, states) => enabledIn(play, states),
  variables: async (play, _states, { variables = {} }) => { const vars = (await last(play))?.vars ?? {}; return Object.fromEntries(Object.keys(variables).map((name) => [name, vars[name] ?? null])); },
  status: async (play) => (await last(play))?.status,
};
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const inOrder = (word: string, value: unknown): unknown => (['tasks', 'enabled'].includes(word) && Array.isArray(value) ? sorted(value as string[]) : value);

async function differs(play: Play, expected: Expectation): Promise<{ readonly expected: unknown; readonly got: unknown } | undefined> {
  const states = await running(play);
  for (const [word, look] of Object.entries(LOOKS)) {
    const wanted = inOrder(word, expected[word as keyof Expectation]);
    if (wanted === undefined) continue;
    const got = await look(play, states, expected);
    if (!same(got, wanted)) return { expected: { [word]: wanted }, got: { [word]: got } };
  }
  return undefined;
}

/** Codes of what was refused in a step, the step itself included, and errors that nobody caught. */
async function wrongIn(play: Play, act: () => Promise<Answer>): Promise<{ readonly refused: readonly string[]; readonly failed: readonly string[] }> {
  const before = (await play.stage.refused()).length;
  const failedBefore = (await play.stage.states()).filter(({ status }) => status === 'failed').length;
  const answer = await act();
  const failed = (await play.stage.states()).filter(({ status }) => status === 'failed').slice(failedBefore).map(({ error }) => `error ${error ?? ''}`);
  return { refused: [...(answer.ok ? [] : answer.codes), ...(await play.stage.refused()).slice(before)], failed };
}

const named = ({ do: what, process, task, message: name, signal, activity, by }: CaseStep): string => `${what} ${process ?? task ?? name ?? signal ?? activity ?? by ?? ''}`.trim();
const joined = (codes: readonly string[]): { error?: string } => (codes.length > 0 ? { error: codes.join(', ') } : {});

/** What is wrong with a step; undefined: all is as expected. */
async function playStep(play: Play, step: CaseStep): Promise<Omit<CaseResult, 'id' | 'ok'> | undefined> {
  const action = ACTIONS[step.do];
  if (!action) return { error: 'unknown step' };
  const { refused, failed } = await wrongIn(play, () => action(play, step));
  const { expect = {} } = step;
  if (refused.length > 0 && expect.error !== true) return { expected: expect, ...joined(refused) };
  if (expect.error === true && refused.length + failed.length === 0) return { expected: { error: true }, got: { error: false } };
  const difference = await differs(play, expect);
  return difference && { ...difference, ...joined(failed) };
}

async function playSteps(play: Play, { id, steps }: ReadyCase): Promise<CaseResult> {
  for (const [index, step] of steps.entries()) {
    const wrong = await playStep(play, step);
    if (wrong) return { id, ok: false, step: `step ${index + 1} ${named(step)}`, ...wrong };
  }
  return { id, ok: true };
}

/** What a script or service of another dialect does is done at once; a job of ours waits for a step of the case. */
const isForeign = (models: readonly ProcessModel[], process: string, node: string): boolean => models.find(({ id }) => id === process)?.nodes[node]?.props.script !== undefined;

/** Run one case on a host. */
export async function runCase(one: ReadyCase, host: Host): Promise<CaseResult> {
  const { models } = one;
  const stage = await host.open({ models, job: ({ node }, { process }) => (isForeign(models, process, node) ? { vars: {} } : undefined) });
  try {
    return await playSteps({ stage, models: new Map(models.map((model) => [model.id, model])), keys: new Map(), started: [] }, one);
  } catch (error) {
    return { id: one.id, ok: false, error: error instanceof Error ? error.message : String(error) };
  } finally {
    await stage.close();
  }
}
