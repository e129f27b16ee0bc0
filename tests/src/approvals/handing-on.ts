/** 转办, 委派, 代理, 前加签, 后加签, 减签, 离职转办, and what an operator may. */
import { expect } from '@jest/globals';
import { everywhere, isMany, type Case } from './case';
import { Stage } from './stage';

const others = (stage: Stage): string[] => stage.open.filter((task) => task !== 'x' && task !== 'x:dan');

export const HANDING_ON: readonly Case[] = [
  ...everywhere('transfer', async (place) => {
    const stage = await Stage.at(place);
    const rest = others(stage);
    const transfer = (by: string, userId: string, comment = 'on leave'): string => stage.do(by, { type: 'TransferTask', taskId: stage.x.id, userId, comment });
    expect(transfer('kim', 'gus')).toMatch(/^process\.(not-candidate|already-claimed)$/);
    if (isMany(place)) expect(transfer('dan', 'eva')).toBe('process.already-signer');
    const { id } = stage.x;
    expect(transfer('dan', 'gus')).toBe('ok');
    expect(stage.open).toEqual([...rest, 'x:gus'].sort());
    // who no longer has it can no longer do it
    expect(stage.do('dan', { type: 'CompleteTask', taskId: id, outcome: 'yes', data: {} })).toBe('process.already-claimed');
    stage.finish();
  }),
  ...everywhere('delegate', async (place) => {
    const stage = await Stage.at(place);
    const rest = others(stage);
    const { id } = stage.x;
    expect(stage.do('dan', { type: 'DelegateTask', taskId: id, userId: 'gus', comment: 'please look' })).toBe('ok');
    expect(stage.do('dan', { type: 'CompleteTask', taskId: id, outcome: 'yes', data: {} })).toBe('process.already-claimed');
    expect(stage.do('gus', { type: 'CompleteTask', taskId: id, outcome: 'no', data: {}, comment: 'doubtful' })).toBe('ok');
    // it comes back for confirmation, and nothing has been decided
    expect(stage.open).toEqual([...rest, 'x:dan'].sort());
    expect(stage.task('x', 'dan')).toMatchObject({ id, opinions: [{ by: 'gus', outcome: 'no' }] });
    expect(stage.complete('dan', stage.task('x', 'dan'))).toBe('ok');
    stage.finish();
  }),
  ...everywhere('stand-in', async (place) => {
    const begin = (): Promise<Stage> => Stage.at(place, {}, (stage) => void (stage.standIn = true));
    const stage = await begin();
    expect(stage.may(stage.x)).toEqual(expect.arrayContaining(['dan', 'sue']));
    if (!isMany(place)) expect(stage.do('sue', { type: 'ClaimTask', taskId: stage.x.id })).toBe('ok');
    expect(stage.complete('sue', isMany(place) ? stage.x : stage.task('x', 'sue'))).toBe('ok');
    expect(stage.state.visits.at(-1)).toMatchObject({ node: 'x', by: 'sue', for: 'dan' });
    const late = await begin();
    late.now = '2026-03-06T01:00:00.000Z';
    expect(late.complete('sue', late.x)).toBe('process.stand-in-over');
    expect(late.complete('dan', late.x)).toBe('ok');
    for (const one of [stage, late]) one.finish();
  }),
  ...everywhere('add-before', async (place) => {
    const stage = await Stage.at(place);
    const add = (userIds: string[]): string => stage.do('dan', { type: 'AddSigners', taskId: stage.x.id, userIds, position: 'before', comment: 'look first' });
    expect(add(['dan'])).toBe('process.already-signer');
    expect(add(['gus'])).toBe('ok');
    expect(stage.complete('dan', stage.x)).toBe('process.waits-for-signers');
    // his signature is his also while somebody looks into it for him
    stage.must('gus', { type: 'DelegateTask', taskId: stage.task('x', 'gus').id, userId: 'hal', comment: 'look into it' });
    expect(add(['gus'])).toBe('process.already-signer');
    stage.must('dan', { type: 'AddSigners', taskId: stage.x.id, userIds: ['kit'], position: 'before', comment: 'look too' });
    expect(stage.do('ivy', { type: 'HandOver', from: 'gus', to: 'kit', comment: 'left' })).toBe('process.already-signer');
    expect(stage.complete('kit', stage.task('x', 'kit'), 'yes')).toBe('ok');
    expect(stage.complete('hal', stage.task('x', 'hal'), 'yes')).toBe('ok');
    expect(stage.complete('gus', stage.task('x', 'gus'), 'yes')).toBe('ok');
    expect(stage.steps).toContain('x');
    expect(stage.complete('dan', stage.x)).toBe('ok');
    expect(stage.state.visits.map((visit) => visit.by)).toEqual(expect.arrayContaining(['gus', 'dan']));
    stage.finish();
  }),
  ...everywhere('add-after', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('dan', { type: 'AddSigners', taskId: stage.x.id, userIds: ['gus', 'hal'], position: 'after', comment: 'too' })).toBe('ok');
    expect(stage.complete('dan', stage.x)).toBe('ok');
    for (const by of ['gus', 'hal']) expect(stage.complete(by, stage.task('x', by))).toBe('ok');
    expect(stage.steps.includes('x')).toBe(isMany(place));
    stage.finish();
    expect(stage.state.visits.map((visit) => visit.by)).toEqual(expect.arrayContaining(['gus', 'hal']));
  }),
  ...everywhere('remove-signer', async (place) => {
    const stage = await Stage.at(place);
    const add = (position: 'before' | 'after', userId: string): string => stage.do('dan', { type: 'AddSigners', taskId: stage.x.id, userIds: [userId], position, comment: 'too' });
    const remove = (by: string, userId: string): string => stage.do(by, { type: 'RemoveSigner', taskId: stage.x.id, userId, comment: 'not needed' });
    expect([add('before', 'gus'), add('after', 'hal')]).toEqual(['ok', 'ok']);
    expect(remove('kim', 'gus')).toBe('process.not-adder');
    expect([remove('dan', 'gus'), remove('dan', 'hal'), remove('dan', 'hal')]).toEqual(['ok', 'ok', 'process.not-a-signer']);
    expect(stage.complete('dan', stage.x)).toBe('ok');
    stage.finish();
    expect(stage.state.visits.map((visit) => visit.by)).not.toEqual(expect.arrayContaining(['gus']));
  }),
  ...everywhere('remove-member', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('ivy', { type: 'RemoveMember', taskId: stage.x.id, comment: 'ill' })).toBe('ok');
    expect(stage.open).toEqual(place === 'parallel-member' ? ['x:eva', 'x:fay'] : ['x:eva']);
    stage.yes('x');
    expect(stage.steps).toEqual(['z']);
    expect(stage.state.vars.outcome).toBe('yes');
    stage.finish();
  }, Object.fromEntries((['plain', 'open-branch', 'called', 'event-sub'] as const).map((place) => [place, async () => {
    const stage = await Stage.at(place);
    expect(stage.do('ivy', { type: 'RemoveMember', taskId: stage.x.id, comment: 'ill' })).toBe('process.not-a-signer');
  }]))),
  ...everywhere('reassign', async (place) => {
    const stage = await Stage.at(place);
    const rest = others(stage);
    expect(stage.do('ivy', { type: 'ReassignTask', taskId: stage.x.id, userId: 'gus', comment: 'dan is ill' })).toBe('ok');
    expect(stage.open).toEqual([...rest, 'x:gus'].sort());
    stage.finish();
  }),
  ...everywhere('hand-over', async (place) => {
    const stage = await Stage.at(place);
    expect(stage.do('ivy', { type: 'HandOver', from: 'nobody', to: 'gus', comment: 'left' })).toBe('process.nothing-to-hand-over');
    if (!isMany(place)) stage.must('dan', { type: 'ClaimTask', taskId: stage.x.id });
    expect(stage.do('ivy', { type: 'HandOver', from: 'dan', to: 'gus', comment: 'left' })).toBe('ok');
    expect(stage.open).toContain('x:gus');
    // also whose turn has not come yet
    if (isMany(place)) {
      expect(stage.do('ivy', { type: 'HandOver', from: 'fay', to: 'gus', comment: 'left' })).toBe('process.already-signer');
      expect(stage.do('ivy', { type: 'HandOver', from: 'fay', to: 'hal', comment: 'left' })).toBe('ok');
    }
    stage.finish();
    const signers = stage.state.visits.filter((visit) => visit.node === 'x').map((visit) => visit.by);
    expect(signers).toEqual(isMany(place) ? expect.arrayContaining(['gus', 'eva', 'hal']) : ['gus']);
  }),
];
