import { describe, expect, it } from '@jest/globals';
import { aDecision, aModel, anInput, aTable } from '../decision/testing/a-decision';
import { orgView } from '../org/index';
import { workingCalendar } from '../org/calendar';
import { commandIds } from '../shared/ids';
import { aProgram, PROCESS } from '../testing/a-pack';
import { decideStart, type WorkOutcome } from './index';

/** After the first step the pack's decision is asked; it decides which way it goes. */
const ASKING = PROCESS.replace('sourceRef="fill" targetRef="review"', 'sourceRef="fill" targetRef="ask"').replace('<bpmn:userTask id="review"', `<bpmn:businessRuleTask id="ask" name="Ask">
    <bpmn:extensionElements><zeebe:calledDecision decisionId="size" resultVariable="size" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f9</bpmn:outgoing></bpmn:businessRuleTask>
  <bpmn:sequenceFlow id="f9" sourceRef="ask" targetRef="review" /><bpmn:userTask id="review"`).replace('<bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3', '<bpmn:incoming>f9</bpmn:incoming><bpmn:outgoing>f3');
const UNITS = [{ id: 'c', parentId: null, tier: 'county', name: 'County', path: [] }, { id: 'st', parentId: 'c', tier: 'station', name: 'Station', path: ['c'] }] as const;
const HOLDERS = [{ role: 'worker', orgId: 'st', userId: 'ann', name: 'Ann' }, { role: 'head', orgId: 'st', userId: 'kim', name: 'Kim' }];

async function started(cells: readonly string[], amount: number): Promise<WorkOutcome> {
  const dmn = aModel(anInput('amount', 'number') + aDecision('size', aTable({ inputs: ['amount'], rules: cells.map((cell, index) => [cell, `"size ${index + 1}"`]) }), ['>amount']));
  const program = await aProgram({ 'processes/aid.bpmn': ASKING, 'decisions/sizes.dmn': dmn });
  const ctx = { now: '2026-01-05T01:00:00.000Z', actor: { userId: 'ann', name: 'Ann', grants: [{ role: 'worker', orgId: 'st' }] }, newId: commandIds('c1'), org: orgView(UNITS, HOLDERS), calendar: workingCalendar(), params: program.pack.params };
  return decideStart(program, { id: 'c1', serviceId: 'S1', orgId: 'st', data: { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount } }, ctx);
}

describe('a business rule task', () => {
  it('asks the decision of the pack over the record and keeps its answer as a variable', async () => {
    const outcome = await started(['< 100', '>= 100'], 100);
    expect(outcome.ok && outcome.work.state.vars).toMatchObject({ size: 'size 2' });
    expect(outcome.ok && Object.values(outcome.work.state.tasks).map((task) => task.node)).toEqual(['review']);
  });

  it('refuses the whole command when the rules contradict each other', async () => {
    expect(await started(['? < 101', '>= 100'], 100)).toEqual({ ok: false, problems: [expect.objectContaining({ code: 'decision.not-unique', path: '/ask/size', params: { rules: '1, 2' } })] });
    expect((await started(['? < 101', '>= 100'], 101)).ok).toBe(true);
  });
});
