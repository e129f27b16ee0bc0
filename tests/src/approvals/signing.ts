/** 会签, 或签, 依次, 票签. */
import { expect } from '@jest/globals';
import { everywhere, type Case } from './case';
import { findingsOf, type Place } from './diagram';
import { Stage } from './stage';

const isSequential = (place: Place): boolean => place === 'sequential-member';
const at = (place: Place, sign: string, sequential = isSequential(place)): Promise<Stage> => Stage.at(place, { sign, sequential });
const say = (stage: Stage, by: string, outcome: string): string => stage.complete(by, stage.task('x', by), outcome);

/** One person alone does not sign with others. */
const alone = async (place: Place): Promise<void> => expect(await findingsOf(place, { extra: '<liandong:sign rule="all" />' })).toContain('process.sign-loop');

export const SIGNING: readonly Case[] = [
  ...everywhere('sign-all', async (place) => {
    const stage = await at(place, 'rule="all"');
    for (const by of ['dan', 'eva']) expect(say(stage, by, 'yes')).toBe('ok');
    expect(stage.steps).toContain('x');
    expect(say(stage, 'fay', 'yes')).toBe('ok');
    expect([stage.steps.includes('x'), stage.state.vars.outcome]).toEqual([false, 'yes']);
    const refused = await at(place, 'rule="all"');
    expect(say(refused, 'dan', 'no')).toBe('ok');
    expect([refused.steps.includes('x'), refused.state.vars.outcome]).toEqual([false, 'no']);
    const counted = await at(place, 'rule="all" onRefusal="counted"');
    for (const [by, outcome] of [['dan', 'no'], ['eva', 'yes'], ['fay', 'yes']] as const) expect(say(counted, by, outcome)).toBe('ok');
    expect(counted.state.vars.outcome).toBe('no');
    for (const one of [stage, refused, counted]) one.finish();
  }, { plain: alone }),
  ...everywhere('sign-any', async (place) => {
    const stage = await at(place, 'rule="any" onRefusal="counted"');
    expect(say(stage, 'dan', 'no')).toBe('ok');
    expect(stage.steps).toContain('x');
    expect(say(stage, 'eva', 'yes')).toBe('ok');
    expect([stage.steps.includes('x'), stage.state.vars.outcome]).toEqual([false, 'yes']);
    stage.finish();
  }, { plain: alone }),
  ...everywhere('sign-sequence', async (place) => {
    const stage = await at(place, 'rule="all"', true);
    for (const by of ['dan', 'eva', 'fay']) {
      expect(stage.open.filter((task) => task.startsWith('x'))).toEqual([`x:${by}`]);
      expect(say(stage, by, 'yes')).toBe('ok');
    }
    stage.finish();
  }, {
    plain: alone,
    'parallel-member': async (place) => {
      const stage = await at(place, 'rule="all"', false);
      expect(stage.open).toEqual(['x:dan', 'x:eva', 'x:fay']);
      expect(say(stage, 'fay', 'yes')).toBe('ok');
    },
  }),
  ...everywhere('sign-vote', async (place) => {
    const stage = await at(place, 'rule="vote" onRefusal="counted" weight="if signer = &quot;dan&quot; then 3 else 1" share="0.6"');
    expect(say(stage, 'dan', 'yes')).toBe('ok');
    expect([stage.steps.includes('x'), stage.state.vars.outcome]).toEqual([false, 'yes']);
    const lost = await at(place, 'rule="vote" onRefusal="counted" weight="if signer = &quot;dan&quot; then 3 else 1" share="0.6"');
    expect(say(lost, 'dan', 'no')).toBe('ok');
    expect([lost.steps.includes('x'), lost.state.vars.outcome]).toEqual([false, 'no']);
    for (const one of [stage, lost]) one.finish();
  }, { plain: alone }),
];
