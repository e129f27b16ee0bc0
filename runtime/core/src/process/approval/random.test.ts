/** Random models, random legal moves: nothing is lost, nothing is there twice, nothing gets stuck, and the history says it all. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evolve } from '../evolve';
import { anyMove, bringToEnd } from '../testing/approval-moves';
import { approvalModel, type Block, isMany } from '../testing/approval-block';
import { Play } from '../testing/play';
import type { ProcessModel, ProcessState } from '../types';

const RUNS = Number(process.env.LIANDONG_RUNS ?? 1600);
const PATIENCE = Math.max(60_000, RUNS * 60);
const leaf = fc.oneof(
  fc.constantFrom<Block>({ kind: 'task' }, { kind: 'task' }, { kind: 'call' }),
  fc.record({ kind: fc.constant('signers' as const), sequential: fc.boolean(), rule: fc.constantFrom<'all' | 'any' | 'vote'>('all', 'any', 'vote'), onRefusal: fc.constantFrom<'ends' | 'counted'>('ends', 'counted') }),
  fc.record({ kind: fc.constant('watched' as const), by: fc.constantFrom<'timer' | 'message' | 'signal' | 'condition'>('timer', 'message', 'signal', 'condition'), interrupting: fc.boolean() }),
);
const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom<'sub' | 'failing' | 'each'>('sub', 'failing', 'each'), inner: tie('block') }),
    fc.record({ kind: fc.constant('evented' as const), inner: tie('block'), interrupting: fc.boolean() }),
    fc.record({ kind: fc.constantFrom<'sequence' | 'choice' | 'parallel' | 'inclusive'>('sequence', 'sequence', 'choice', 'parallel', 'inclusive'), parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }) }),
  ),
})).block;
/** Something before and something behind, so that there is somewhere to go back to. */
const models = fc.array(blocks, { minLength: 2, maxLength: 3 }).map((parts): Block => ({ kind: 'sequence', parts }));
const seeds = fc.array(fc.nat(100_000), { minLength: 5, maxLength: 45 });

const isJoin = (model: ProcessModel, node: string): boolean => (model.nodes[node]?.incoming.length ?? 0) > 1 && /parallel|inclusive/.test(model.nodes[node]?.type ?? '');

/** Every token waits for something that is there, everything that waits has its token. */
function lostPlaces(model: ProcessModel, state: ProcessState): string[] {
  const waiting = new Set([...Object.values(state.tasks), ...Object.values(state.waits), ...Object.values(state.scopes), ...Object.values(state.timers)].flatMap((entry) => entry.token ?? []));
  const gone = [...waiting].filter((token) => !state.tokens[token]).map((token) => `no token ${token}`);
  const places = Object.entries(state.tokens).flatMap(([id, place]) => {
    const asides = Object.values(state.tokens).filter((other) => other.back === id).length;
    const isWaiting = place.parked ? asides === 1 : asides === 0 && (isJoin(model, place.node) || waiting.has(id));
    const isHome = place.back === undefined || state.tokens[place.back]?.parked !== undefined;
    return isWaiting && isHome && (place.scope === undefined || state.scopes[place.scope]) ? [] : [`nothing holds ${id} at ${place.node}`];
  });
  const scopes = Object.values(state.scopes).filter((scope) => scope.parent !== '' && !state.scopes[scope.parent]).map((scope) => `no scope ${scope.parent}`);
  return [...gone, ...places, ...scopes];
}

const twice = (list: readonly string[]): string[] => list.filter((entry, index) => list.indexOf(entry) !== index);
/** One task a token, and for each who was added one more; one token at a step of one. */
function doubledTasks(model: ProcessModel, state: ProcessState): string[] {
  const tasks = Object.values(state.tasks);
  const single = Object.values(state.tokens).filter((place) => place.back === undefined && model.nodes[place.node]?.task && !isMany(model, model.nodes[place.node])).map((place) => place.node);
  return [
    ...twice(tasks.filter((task) => !task.added).map((task) => task.token)), ...twice(tasks.filter((task) => task.added).map((task) => `${task.token} ${task.assignee}`)),
    ...twice(single).filter((node) => !isRepeated(model, node)), ...Object.values(state.asks ?? {}).flatMap((ask) => (state.tasks[ask.task] ? [] : [ask.id])),
  ];
}
/** What a non-interrupting event leads to may be there several times. */
const isRepeated = (model: ProcessModel, node: string): boolean =>
  model.nodes[model.nodes[node]?.parent ?? '']?.type === 'event-sub-process' || (model.nodes[node]?.incoming ?? []).some((flow) => model.nodes[model.flows[flow]?.from ?? '']?.attachedTo !== undefined);

