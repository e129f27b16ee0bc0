/** Every way of counting, on the host in memory, beside what one counts by hand. */
import { describe, expect, it } from '@jest/globals';
import { aPack, aProgram } from '../testing/a-pack';
import { memoryHost } from './memory-host';
import { playScenario } from './play';
import type { ScenarioDef, ScenarioStep } from './format';

const base = JSON.parse(aPack()['scenarios/plain.json'] as string) as ScenarioDef;
const started = base.steps[0] as ScenarioStep;
const indicator = (id: string, more: object) => ({ [`indicators/${id}.json`]: { id, title: id, unit: 'item', version: 1, record: 'aid', time: 'createdAt', ...more } });
const share = (id: string, more: object) => ({ [`indicators/${id}.json`]: { id, title: id, unit: 'percent', version: 1, factor: 100, ...more } });
const ref = { type: 'string', title: 'T', 'x-privacy': 'L1', 'x-ref': { kind: 'record', record: 'aid' } };
const files = {
  'forms/apply.json': (form: { schema: { properties: object } }) => ({ ...form, schema: { ...form.schema, properties: { ...form.schema.properties, earlier: ref } } }),
  'plans/again.json': { id: 'again', title: 'again', record: 'aid', where: 'earlier = null', rhythm: [{ every: 'P7D', grace: 1 }], done: { record: 'aid', link: 'earlier', time: 'createdAt' } },
  ...indicator('count', { aggregate: 'count' }), ...indicator('sum', { unit: 'yuan', aggregate: 'sum', value: 'amount' }), ...indicator('mid', { unit: 'yuan', aggregate: 'median', value: 'amount' }),
  ...indicator('people', { unit: 'person', aggregate: 'distinct', value: 'name' }), ...indicator('first', { aggregate: 'count', where: 'earlier = null' }),
  ...share('share', { aggregate: 'ratio', numerator: 'first', denominator: 'count' }), ...share('rate', { aggregate: 'rate', plan: 'again' }),
};
const start = (as: string, data: object): ScenarioStep => ({ ...started, as, start: { service: 'S1', orgId: 'st', data: { ...started.start?.data, ...data } }, expect: {} });
const wait = (time: string): ScenarioStep => ({ wait: time, expect: {} }) as ScenarioStep;

describe('figures of a scenario in memory', () => {
  it('count, add up, find the middle, count once, make shares, and say of those who were due how many were seen', async () => {
    const program = await aProgram(files);
    const day = new Date(base.at);
    const month = day.toISOString().slice(0, 7);
    const figure = (indicatorId: string, value: number | null, orgId = 'st', period = month) => ({ indicator: indicatorId, orgId, period, value });
    const told = {
      ...base, at: `${month}-01T01:00:00+08:00`,
      // both are due on the 8th; one of them is seen on the 7th, and is due again on the 14th
      steps: [start('a', { amount: 10 }), start('b', { amount: 20, name: 'Other' }), wait('P6D'), start('c', { amount: 60, earlier: { recordOf: 'a' } })],
      then: { figures: [figure('count', 3), figure('sum', 90), figure('mid', 20), figure('people', 2), figure('share', 66.67), figure('rate', 0), figure('rate', null, 'st', '2020-01'), figure('share', null, 'st', '2020-01')] },
    } as ScenarioDef;
    expect((await playScenario(told, memoryHost(program, told))).failures).toEqual([]);
  });
});
