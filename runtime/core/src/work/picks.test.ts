import { beforeAll, describe, expect, it } from '@jest/globals';
import { mayPick, type PickTarget, type PickWorld } from '../access/index';
import { picksIn, withPicks } from '../form/index';
import { orgView } from '../org/index';
import type { CompiledPack } from '../pack/program';
import { aProgram } from '../testing/a-pack';
import { newPicks, pickingFields, pickProblems } from './picks';
import type { WorkEvent } from './types';

const ref = (more: object, type = 'string'): object => ({ type, title: 'T', 'x-privacy': 'L1', 'x-ref': more, ...(type === 'array' ? { items: { type: 'string' } } : {}) });
const PICKS = {
  place: ref({ kind: 'unit', tier: 'station' }), mates: ref({ kind: 'user' }, 'array'), before: ref({ kind: 'record', record: 'aid' }),
  rows: { type: 'array', title: 'Rows', 'x-privacy': 'L1', items: { type: 'object', properties: { who: ref({ kind: 'user', role: 'head' }), note: { type: 'string', title: 'Note' } } } },
};

let pack: CompiledPack;
beforeAll(async () => {
  const withPicked = (form: { schema: { properties: object } }): object => ({ ...form, schema: { ...form.schema, properties: { ...form.schema.properties, ...PICKS } } });
  ({ pack } = await aProgram({ 'forms/apply.json': withPicked }));
}, 30_000);

const DATA = { name: 'x', place: 'st', mates: ['ann', 'kim'], before: 'r1', rows: [{ who: 'kim', note: 'n' }, null, { note: 'who' }, { who: '' }] };

describe('what was picked', () => {
  it('is found in fields, lists and cells, with its place', () => {
    expect(picksIn(pickingFields(pack, 'aid'), DATA).map(({ path, id, field }) => `${path} ${id} ${field}`)).toEqual(['/place st place', '/mates ann mates', '/mates kim mates', '/before r1 before', '/rows/0/who kim rows/who']);
    expect(picksIn(pickingFields(pack, 'aid'), DATA).at(-1)?.params).toEqual({ title: 'T', table: 'Rows', rowNumber: 1 });
  });
  it('gets its name in place, and nothing else does', () => {
    expect(withPicks(pickingFields(pack, 'aid'), DATA, ({ kind }, id) => `${kind}:${id}`)).toEqual({ ...DATA, place: 'unit:st', mates: ['user:ann', 'user:kim'], before: 'record:r1', rows: [{ who: 'user:kim', note: 'n' }, null, { note: 'who' }, { who: '' }] });
  });
});

describe('what is picked anew', () => {
  const changed = (patch: object): WorkEvent[] => [{ type: 'RecordChanged', patch: patch as never, base: 1, by: 'x', at: '' }];
  const ids = (patch: object): string[] => newPicks(pack, 'aid', DATA, changed(patch)).map(({ path, id }) => `${path} ${id}`);
  it('is what the record does not hold in the same field or column', () => {
    expect(ids(DATA)).toEqual([]);
    expect(ids({ mates: ['kim', 'new'], before: 'ann', rows: [{ who: 'ann' }, { who: 'kim' }] })).toEqual(['/mates new', '/before ann', '/rows/0/who ann']);
    expect(ids({ place: null })).toEqual([]);
  });
  it('is refused at its place, once', () => {
    const problems = pickProblems(newPicks(pack, 'aid', {}, changed({ mates: ['a', 'b'], rows: [{ who: 'c' }] })), () => false);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(['form.reference-unknown /mates', 'form.reference-unknown /rows/0/who']);
  });
});

describe('may it be picked', () => {
  const units = [{ id: 'county', parentId: null, tier: 'county', name: 'c', path: [] }, { id: 'st', parentId: 'county', tier: 'station', name: 's', path: ['county'] }, { id: 'other', parentId: 'county', tier: 'station', name: 'o', path: ['county'] }] as const;
  const target = (more: Partial<PickTarget> = {}): PickTarget => ({ packId: 'small', type: 'aid', state: 'granted', orgId: 'st', path: ['county'], createdBy: 'ann', performers: [], ...more });
  const may = (asked: Parameters<typeof mayPick>[1], id: string, record?: PickTarget): boolean => {
    const world: PickWorld = { pack, org: orgView(units, []), userId: 'ann', reaches: [{ orgId: 'st', subtree: false, ownOnly: false, maxLevel: 'L2' }], record: (one) => (one === 'r1' ? record : undefined), grants: (user) => (user === 'kim' ? [{ role: 'head', orgId: 'st' }] : undefined) };
    return mayPick(world, asked, id);
  };
  it('a unit that there is, of the tier', () => {
    expect([may({ kind: 'unit' }, 'county'), may({ kind: 'unit', tier: 'station' }, 'county'), may({ kind: 'unit', tier: 'station' }, 'st'), may({ kind: 'unit' }, 'no')]).toEqual([true, false, true, false]);
  });
  it('an active person, with the role', () => {
    expect([may({ kind: 'user' }, 'kim'), may({ kind: 'user', role: 'head' }, 'kim'), may({ kind: 'user', role: 'worker' }, 'kim'), may({ kind: 'user' }, 'gone')]).toEqual([true, true, false, false]);
  });
  it.each<[string, boolean, PickTarget | undefined]>([
    ['of the type within reach', true, target()], ['that is not there', false, undefined], ['of another type', false, target({ type: 'other' })], ['of another pack', false, target({ packId: 'other' })],
    ['beyond reach', false, target({ orgId: 'other' })], ['that was given up', false, target({ state: 'refused' })],
  ])('a record %s: %s', (_what, expected, record) => expect(may({ kind: 'record', record: 'aid' }, 'r1', record)).toBe(expected));
});
