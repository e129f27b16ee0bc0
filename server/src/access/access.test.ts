import { beforeAll, describe, expect, it } from '@jest/globals';
import { fieldsOf, orgView, reachOf, type FieldRef, type FieldSpec, type JsonObject, type ProcessState, type Program, type RoleGrant, type TaskState, type Visit } from '@liandong/core/run';
import { aProgram } from '../durable/testing/a-pack';
import { isOfferOnly, isOperatorOf, listSight, presentColumns, presentRecord, sensitiveLevels, shownData, sighted, sightOf, taskNow } from './index';

const UNITS = [
  { id: 'county', parentId: null, tier: 'county' as const, name: 'county', path: [] },
  { id: 'east', parentId: 'county', tier: 'station' as const, name: 'east', path: ['county'] },
  { id: 'west', parentId: 'county', tier: 'station' as const, name: 'west', path: ['county'] },
  { id: 'east1', parentId: 'east', tier: 'room' as const, name: 'room', path: ['county', 'east'] },
];
const org = orgView(UNITS, []);
const record = { orgId: 'east1', path: ['county', 'east'], createdBy: 'aide', performers: ['aide'], type: 'case' };
const data = { alias: 'a wish', name: 'Li Ming', idNo: '610722194501012383', story: 'in confidence' };
const doc = { id: 'r', type: 'case', packId: 'sample', release: 'x', orgId: 'east1', no: 'N-1', state: 'new', stateAt: {}, data, version: 1, createdBy: 'aide', createdAt: 'a', occurredAt: 'a' };

let program: Program;
beforeAll(async () => { program = await aProgram(); });

const viewer = (userId: string, ...grants: RoleGrant[]) => ({ userId, name: userId, grants, reaches: reachOf(grants, program.pack.manifest.roles, org) });
const task = (node: string, more: Partial<TaskState> = {}): TaskState => ({
  id: node, node, token: 't', kind: 'task', candidates: [{ role: 'HEAD', orgId: 'east' }], excluded: [], createdAt: 'a', ...more,
});
const see = (who: ReturnType<typeof viewer>, tasks: readonly TaskState[] = [], visits: readonly Visit[] = []) =>
  sightOf(who, program.pack.manifest.roles, { record, tasks, visits, told: [], model: program.pack.processes.flow, pack: program.pack });

describe('a sight', () => {
  it('follows the reach of the roles, and is none for anybody else', () => {
    expect(see(viewer('a', { role: 'AIDE', orgId: 'east1' }))?.level).toBe('L2');
    expect(see(viewer('b', { role: 'WORKER', orgId: 'east' }))?.level).toBe('L3');
    expect(see(viewer('c', { role: 'WORKER', orgId: 'west' }))).toBeUndefined();
    expect(see(viewer('d', { role: 'AIDE', orgId: 'east' }))).toBeUndefined();
    expect(see(viewer('e'))).toBeUndefined();
  });

  it('is of the role by which one has a step, for as long as one has it', () => {
    const west = viewer('westhead', { role: 'HEAD', orgId: 'west' });
    expect(see(west, [task('check')])).toBeUndefined();
    expect(see(west, [task('check', { candidates: [{ role: 'HEAD', orgId: 'west' }] })])?.level).toBe('L4');
    expect(see(west, [task('check', { candidates: [{ role: 'HEAD', orgId: 'west' }], excluded: ['westhead'] })])).toBeUndefined();
    expect(see(viewer('helper', { role: 'VOLUNTEER', orgId: 'west' }), [task('check', { assignee: 'helper' })])?.level).toBe('L0');
    expect(see(west, [task('check', { candidates: [{ role: 'HEAD', orgId: 'west' }], assignee: 'somebody' })])).toBeUndefined();
  });

  it('of an open offer is its facts only', () => {
    const offer = task('take', { kind: 'offer', candidates: [{ role: 'VOLUNTEER', orgId: 'east' }] });
    const sight = see(viewer('helper', { role: 'VOLUNTEER', orgId: 'east' }), [offer]);
    expect(sight).toEqual({ level: 'L0', only: ['alias'], own: [] });
    expect(sight && isOfferOnly(sight)).toBe(true);
    expect(see(viewer('helper', { role: 'VOLUNTEER', orgId: 'east' }), [{ ...offer, assignee: 'helper' }])?.only).toBeUndefined();
  });

  it('shows in full what one wrote oneself in the step that has come back, and that only', () => {
    const aide = viewer('aide', { role: 'AIDE', orgId: 'east1' });
    const mine = task('write', { assignee: 'aide', candidates: [{ role: 'AIDE', orgId: 'east1' }] });
    const sight = see(aide, [mine], [{ node: 'write', by: 'aide', at: 'a' }]);
    expect(sight && shownData(fieldsOf(program.pack, 'case'), { ...data, opinion: 'x' }, sight)).toEqual({ data: { ...data, opinion: 'x' }, masked: [] });
    expect(see(aide, [mine], [{ node: 'write', by: 'another', at: 'a' }])?.own).toEqual([]);
  });
});

