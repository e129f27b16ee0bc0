/** A small pack whose one type has a field of each kind that a register filters by. No assertions here. */
import type { PackFiles } from '@liandong/core/run';

const role = (id: string, tier: string, reach: string, maxLevel: string) => ({ id, title: `role ${id}`, tier, reach, maxLevel, rights: [] });
const field = (title: string, level: string, more: object = {}) => ({ type: 'string', title, 'x-privacy': level, ...more });
const choice = (...values: string[]) => values.map((value) => ({ const: value, title: `is ${value}` }));

const PROPERTIES = {
  name: field('Name', 'L2', { 'x-format': 'person-name' }), phone: field('Phone', 'L2', { 'x-format': 'cn-phone' }), idNo: field('Id', 'L3', { 'x-format': 'cn-id' }),
  risk: field('Risk', 'L1', { oneOf: choice('low', 'mid', 'high') }), tags: field('Tags', 'L2', { type: 'array', items: { type: 'string', oneOf: choice('a', 'b', 'c') } }),
  place: field('Place', 'L0'), seenOn: field('Seen on', 'L1', { format: 'date' }), cost: field('Cost', 'L1', { type: 'number', 'x-format': 'money' }), minutes: field('Minutes', 'L0', { type: 'integer' }),
  urgent: field('Urgent', 'L0', { type: 'boolean' }), helper: field('Helper', 'L1', { 'x-ref': { kind: 'user' } }), story: field('Story', 'L4'),
};

/** `search`: by what it is found. */
export const listPack = (version = '1.0.0', search: readonly string[] = ['name', 'phone', 'idNo', 'place']): PackFiles => ({
  'pack.json': JSON.stringify({
    format: 1, id: 'lists', version, title: 'lists',
    roles: [role('AIDE', 'room', 'unit', 'L2'), role('WORKER', 'station', 'subtree', 'L3'), role('OFFICE', 'county', 'county', 'L1'), role('HELPER', 'station', 'own', 'L0'), role('CHIEF', 'county', 'county', 'L3')],
  }),
  'services.json': JSON.stringify({ services: [] }),
  'records/visit.json': JSON.stringify({
    id: 'visit', title: 'visit', numbering: '{station}-V-{yyyy}-{seq4}', titleField: 'name', subject: { identity: ['idNo'] }, create: { roles: ['AIDE', 'WORKER'], form: 'visit' },
    states: [{ id: 'new', title: 'New', kind: 'open' }, { id: 'done', title: 'Done', kind: 'done' }, { id: 'off', title: 'Off', kind: 'void' }], initialState: 'new',
    columns: ['name', 'risk', 'seenOn', 'cost'], search, derived: [{ id: 'year', title: 'Year', type: 'number', expression: 'if seenOn = null then null else date(seenOn).year' }],
  }),
  'forms/visit.json': JSON.stringify({ id: 'visit', title: 'Visit', record: 'visit', schema: { type: 'object', properties: PROPERTIES, required: ['name'] }, uiSchema: {}, sections: [], rules: [] }),
});