const wrongVotes = (state: ProcessState): string[] =>
  Object.values(state.scopes).filter(({ multi }) => multi?.signing && (multi.signing.votes.length > multi.signing.expected || multi.done >= Math.max(1, multi.total))).map((scope) => `votes of ${scope.node}`);

function playThrough(block: Block, moves: readonly number[], check: (play: Play) => void): Play {
  const play = new Play(approvalModel(block));
  for (const seed of moves) {
    if (play.state.status !== 'running') break;
    const code = anyMove(play, seed);
    if (!['ok', 'refused', 'nothing'].includes(code)) throw new Error(code);
    check(play);
  }
  return play;
}
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** A signature of a step that an event has broken off, together with a branch beside it, is not taken back. */
const TAKEN_BACK_AFTER_AN_EVENT: [Block, number[]] = [
  {
    kind: 'sequence',
    parts: [
      { kind: 'evented', interrupting: true, inner: { kind: 'parallel', parts: [{ kind: 'watched', by: 'timer', interrupting: false }, { kind: 'signers', sequential: false, rule: 'all', onRefusal: 'ends' }] } },
      { kind: 'signers', sequential: false, rule: 'all', onRefusal: 'ends' },
      { kind: 'watched', by: 'timer', interrupting: false },
    ],
  },
  [9630, 11600, 28368, 34700, 43448, 0, 0, 0, 0],
];

/** A signature that was kept while another was taken back is taken back after it, out of a sub-process that is done again. */
const KEPT_AND_TAKEN_BACK: [Block, number[]] = [
  {
    kind: 'sequence',
    parts: [
      { kind: 'evented', interrupting: false, inner: { kind: 'sequence', parts: [{ kind: 'evented', interrupting: false, inner: { kind: 'signers', sequential: false, rule: 'vote', onRefusal: 'counted' } }, { kind: 'watched', by: 'timer', interrupting: false }, { kind: 'watched', by: 'timer', interrupting: false }] } },
      { kind: 'signers', sequential: false, rule: 'all', onRefusal: 'ends' },
    ],
  },
  [18341, 120, 18890, 15968, 34190, 9648, 0, 9998, 0, 0, 0],
];

describe('approvals', () => {
  it('never lose a token, have no task twice, and can always be brought to their end', () => {
    fc.assert(
      fc.property(models, seeds, (block, moves) => {
        const play = playThrough(block, moves, ({ model, state }) => {
          const wrong = [...lostPlaces(model, state), ...doubledTasks(model, state), ...wrongVotes(state)];
          if (wrong.length > 0 || (state.status === 'running' && Object.keys(state.tokens).length + state.ending.length === 0)) throw new Error(`${wrong.join('; ')} in ${JSON.stringify(state)}`);
        });
        expect(bringToEnd(play)).toBe('completed');
        expect(play.state).toMatchObject({ tokens: {}, tasks: {}, timers: {}, waits: {}, scopes: {} });
        expect(asJson(play.history.reduce<ProcessState | undefined>(evolve, undefined))).toEqual(asJson(play.state));
      }),
      { numRuns: RUNS, examples: [TAKEN_BACK_AFTER_AN_EVENT, KEPT_AND_TAKEN_BACK] },
    );
  }, PATIENCE);

  it('are decided the same way again, with no id twice', () => {
    fc.assert(
      fc.property(models, seeds, (block, moves) => {
        const [one, two] = [playThrough(block, moves, () => undefined), playThrough(block, moves, () => undefined)];
        expect(one.history).toEqual(two.history);
        const ids = one.history.flatMap((event) => (event.type === 'TaskCreated' ? [event.task.id] : event.type === 'ScopeOpened' ? [event.scope.id] : event.type === 'Asked' ? [event.ask.id] : []));
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  }, PATIENCE);
});
