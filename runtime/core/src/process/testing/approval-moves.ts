/** Random legal moves of people, of an operator and of the world outside. What is refused must be refused for a reason that may be. */
import { returnTargets } from '../commands/returning';
import { whoMay } from '../candidates';
import type { TaskState } from '../types';
import { aCtx } from './model';
import { codeOf, type Move, type Play } from './play';

const PEOPLE = ['ann', 'bob', 'kim', 'max', 'dan', 'eva', 'fay'];
const pick = <T>(list: readonly T[], seed: number): T | undefined => list[seed % Math.max(1, list.length)];
const tasksOf = (play: Play): TaskState[] => Object.values(play.state.tasks).sort((a, b) => (a.id < b.id ? -1 : 1));
const performerOf = (task: TaskState): string => whoMay(task, aCtx('ann', 'x').org)[0] ?? 'ann';

/** A yes of whoever may give it; a task that waits for others is left to them. */
export function yes(play: Play, seed = 0, outcome = 'yes'): string {
  const waiting = new Set([...tasksOf(play).flatMap((task) => (task.added?.position === 'before' ? [task.added.task] : [])), ...Object.values(play.state.asks ?? {}).filter((ask) => ask.waits).map((ask) => ask.task)]);
  const task = pick(tasksOf(play).filter((entry) => !waiting.has(entry.id)), seed);
  if (!task) return 'nothing';
  const outcomes = play.model.nodes[task.node]?.task?.outcomes ?? [];
  return codeOf(play.do(performerOf(task), { type: 'CompleteTask', taskId: task.id, data: {}, ...(outcomes.length > 0 ? { outcome } : {}) }));
}

type Do = (play: Play, task: TaskState, seed: number) => readonly [by: string, move: Move] | undefined;
const someone = (seed: number): string => PEOPLE[(seed >> 3) % PEOPLE.length] ?? 'ann';
const back = (resume: boolean): Do => (play, task, seed) => {
  const target = pick(returnTargets(play.model, play.state, task), seed >> 2);
  return target && [performerOf(task), { type: 'ReturnTask', taskId: task.id, to: target.node, comment: 'again', resume }];
};
const add = (position: 'before' | 'after'): Do => (_play, task, seed) => [performerOf(task), { type: 'AddSigners', taskId: task.id, userIds: [someone(seed)], position, comment: 'too' }];
const OF_TASK: readonly Do[] = [
  back(false), back(true), back(false), back(true), back(false), back(true), back(false), back(false), add('before'), add('after'),
  (_play, task) => [performerOf(task), { type: 'RejectTask', taskId: task.id, comment: 'no' }],
  (_play, task, seed) => [performerOf(task), { type: 'TransferTask', taskId: task.id, userId: someone(seed), comment: 'for me' }],
  (_play, task, seed) => [performerOf(task), { type: 'DelegateTask', taskId: task.id, userId: someone(seed), comment: 'look' }],
  (_play, task, seed) => [performerOf(task), { type: 'AskPerson', taskId: task.id, userId: someone(seed), waits: seed % 2 === 0, comment: 'why' }],
  (_play, task) => task.added && [task.added.by, { type: 'RemoveSigner', taskId: task.id, userId: task.assignee ?? '', comment: 'not needed' }],
  (play, task) => (play.model.nodes[task.node]?.loop && !task.added ? ['max', { type: 'RemoveMember', taskId: task.id, comment: 'ill' }] : undefined),
];
type Any = (play: Play, seed: number) => readonly [by: string, move: Move] | undefined;
const takeBack: Any = (play, seed) => {
    const visit = play.state.visits[pick(play.state.fresh ?? [], seed >> 2) ?? -1];
    return visit && [visit.by, { type: 'TakeBackTask', node: visit.node }];
};
const OF_ALL: readonly Any[] = [
  takeBack, takeBack, takeBack, takeBack,
  (play) => {
    const [ask] = Object.values(play.state.asks ?? {});
    return ask && [ask.to, { type: 'AnswerAsk', askId: ask.id, comment: 'so' }];
  },
  (play) => {
    const [ask] = Object.values(play.state.asks ?? {});
    return ask && [ask.by, { type: 'EndAsk', askId: ask.id }];
  },
  (_play, seed) => ['max', { type: 'HandOver', from: someone(seed), to: someone(seed >> 3), comment: 'left' }],
  (play) => ['max', play.state.suspended ? { type: 'ResumeInstance', comment: 'on' } : { type: 'SuspendInstance', comment: 'wait' }],
  () => ['ann', { type: 'Urge' }],
  (play) => {
    const [wait] = Object.values(play.state.waits).filter((entry) => entry.kind === 'message');
    return wait && ['system', { type: 'DeliverMessage', name: wait.name, waitId: wait.id, vars: {} }];
  },
  () => ['system', { type: 'DeliverSignal', name: 'poke', vars: {} }],
  (play, seed) => ['max', { type: 'SetVariables', vars: { poked: seed % 2 === 0 && play.state.vars.poked !== true }, comment: 'so' }],
];

