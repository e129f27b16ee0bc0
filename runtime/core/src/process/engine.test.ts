/** Properties over random sound models and random legal moves: nothing is lost, nothing gets stuck, nothing depends on order or zone. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { whoMay } from './candidates';
import { evolve } from './evolve';
import { soundnessOf } from './soundness/index';
import { aCtx } from './testing/model';
import { codeOf, Play } from './testing/play';
import { type Block, modelOf } from './testing/block-model';
import type { ProcessModel, ProcessState, TaskState } from './types';

const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Block>({ kind: 'task' }, { kind: 'offer' }, { kind: 'timed', interrupting: true }, { kind: 'timed', interrupting: false }),
    fc.record({ kind: fc.constantFrom<'sequence' | 'choice' | 'parallel' | 'inclusive'>('sequence', 'choice', 'parallel', 'inclusive'), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }),
  ),
})).block;

const MOVES = 40;
const record = (bits: number): Record<string, boolean> => ({ choose0: (bits & 1) > 0, choose1: (bits & 2) > 0 });

/** Every token waits for something: a person, a timer, or other tokens of its join. Every task and timer belongs to a token. */
function checkInvariants(model: ProcessModel, state: ProcessState): void {
  const waiting = [...Object.values(state.tasks), ...Object.values(state.timers)].map((entry) => entry.token);
  for (const token of waiting) if (token !== undefined) expect(state.tokens).toHaveProperty([token]);
  for (const [id, place] of Object.entries(state.tokens)) {
    const isJoin = (model.nodes[place.node]?.incoming.length ?? 0) > 1 && /parallel|inclusive/.test(model.nodes[place.node]?.type ?? '');
    if (!isJoin) expect(waiting).toContain(id);
  }
  const open = Object.values(state.tasks).map((task) => task.node);
  expect(new Set(open).size).toBe(open.length);
  if (state.status === 'running') expect(Object.keys(state.tokens).length).toBeGreaterThan(0);
  if (state.status === 'running') expect(waiting.length).toBeGreaterThan(0);
}

const performerOf = (task: TaskState): string => whoMay(task, aCtx('ann', 'x').org)[0] ?? '';

/** One legal move chosen by `seed`: a return when `seed` says so and there is somewhere to go back to, else a completion or a timer. */
function move(play: Play, seed: number): string {
  const tasks = Object.values(play.state.tasks).sort((a, b) => (a.id < b.id ? -1 : 1));
  const timers = Object.values(play.state.timers);
  play.record = record(seed);
  if (timers.length > 0 && (tasks.length === 0 || seed % 7 === 0)) return codeOf(play.fire());
  const task = tasks[seed % tasks.length];
  if (!task) return 'nothing';
  const passed = [...new Set(play.state.visits.map((visit) => visit.node))];
  const to = passed[seed % Math.max(1, passed.length)];
  if (seed % 5 === 0 && to !== undefined) return codeOf(play.do(performerOf(task), { type: 'ReturnTask', taskId: task.id, to, comment: 'again' }));
  return codeOf(play.do(performerOf(task), { type: 'CompleteTask', taskId: task.id, data: {} }));
}

const seeds = fc.array(fc.nat(1000), { minLength: 5, maxLength: MOVES });

describe('the engine', () => {
  it('never loses a token, and every work can still be brought to its end', () => {
    fc.assert(
      fc.property(blocks, seeds, (block, moves) => {
        const model = modelOf(block);
        const play = new Play(model);
        for (const seed of moves) {
          if (play.state.status !== 'running') break;
          const code = move(play, seed);
          expect(['ok', 'process.return-target']).toContain(code);
          checkInvariants(model, play.state);
        }
        for (let left = 0; play.state.status === 'running' && left < 300; left += 1) move(play, 1);
        expect(play.state).toMatchObject({ status: 'completed', tokens: {}, tasks: {}, timers: {} });
      }),
      { numRuns: 150 },
    );
  });

  it('is the reduction of its history, from any point on', () => {
    fc.assert(
      fc.property(blocks, seeds, (block, moves) => {
        const play = new Play(modelOf(block));
        for (const seed of moves) if (play.state.status === 'running') move(play, seed);
        const replayed = play.history.reduce<ProcessState | undefined>(evolve, undefined);
        expect(JSON.parse(JSON.stringify(replayed))).toEqual(JSON.parse(JSON.stringify(play.state)));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same events and ids when the same commands run again, and no id twice', () => {
    fc.assert(
      fc.property(blocks, seeds, (block, moves) => {
        const [one, two] = [new Play(modelOf(block)), new Play(modelOf(block))];
        for (const play of [one, two]) for (const seed of moves) if (play.state.status === 'running') move(play, seed);
        expect(one.history).toEqual(two.history);
        const ids = one.history.flatMap((event) => (event.type === 'TaskCreated' ? [event.task.id] : event.type === 'TimerSet' ? [event.timer.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });

  it('calls these models sound', () => {
    fc.assert(fc.property(blocks, (block) => expect(soundnessOf(modelOf(block)).unsound).toEqual([])), { numRuns: 100 });
  });
});
