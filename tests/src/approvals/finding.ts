/** Who is found for a step: approver ≠ initiator, nobody found, 自动去重, strategies from the tree. */
import { expect } from '@jest/globals';
import { everywhere, type Case } from './case';
import { type Place } from './diagram';
import { Stage } from './stage';

const at = (place: Place, attributes: string, inner = '', extra = ''): Promise<Stage> => Stage.at(place, { assignment: `<liandong:assignment ${attributes}>${inner}</liandong:assignment>`, extra });
const mayDo = (stage: Stage): string[] => [...new Set(Object.values(stage.state.tasks).filter((task) => task.node === 'x').flatMap((task) => stage.may(task)))].sort();

export const FINDING: readonly Case[] = [
  ...everywhere('not-initiator', async (place) => {
    const up = await at(place, 'role="worker" at="station" except="initiator" nobody="superior"', '<liandong:else role="head" at="station" />');
    expect(mayDo(up)).toEqual(['kim']);
    expect(up.do('ivy', { type: 'ReassignTask', taskId: up.task('x').id, userId: 'ann', comment: 'x' })).toBe('process.excluded');
    expect(up.do('kim', { type: 'TransferTask', taskId: up.task('x').id, userId: 'ann', comment: 'x' })).toBe('process.excluded');
    up.finish();
  }),
  ...everywhere('nobody', async (place) => {
    const superior = await at(place, 'role="director" at="station" nobody="superior"');
    expect(mayDo(superior)).toEqual(['ivy']);
    const named = await at(place, 'role="ghost" at="station"', '<liandong:else role="lead" at="county" />');
    expect(mayDo(named)).toEqual(['ivy']);
    const passed = await at(place, 'role="ghost" at="station" nobody="skip"');
    expect(passed.steps).not.toContain('x');
    expect(passed.events('StepPassed')).toMatchObject([{ node: 'x', reason: 'nobody' }]);
    const stands = await at(place, 'role="ghost" at="station"');
    expect(mayDo(stands)).toEqual([]);
    stands.must('ivy', { type: 'ReassignTask', taskId: stands.task('x').id, userId: 'gus', comment: 'nobody there' });
    for (const one of [superior, named, passed, stands]) one.finish();
  }),
  ...everywhere('dedupe', async (place) => {
    const stage = await at(place, 'role="head" at="station"', '', '<liandong:dedupe />');
    // kim has said yes at the step before
    expect(stage.steps).not.toContain('x');
    expect(stage.events('StepPassed')).toMatchObject([{ node: 'x', reason: 'approved', userId: 'kim' }]);
    expect(stage.state.vars.outcome).toBe('yes');
    stage.finish();
    const asked = await at(place, 'role="board" at="station"', '', '<liandong:dedupe />');
    expect(asked.steps).toContain('x');
    asked.finish();
  }),
  ...everywhere('strategy', async (place) => {
    const initiator = await at(place, 'who="initiator"');
    expect(mayDo(initiator)).toEqual(['ann']);
    const unit = await at(place, 'role="director" unit="=&quot;county&quot;"');
    expect(mayDo(unit)).toEqual(['ivy']);
    const line = await at(place, 'role="lead" at="station" upTo="county"');
    expect(mayDo(line)).toEqual(place === 'sequential-member' ? ['lea'] : ['ivy', 'lea']);
    for (const one of [initiator, unit, line]) one.finish();
  }),
];