/** Only these: anything else is a mistake of the engine. */
const MAY_BE_REFUSED = [
  'process.already-has-it', 'process.already-signer', 'process.excluded', 'process.asks-himself', 'process.too-late', 'process.not-yours', 'process.last-signer', 'process.not-adder', 'process.not-a-signer',
  'process.nothing-to-hand-over', 'process.suspended', 'process.signal-unmatched', 'process.waits-for-signers', 'process.waits-for-answer', 'process.reject-off', 'process.return-target', 'process.urged-already',
  'process.return-mode', 'process.not-a-signature', 'process.task-unknown', 'process.not-involved', 'process.already-claimed',
];

function endChild(play: Play): string | undefined {
  const [child] = [...play.state.ending, ...Object.values(play.state.waits).flatMap((wait) => wait.child ?? [])];
  return child === undefined ? undefined : codeOf(play.do('system', { type: 'EndChild', childId: child, vars: {} }));
}

/** What people and the world do besides saying yes. */
function otherMove(play: Play, seed: number): readonly [by: string, move: Move] | undefined {
  const task = pick(tasksOf(play), seed >> 1);
  if (seed % 10 >= 8) return pick(OF_ALL, seed >> 4)?.(play, seed);
  return task && pick(OF_TASK, seed >> 4)?.(play, task, seed);
}

function chosenMove(play: Play, seed: number): string {
  if (seed % 11 === 0 && Object.values(play.state.timers).some((timer) => timer.held === undefined)) return codeOf(play.fire());
  if (seed % 7 === 0) return endChild(play) ?? 'nothing';
  if (play.state.suspended && seed % 2 === 0) return codeOf(play.do('max', { type: 'ResumeInstance', comment: 'on' }));
  if (seed % 10 < 6) return yes(play, seed >> 1, seed % 17 === 0 ? 'no' : 'yes');
  const move = otherMove(play, seed);
  return move ? codeOf(play.do(...move)) : 'nothing';
}

/** One move; answers the code. */
export function anyMove(play: Play, seed: number): string {
  play.record = { choose0: (seed & 1) > 0, choose1: (seed & 2) > 0 };
  play.now = new Date(Date.parse(play.now) + 600_000).toISOString();
  const code = chosenMove(play, seed);
  return MAY_BE_REFUSED.includes(code) ? 'refused' : code;
}

/** Everybody says yes to everything, until it is over; answers how it stands then. */
export function bringToEnd(play: Play): string {
  play.record = {};
  if (play.state.suspended) play.do('max', { type: 'ResumeInstance', comment: 'on' });
  for (let left = 0; play.state.status === 'running' && left < 400; left += 1) {
    const [ask] = Object.values(play.state.asks ?? {});
    if (ask) play.do(ask.by, { type: 'EndAsk', askId: ask.id });
    else if (endChild(play) === undefined && yes(play) !== 'ok') break;
  }
  return play.state.status;
}
