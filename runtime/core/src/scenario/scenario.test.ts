import { describe, expect, it } from '@jest/globals';
import { aPack, aProgram } from '../testing/a-pack';
import { memoryHost } from './memory-host';
import { playScenario, type ScenarioResult } from './play';
import type { ScenarioDef, ScenarioStep } from './format';

const base = JSON.parse(aPack()['scenarios/plain.json'] as string) as ScenarioDef;
const play = async (change: Partial<ScenarioDef> = {}): Promise<ScenarioResult> => {
  const scenario = { ...base, ...change };
  return playScenario(scenario, memoryHost(await aProgram(), scenario));
};
const started = base.steps[0] as ScenarioStep;
const steps = (...more: readonly ScenarioStep[]): Partial<ScenarioDef> => ({ steps: [started, ...more], then: {} });

describe('playScenario', () => {
  it('passes a scenario whose expectations all hold', async () => expect(await play()).toMatchObject({ id: 'plain', passed: true, failures: [] }));

  it('says what was expected, what came and at which step', async () => {
    const { passed, failures } = await play(steps({ by: 'kim', complete: { node: 'review', outcome: 'pass' }, expect: { endNode: 'no', recordState: 'granted', open: ['x'], record: { kind: '2' } } }));
    expect(passed).toBe(false);
    expect(failures).toEqual([
      { step: 1, what: 'endNode', expected: 'no', got: 'yes' },
      { step: 1, what: 'open', expected: ['x'], got: [] },
      { step: 1, what: 'record', expected: { kind: '2' }, got: { kind: '1' } },
    ]);
  });

  it('holds an unexpected refusal against the pack, and an expected one that did not come', async () => {
    const { failures } = await play(steps({ by: 'ann', complete: { node: 'review', outcome: 'pass' } }, { by: 'kim', complete: { node: 'review', outcome: 'pass' }, expect: { refused: 'process.not-candidate' } }));
    expect(failures).toEqual([
      { step: 1, what: 'refused', expected: null, got: 'process.not-candidate' },
      { step: 2, what: 'refused', expected: 'process.not-candidate', got: null },
    ]);
  });

  it('picks records of works by name, units and people by their own; what is not there is refused', async () => {
    const pick = (kind: object) => ({ type: 'string', title: 'T', 'x-privacy': 'L1', 'x-ref': kind });
    const picks = { before: pick({ kind: 'record', record: 'aid' }), place: pick({ kind: 'unit', tier: 'station' }), mate: pick({ kind: 'user', role: 'head' }) };
    const program = await aProgram({ 'forms/apply.json': (form: { schema: { properties: object } }) => ({ ...form, schema: { ...form.schema, properties: { ...form.schema.properties, ...picks } } }) });
    const start = (data: object, expect: ScenarioStep['expect'] = {}): ScenarioStep => ({ ...started, as: 'b', start: { service: 'S1', orgId: 'st', data: { ...started.start?.data, ...data } }, expect });
    const told = { ...base, then: {}, steps: [
      started,
      start({ before: { recordOf: 'a' }, place: 'st', mate: 'kim' }, { record: { before: { recordOf: 'a' }, mate: 'kim' } }),
      start({ before: 'a' }, { refused: 'form.reference-unknown' }), start({ place: 'gs' }, { refused: 'form.reference-unknown' }), start({ mate: 'ann' }, { refused: 'form.reference-unknown' }),
      { by: 'kim', work: 'a', complete: { node: 'review', outcome: 'reject', comment: 'x' } } as ScenarioStep,
      start({ before: { recordOf: 'a' } }, { refused: 'form.reference-unknown' }),
    ] };
    expect((await playScenario(told, memoryHost(program, told))).failures).toEqual([]);
  });

  it('compares figures', async () => {
    const { failures } = await play({ then: { figures: [{ indicator: 'granted', orgId: 'gs', period: '2026', value: 1 }, { indicator: 'granted', orgId: 'st', period: '2026-Q1', value: 1 }, { indicator: 'granted', orgId: 'st', period: '2025', value: 0 }] } });
    expect(failures).toMatchObject([{ step: -1, what: 'figures', expected: { orgId: 'gs', value: 1 }, got: { value: 0 } }]);
  });

  it('moves the clock: timers fire at their time, in order', async () => {
    const result = await play(steps({ wait: 'P6D', expect: { effects: [] } }, { wait: 'P1D', expect: { effects: ['notify'], open: ['review'] } }, { wait: 'P30D', expect: { effects: [] } }));
    expect(result.failures).toEqual([]);
  });

  it('plays returns, claims, reassignments, withdrawals and terminations', async () => {
    const result = await play(steps(
      { by: 'kim', return: { node: 'review', to: 'fill', comment: 'photo', fields: ['amount'] }, expect: { open: ['fill'], candidates: { fill: ['ann'] } } },
      { by: 'ann', complete: { node: 'fill', data: { amount: 90 } }, expect: { open: ['review'], record: { amount: 90 } } },
      { by: 'kim', claim: { node: 'review' }, expect: { candidates: { review: ['kim'] } } },
      { by: 'kim', release: { node: 'review' } },
      { by: 'kim', reassign: { node: 'review', userId: 'max', comment: 'leave' }, expect: { candidates: { review: ['max'] } } },
      { by: 'kim', reassign: { node: 'review', userId: 'nobody', comment: 'x' }, expect: { refused: 'work.person-unknown' } },
      { by: 'kim', reassign: { node: 'review', userId: 'ann', comment: 'x' }, expect: { refused: 'process.excluded' } },
      { by: 'kim', withdraw: { comment: 'x' }, expect: { refused: 'process.not-initiator' } },
      { by: 'ann', withdraw: { comment: 'not needed' }, expect: { status: 'withdrawn', recordState: 'withdrawn', open: [] } },
      { ...started, as: 'b' },
      { by: 'max', terminate: { comment: 'double' }, expect: { status: 'terminated' } },
      { by: 'max', work: 'b', terminate: { comment: 'double' }, expect: { refused: 'process.finished' } },
    ));
    expect(result.failures).toEqual([]);
  });

  it('asks the host again for a step that is done already', async () => {
    const done: ScenarioStep = { by: 'kim', complete: { node: 'review', outcome: 'reject', comment: 'no' } };
    const { failures } = await play(steps(done, { ...done, expect: { refused: 'process.finished' } }));
    expect(failures).toEqual([]);
  });

  it('plays the actions of approvals', async () => {
    const more = { id: 'sue', name: 'Sue', grants: [] };
    const change = steps(
      { by: 'kim', act: { do: 'ask', node: 'review', to: 'ann', comment: 'is it so?', waits: true } },
      { by: 'kim', complete: { node: 'review', outcome: 'pass' }, expect: { refused: 'process.waits-for-answer' } },
      { by: 'ann', act: { do: 'answer', comment: 'yes' } },
      { by: 'kim', act: { do: 'copy', to: ['max'] } },
      { by: 'max', act: { do: 'read' } },
      { by: 'ann', act: { do: 'urge' } },
      { by: 'kim', act: { do: 'addBefore', node: 'review', to: 'max', comment: 'look first' }, expect: { open: ['review', 'review'] } },
      { by: 'max', complete: { node: 'review', outcome: 'pass', data: { opinion: 'fine' } }, expect: { open: ['review'], record: { opinion: 'fine' } } },
      { by: 'kim', act: { do: 'delegate', node: 'review', to: 'max', comment: 'please' }, expect: { candidates: { review: ['max'] } } },
      { by: 'max', complete: { node: 'review', outcome: 'pass' }, expect: { candidates: { review: ['kim'] } } },
      { by: 'kim', act: { do: 'suspend', comment: 'wait' } },
      { by: 'kim', complete: { node: 'review', outcome: 'pass' }, expect: { refused: 'process.suspended' } },
      // the reminder after seven days stands still
      { wait: 'P30D', expect: { effects: [] } },
      { by: 'kim', act: { do: 'resume', comment: 'on' } },
      { wait: 'P7D', expect: { effects: ['notify'] } },
      { by: 'kim', return: { node: 'review', to: 'fill', comment: 'amount', resume: true }, expect: { open: ['fill'], record: { opinion: 'fine' } } },
      { by: 'ann', complete: { node: 'fill', data: { amount: 90 } }, expect: { open: ['review'], candidates: { review: ['kim'] }, record: { amount: 90, opinion: 'fine' } } },
      { by: 'max', act: { do: 'handOver', from: 'kim', to: 'max', comment: 'left' }, expect: { candidates: { review: ['max'] } } },
      { by: 'max', act: { do: 'transfer', node: 'review', to: 'nobody', comment: 'x' }, expect: { refused: 'work.person-unknown' } },
      { by: 'max', act: { do: 'reject', node: 'review', comment: 'x' }, expect: { refused: 'process.reject-off' } },
    );
    expect((await play({ ...change, people: [...base.people, more] })).failures).toEqual([]);
  });

  it('knows who acts for whom', async () => {
    const standIns = [{ for: 'kim', by: 'max', from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' }];
    const begun: ScenarioStep = { ...started, expect: { candidates: { review: ['kim', 'max'] } } };
    const { failures } = await play({ steps: [begun, { by: 'max', complete: { node: 'review', outcome: 'pass' }, expect: { status: 'completed' } }], then: {}, standIns });
    expect(failures).toEqual([]);
  });
});
