/** Random legal commands on a model, by people who may give them; the seed decides all. */
import { whoMay, type JsonObject, type ProcessState, type TaskState } from '@liandong/core/run';
import { seeded } from '../acceptance/rename-ids';
import type { History } from './history';
import { machineOfModel } from './machine';
import { Recorder, type Saying } from './recorder';

const MOST = 18;
const grants = (role: string, orgId = 's1') => [{ role, orgId }];
const CAST: Pick<History, 'org' | 'people'> = {
  org: [
    { id: 'c', parentId: null, tier: 'county', name: 'county' }, { id: 'gs', parentId: 'c', tier: 'general', name: 'general station' },
    { id: 's1', parentId: 'c', tier: 'station', name: 'station' }, { id: 'r1', parentId: 's1', tier: 'room', name: 'room' },
  ],
  people: [
    { id: 'ann', name: 'Ann', grants: grants('WORKER') }, { id: 'bob', name: 'Bob', grants: grants('WORKER') }, { id: 'kim', name: 'Kim', grants: grants('HEAD') },
    { id: 'vic', name: 'Vic', grants: grants('VOLUNTEER') }, { id: 'val', name: 'Val', grants: grants('VOLUNTEER') }, { id: 'max', name: 'Max', grants: grants('BOSS', 'gs') },
  ],
};

interface Move { readonly weight: number; make(): { readonly by: string; readonly saying: Saying } }
interface Chance { below(most: number): number; of<T>(values: readonly T[]): T | undefined }

function chanceOf(model: string, seed: number): Chance {
  // neighbouring seeds of the small generator begin alike
  const next = seeded([...model].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), Math.imul(seed, 0x9e3779b1)));
  const below = (most: number): number => Math.floor(next() * most);
  return { below, of: (values) => values[below(values.length)] };
}

const move = (weight: number, by: string, saying: () => Saying): Move => ({ weight, make: () => ({ by, saying: saying() }) });

function completion(task: TaskState, outcomes: readonly { readonly id: string }[], by: string, chance: Chance): Move {
  const outcome = chance.of(outcomes)?.id;
  const comment = chance.below(2) === 0 ? undefined : `done ${chance.below(100)}`;
  return move(6, by, () => ({ type: 'CompleteTask', taskId: task.id, data: {}, ...(outcome === undefined ? {} : { outcome }), ...(comment === undefined ? {} : { comment }) }));
}

function movesOfTask(recorder: Recorder, task: TaskState, chance: Chance): Move[] {
  const { org, model } = recorder.machine;
  const { outcomes = [], returns = [] } = model?.nodes[task.node]?.task ?? {};
  const { id: taskId, assignee } = task;
  const by = chance.of(whoMay(task, org));
  const handOn = move(by === undefined ? 8 : 1, 'max', () => ({ type: 'ReassignTask', taskId, userId: chance.of(CAST.people)?.id ?? '', comment: 'leave' }));
  if (by === undefined) return [handOn];
  const back = returns.map((to) => move(5, by, () => ({ type: 'ReturnTask', taskId, to, comment: `again ${chance.below(100)}`, ...(chance.below(3) === 0 ? { fields: ['amount'] } : {}) })));
  const hold = assignee === undefined ? move(2, by, () => ({ type: 'ClaimTask', taskId })) : move(2, assignee, () => ({ type: 'ReleaseTask', taskId }));
  return [completion(task, outcomes, by, chance), ...back, hold, handOn];
}

function pick(moves: readonly Move[], chance: Chance): Move | undefined {
  let left = chance.below(moves.reduce((sum, { weight }) => sum + weight, 0));
  return moves.find(({ weight }) => (left -= weight) < 0);
}

/** One accepted command more; refused ones are tried and forgotten. */
function goOn(recorder: Recorder, work: string, state: ProcessState, chance: Chance): void {
  const timers = Object.values(state.timers).sort((a, b) => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1));
  const data: JsonObject = { a: chance.below(2) === 0, b: chance.below(2) === 0, amount: chance.below(1000) };
  if (timers[0] && (Object.keys(state.tasks).length === 0 || chance.below(5) === 0)) {
    recorder.fire(work, timers[0], data);
    return;
  }
  const ends: Move[] = [
    ...(chance.below(3) === 0 ? [move(1, state.initiator, () => ({ type: 'WithdrawInstance', comment: 'not needed' }))] : []),
    ...(recorder.entries.length > 10 ? [move(1, 'max', () => ({ type: 'TerminateInstance', comment: 'double' }))] : []),
  ];
  const chosen = pick([...Object.values(state.tasks).flatMap((task) => movesOfTask(recorder, task, chance)), ...ends], chance)?.make();
  if (chosen) recorder.say(chosen.by, work, chosen.saying, data);
}

export async function recordRandom(model: string, seed: number): Promise<History> {
  const chance = chanceOf(model, seed);
  const recorder = new Recorder(`random-${model}-${seed}`, await machineOfModel(model, CAST), '2026-03-02T01:00:00.000Z');
  const work = `i-${model}-${seed}`;
  recorder.say('ann', undefined, { type: 'StartProcess', instanceId: work, orgId: 's1', recordId: `r-${model}-${seed}`, vars: {} }, {});
  for (let tries = 0; tries < 200 && recorder.entries.length < MOST; tries += 1) {
    const { state } = recorder.standing.get(work) ?? {};
    if (state?.status !== 'running') break;
    recorder.now = new Date(Date.parse(recorder.now) + chance.below(36) * 3_600_000).toISOString();
    goOn(recorder, work, state, chance);
  }
  return recorder.history({ model, ...CAST });
}