describe('whom a work concerns', () => {
  const state = (more: Partial<ProcessState>): ProcessState => ({ process: 'flow', tasks: {}, tokens: {}, visits: [], ...more }) as ProcessState;
  const sees = (userId: string, more: Partial<ProcessState>) => sightOf(viewer(userId, { role: 'WORKER', orgId: 'west' }), program.pack.manifest.roles, sighted(record, state(more), program.pack, org, 'n'));

  it('sees it up to the level of all his roles: a copy, a question, what comes back to him', () => {
    const ask = { id: 'q', task: 't', node: 'check', by: 'asker', to: 'asked', at: 'a', waits: false };
    expect(sees('nobody', { asks: { q: ask } })).toBeUndefined();
    for (const [userId, more] of [
      ['told', { copies: { c: { id: 'c', by: 'x', at: 'a', to: ['told'], read: ['told'] } } }], ['asked', { asks: { q: ask } }], ['asker', { asks: { q: ask } }],
      ['giver', { tasks: { t: task('check', { assignee: 'other', delegations: ['giver'] }) } }], ['sender', { tokens: { t: { node: 'check', past: [], parked: { by: 'sender', keeps: {} } } } }],
    ] as const) expect([userId, sees(userId, more)?.level]).toEqual([userId, 'L3']);
  });

  it('is not for that an operator of it, and an operator is one in his reach only', () => {
    const office = (orgId: string, rights: readonly ('operate' | 'figures')[]) => ({ ...viewer('o', { role: 'WORKER', orgId }), rights });
    expect([isOperatorOf(office('east', ['operate']), org, 'east1'), isOperatorOf(office('west', ['operate']), org, 'east1'), isOperatorOf(office('east', ['figures']), org, 'east1')]).toEqual([true, false, false]);
  });

  it('stands in for as long as the organisation says so, whatever the step was given', () => {
    const view = orgView(UNITS, [], [{ userId: 'b', name: 'b', for: 'a', from: '1', until: '3' }]);
    const given = task('check', { assignee: 'a', standIns: [{ userId: 'b', name: 'b', for: 'a', until: '9' }, { userId: 'c', name: 'c', for: 'a', until: '9' }] });
    expect(['0', '1', '2', '3'].map((now) => taskNow(given, view, now).standIns?.map(({ userId }) => userId))).toEqual([[], ['b'], ['b'], []]);
  });
});

describe('a record as shown', () => {
  it('is masked above the level, without what is L4, and with the names of what was masked', () => {
    const view = presentRecord(program.pack, doc, { level: 'L1', own: [] }, org);
    expect(view).toMatchObject({ title: expect.stringContaining('*'), stateTitle: 'state new', orgName: 'room', masked: ['name', 'idNo'] });
    expect(JSON.stringify(view)).not.toContain(data.idNo);
    expect(JSON.stringify(view)).not.toContain(data.story);
    expect(view.data.story).toBeUndefined();
  });

  it('is named by its number where the title is not to be seen', () => {
    expect(presentRecord(program.pack, doc, { level: 'L0', only: ['alias'], own: [] }, org)).toMatchObject({ title: 'N-1', data: { alias: 'a wish' }, masked: [] });
  });

  it('in a list never has sensitive values in full, and in full says which levels', () => {
    const fields = fieldsOf(program.pack, 'case');
    const full = { level: 'L4' as const, own: [] };
    expect(shownData(fields, data, listSight(full)).masked).toEqual(['idNo']);
    expect(sensitiveLevels(fields, shownData(fields, data, full))).toEqual(['L3', 'L4']);
    expect(sensitiveLevels(fields, shownData(fields, data, listSight(full)))).toEqual([]);
  });
});

describe('columns of a list', () => {
  const field = (id: string, ref: FieldRef): FieldSpec => ({ id, title: id, type: 'string', level: 'L1', required: false, ref });
  const fields = { place: field('place', { kind: 'unit' }), mates: field('mates', { kind: 'user' }), before: field('before', { kind: 'record', record: 'case' }) };
  const known: Readonly<Record<string, string>> = { east1: 'room', u1: 'Li Ming', '5f0c': 'a chair' };
  const names = { of: (_ref: FieldRef, id: string) => known[id] ?? 'elsewhere' };
  const texts = (shown: JsonObject): string[] => presentColumns(program.pack, fields, ['place', 'mates', 'before'], shown, names).map((column) => column.value);
  it('name what was picked, and never show an id', () => {
    expect(texts({ place: 'east1', mates: ['u1', 'gone'], before: '5f0c' })).toEqual(['room', 'Li Ming、elsewhere', 'a chair']);
    expect(texts({ place: 'nowhere' })).toEqual(['elsewhere', '', '']);
  });
  it('also in the rows of a child table', () => {
    const table: FieldSpec = { id: 'rows', title: 'rows', type: 'array', level: 'L1', required: false, columns: { who: field('who', { kind: 'user' }) } };
    expect(presentColumns(program.pack, { rows: table }, ['rows'], { rows: [{ who: 'u1' }, { who: 'x' }, {}] }, names).map(({ value }) => value)).toEqual(['who Li Ming；who elsewhere']);
  });
  it('show that something is masked', () => expect(texts({ place: '***' })).toEqual(['***', '', '']));
});
