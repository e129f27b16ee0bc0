import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryHost, playScenario, type Program, type ScenarioDef } from '@liandong/core/run';
import { aProgram } from '../durable/testing/a-pack';
import { connect, disconnect } from '../platform/db/index';
import { makeLog } from '../platform/log/index';
import { uriOfTests } from '../testing/a-server';
import { serverHost } from './server-host';

const data = { alias: 'a wish', name: 'Li Ming', idNo: '610722194501012383' };
const scenario: ScenarioDef = {
  id: 'all', title: 'all the ways', at: '2026-11-24T01:00:00Z',
  org: [{ id: 'c', parentId: null, tier: 'county', name: 'county' }, { id: 's', parentId: 'c', tier: 'station', name: 'station' }, { id: 'r', parentId: 's', tier: 'room', name: 'room' }],
  people: [['aide', 'AIDE', 'r'], ['head', 'HEAD', 's'], ['worker', 'WORKER', 's'], ['vol', 'VOLUNTEER', 's'], ['vol2', 'VOLUNTEER', 's']].map(([id = '', role = '', orgId = '']) => ({ id, name: id, grants: [{ role, orgId }] })),
  steps: [
    { by: 'vol', start: { service: 'help', orgId: 'r', data }, expect: { refused: 'work.may-not-start' } },
    { by: 'aide', start: { service: 'help', orgId: 'r', data }, as: 'w', expect: { open: ['check'], recordState: 'new', candidates: { check: ['head'] } } },
    { wait: 'P1D', expect: { effects: ['notify'], open: ['check'] } },
    { by: 'head', return: { node: 'check', to: 'write', comment: 'more' }, expect: { open: ['write'], candidates: { write: ['aide'] } } },
    { by: 'aide', complete: { node: 'write', data: { ...data, story: 'because' } }, expect: { open: ['check'], record: { story: 'because', idNo: data.idNo } } },
    { by: 'head', complete: { node: 'check', outcome: 'reject' }, expect: { refused: 'process.comment-required' } },
    { by: 'head', complete: { node: 'check', outcome: 'pass' }, expect: { open: ['take'], recordState: 'open' } },
    { by: 'vol', claim: { node: 'take' }, expect: { candidates: { take: ['vol'] } } },
    { by: 'vol2', complete: { node: 'take', data: { helper: 'x y' } }, expect: { refused: 'process.already-claimed' } },
    { by: 'vol', release: { node: 'take' }, expect: { candidates: { take: ['vol', 'vol2'] } } },
    { by: 'head', reassign: { node: 'take', userId: 'vol2', comment: 'you' }, expect: { candidates: { take: ['vol2'] } } },
    { wait: 'P30D', expect: { status: 'completed', endNode: 'unmet', recordState: 'unmet', open: [] } },
    { by: 'worker', start: { service: 'help', orgId: 's', data: { ...data, alias: 'another' } }, as: 'v' },
    { by: 'worker', withdraw: { comment: 'a mistake' }, expect: { status: 'withdrawn' } },
  ],
  then: { figures: [{ indicator: 'cases', orgId: 's', period: 'all', value: 2 }, { indicator: 'cases', orgId: 'r', period: '2026', value: 1 }] },
};

let program: Program;
let db: Awaited<ReturnType<typeof connect>>;
beforeAll(async () => {
  program = await aProgram();
  db = await connect(uriOfTests(), 'scenario_base');
});
afterAll(async () => { await disconnect(db); });

describe('a scenario', () => {
  it('comes out the same in memory and on the durable host', async () => {
    const { host, end } = await serverHost(db, makeLog('silent'), program, scenario);
    const durable = await playScenario(scenario, host);
    await end();
    expect((await playScenario(scenario, memoryHost(program, scenario))).failures).toEqual([]);
    expect(durable.failures).toEqual([]);
  });

  it('says what failed on the durable host too', async () => {
    const wrong: ScenarioDef = { ...scenario, steps: scenario.steps.slice(1, 2).map((step) => ({ ...step, expect: { open: ['nothing'] } })), then: { figures: [{ indicator: 'cases', orgId: 's', period: 'all', value: 7 }] } };
    const { host, end } = await serverHost(db, makeLog('silent'), program, wrong);
    const { failures } = await playScenario(wrong, host);
    await end();
    expect(failures.map(({ step, what }) => [step, what])).toEqual([[0, 'open'], [-1, 'figures']]);
  });
});
