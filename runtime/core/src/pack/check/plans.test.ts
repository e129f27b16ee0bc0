import { describe, expect, it } from '@jest/globals';
import { aField, aPack, aProgram } from '../../testing/a-pack';
import { problemText } from '../../text/index';
import { checkPack } from '../compile-pack';
import { diffPacks } from '../diff/index';

/* eslint-disable @typescript-eslint/no-explicit-any */
const fields = { previous: aField('Previous', { 'x-ref': { kind: 'record', record: 'aid' } }), seen: { type: 'array', title: 'Seen', 'x-privacy': 'L1', items: { type: 'object', properties: { who: aField('Who', { 'x-ref': { kind: 'record', record: 'aid' } }) } } }, secret: aField('Secret', { 'x-privacy': 'L3' }) };
const withFields = { 'forms/apply.json': (file: any) => (Object.assign(file.schema.properties, fields), file) };
const PLAN = { id: 'again', title: 'Seen again', record: 'aid', rhythm: [{ when: 'amount > 100', every: 'P7D' }, { days: ['--03-01'] }], done: { record: 'aid', link: 'previous', time: 'occurredAt' }, service: 'S1', escalate: [{ days: 3, roles: ['head'] }] };
const files = (plan: object) => ({ ...withFields, 'plans/again.json': plan });
const findings = async (more: object) => (await checkPack(aPack(files({ ...PLAN, ...more })))).findings.filter(({ item }) => item === 'plans/again.json');
const codes = async (more: object) => (await findings(more)).map(({ code, path }) => `${code} ${path}`);

describe('a plan in a pack', () => {
  it('is sound as it should be, also where a table picks who was seen', async () => {
    expect(await codes({})).toEqual([]);
    expect(await codes({ done: { ...PLAN.done, link: 'seen/who' } })).toEqual([]);
  });

  it('is of records and services that there are, and of the same ones', async () => {
    expect(await codes({ record: 'gone' })).toEqual(['plan.record-unknown /record']);
    expect(await codes({ done: { ...PLAN.done, record: 'gone' } })).toEqual(['plan.record-unknown /done/record', 'plan.service-other /service']);
    expect(await codes({ service: 'gone' })).toEqual(['plan.service-unknown /service']);
    expect(await codes({ escalate: [{ days: 1, roles: ['gone'] }] })).toEqual(['plan.role-unknown /escalate/0/roles']);
  });

  it('knows by which field one that was done picks who was due', async () => {
    expect(await codes({ done: { ...PLAN.done, link: 'gone' } })).toEqual(['plan.link-unknown /done/link']);
    expect(await codes({ done: { ...PLAN.done, link: 'seen/gone' } })).toEqual(['plan.link-unknown /done/link']);
    expect(await codes({ done: { ...PLAN.done, link: 'name' } })).toEqual(['plan.link-other /done/link']);
  });

  it('has no rhythm that never comes to anything', async () => {
    expect(await codes({ rhythm: [{ every: 'P7D', days: ['--03-01'] }, { when: 'true' }] })).toEqual(['plan.rhythm-either /rhythm/0', 'plan.rhythm-either /rhythm/1', 'plan.rhythm-behind /rhythm/1']);
    expect(await codes({ rhythm: [{ when: 'false', every: 'P7D' }, { every: 'P0D' }] })).toEqual(['plan.rhythm-never /rhythm/0/when', 'plan.rhythm-never /rhythm/1']);
    expect((await findings({ rhythm: [{ every: 'P7D' }, { days: ['--13-01'] }] })).map(problemText)).toEqual(['第 2 条频次永远不会到期', '第 2 条频次永远轮不到：第 1 条对谁都成立']);
  });

  it('reads what lies open, and what there is', async () => {
    expect(await codes({ where: 'gone = 1', from: 'secret', escalate: [{ days: 1, roles: ['head'], when: '1 +' }] })).toEqual(['plan.variable /where', 'plan.sealed /from', 'expression.syntax /escalate/0/when']);
  });

  it('tells in words what is another one', async () => {
    const packOf = async (plan: object) => (await aProgram(files(plan))).pack;
    const changed = diffPacks(await packOf(PLAN), await packOf({ ...PLAN, rhythm: [{ every: 'P1M', grace: 3, title: '每月' }] }));
    expect(changed).toEqual([{ kind: 'changed', item: 'plans/again.json', title: 'Seen again', detail: '频次由“amount > 100 P7D、--03-01”改为“每月 P1M +3”' }]);
  });
});
