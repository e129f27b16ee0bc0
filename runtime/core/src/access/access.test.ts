import { beforeAll, describe, expect, it } from '@jest/globals';
import { orgView } from '../org/index';
import type { OrgUnit } from '../org/types';
import type { RoleDef } from '../pack/format';
import type { Program } from '../pack/program';
import { aField, aProgram } from '../testing/a-pack';
import type { FieldSpec } from '../form/types';
import { fieldsOf, isSealed, mayReach, presentData, reachOf, rightsOf } from './index';

const unit = (id: string, tier: OrgUnit['tier'], path: readonly string[]): OrgUnit => ({ id, parentId: path.at(-1) ?? null, tier, name: id, path });
const org = orgView([unit('c', 'county', []), unit('s1', 'station', ['c']), unit('s2', 'station', ['c']), unit('r1', 'room', ['c', 's1'])], []);
const role = (id: string, more: Partial<RoleDef>): RoleDef => ({ id, title: id, tier: 'station', reach: 'unit', maxLevel: 'L2', rights: [], ...more });
const ROLES = [role('unit', {}), role('tree', { reach: 'subtree', maxLevel: 'L4' }), role('own', { reach: 'own', maxLevel: 'L3' }), role('all', { reach: 'county', tier: 'county', maxLevel: 'L1', rights: ['figures', 'design'] })];
const level = (roleId: string, orgId: string, target: { orgId: string; path: string[]; createdBy?: string; performers?: string[] }) =>
  mayReach(reachOf([{ role: roleId, orgId }], ROLES, org), { createdBy: 'x', performers: [], ...target }, 'me');

describe('reach', () => {
  it.each([
    ['unit', 's1', { orgId: 's1', path: ['c'] }, 'L2'],
    ['unit', 's1', { orgId: 'r1', path: ['c', 's1'] }, undefined],
    ['unit', 's1', { orgId: 's2', path: ['c'] }, undefined],
    ['tree', 's1', { orgId: 'r1', path: ['c', 's1'] }, 'L4'],
    ['tree', 's1', { orgId: 's2', path: ['c'] }, undefined],
    ['own', 's1', { orgId: 's1', path: ['c'] }, undefined],
    ['own', 's1', { orgId: 's1', path: ['c'], createdBy: 'me' }, 'L3'],
    ['own', 's1', { orgId: 's1', path: ['c'], performers: ['me'] }, 'L3'],
    ['own', 's1', { orgId: 's2', path: ['c'], createdBy: 'me' }, 'L3'],
    ['all', 'c', { orgId: 'r1', path: ['c', 's1'] }, 'L1'],
    ['all', 's1', { orgId: 's1', path: ['c'] }, undefined],
    ['gone', 's1', { orgId: 's1', path: ['c'] }, undefined],
  ])('%s at %s sees %j up to %s', (roleId, orgId, target, expected) => expect(level(roleId, orgId, target)).toBe(expected));

  it('the highest level of several reaches counts, rights add up', () => {
    const grants = [{ role: 'unit', orgId: 's1' }, { role: 'tree', orgId: 's1' }, { role: 'all', orgId: 'c' }];
    expect(mayReach(reachOf(grants, ROLES, org), { orgId: 's1', path: ['c'], createdBy: 'x', performers: [] }, 'me')).toBe('L4');
    expect(rightsOf(grants, ROLES)).toEqual(['figures', 'design']);
  });
});

describe('presentData', () => {
  let program: Program;
  const data = { name: '李桂兰', idNo: '61072219500319000X', amount: 5, kind: '1', secret: 'x', stray: 'y' };
  beforeAll(async () => {
    /* eslint-disable-next-line @typescript-eslint/no-explicit-any */
    program = await aProgram({ 'forms/apply.json': (file: any) => (Object.assign(file.schema.properties, { secret: aField('Secret', { 'x-privacy': 'L4' }) }), file) });
  }, 30_000);
  const at = (max: 'L0' | 'L1' | 'L2' | 'L3' | 'L4') => presentData(fieldsOf(program.pack, 'aid'), data, max);

  it('shows everything declared to who may see everything, and nothing that no form declares', () => {
    expect(at('L4')).toEqual({ data: { name: '李桂兰', idNo: '61072219500319000X', amount: 5, kind: '1', secret: 'x' }, masked: [] });
  });
  it('masks what is above the level, leaves out L4', () => expect(at('L2')).toEqual({ data: { name: '李桂兰', idNo: '6107**********000X', amount: 5, kind: '1' }, masked: ['idNo'] }));
  it('leaves out values that cannot be masked', () => expect(at('L0')).toEqual({ data: { name: '李**', idNo: '6107**********000X', kind: '1' }, masked: ['name', 'idNo', 'amount'] }));
  it('seals a child table as a whole when one of its columns says who somebody is', () => {
    const column = (format?: string): FieldSpec => ({ id: 'c', title: 'C', type: 'string', level: 'L1', required: false, ...(format === undefined ? {} : { format }) });
    const table = (format?: string): FieldSpec => ({ id: 't', title: 'T', type: 'array', level: 'L1', required: false, columns: { c: column(format) } });
    expect([isSealed(table('cn-id')), isSealed(table())]).toEqual([true, false]);
  });

  it('seals L3 and L4', () => expect(Object.values(fieldsOf(program.pack, 'aid')).filter(isSealed).map((field) => field.id)).toEqual(['idNo', 'secret']));
});
