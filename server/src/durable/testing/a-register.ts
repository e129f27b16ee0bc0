/** A small pack of records that no process makes: residents, their families, visits and cards. No assertions here. */
import type { PackFiles } from '@liandong/core/run';

const role = (id: string, tier: string, reach: string, maxLevel: string) => ({ id, title: `role ${id}`, tier, reach, maxLevel, rights: [] });
const field = (title: string, level: string, more: object = {}) => ({ type: 'string', title, 'x-privacy': level, ...more });
const resident = (title: string) => field(title, 'L1', { 'x-ref': { kind: 'record', record: 'resident' } });
const form = (id: string, record: string, properties: object, required: string[] = []) =>
  JSON.stringify({ id, title: `form ${id}`, record, schema: { type: 'object', properties, required }, uiSchema: {}, sections: [], rules: [] });
const state = (id: string, kind: string) => ({ id, title: `state ${id}`, kind });
const STATES = [state('active', 'open'), state('voided', 'void')];
const BOTH = ['CLERK', 'HEAD'];
const record = (id: string, more: object) => JSON.stringify({
  id, title: `record ${id}`, numbering: `{station}-${id}-{yyyy}-{seq4}`, titleField: 'name', states: STATES, initialState: 'active', columns: ['name'],
  create: { roles: BOTH, form: id }, correct: { roles: BOTH }, void: { roles: ['HEAD'], state: 'voided' }, transfer: { roles: ['HEAD'] }, ...more,
});
const ON = field('day', 'L1', { format: 'date' });

export const registerFiles = (): PackFiles => ({
  'pack.json': JSON.stringify({ format: 1, id: 'register', version: '1.0.0', title: 'register', roles: [role('CLERK', 'station', 'unit', 'L3'), role('HEAD', 'station', 'subtree', 'L4'), role('OFFICE', 'county', 'county', 'L2')] }),
  'services.json': JSON.stringify({ services: [] }),
  'records/resident.json': record('resident', {
    gapFree: true, subject: { identity: ['idNo'] }, states: [state('active', 'open'), state('paused', 'open'), state('left', 'done'), state('voided', 'void')], columns: ['name', 'village'],
    actions: [
      { id: 'pause', title: 'pause', from: ['active'], to: 'paused', roles: BOTH, reason: 'required', when: 'village != "closed"' },
      { id: 'leave', title: 'leave', from: ['active', 'paused'], to: 'left', roles: ['HEAD'], form: 'leave', reason: 'optional' },
    ],
    links: [{ id: 'guardian', field: 'guardian', inverse: 'wards', onVoid: 'refuse', acyclic: true }],
    derived: [{ id: 'where', title: 'where', type: 'string', expression: 'upper case(village)' }], versioned: ['village'],
  }),
  'forms/resident.json': form('resident', 'resident', { name: field('name', 'L2'), idNo: field('id', 'L3', { 'x-format': 'cn-id' }), village: field('village', 'L1', { maxLength: 10 }), story: field('story', 'L4'), guardian: resident('guardian') }, ['name']),
  'forms/leave.json': form('leave', 'resident', { leftFor: field('left for', 'L1') }, ['leftFor']),
  'records/family.json': record('family', { links: [{ id: 'member', field: 'members/person', inverse: 'families', most: 1, onVoid: 'detach', since: 'since', until: 'until' }] }),
  'forms/family.json': form('family', 'family', { name: field('name', 'L1'), members: { type: 'array', title: 'members', 'x-privacy': 'L1', items: { type: 'object', properties: { person: resident('person'), since: ON, until: ON }, required: ['person'] } } }, ['name']),
  'records/visit.json': record('visit', { subject: { link: 'to' }, links: [{ id: 'to', field: 'resident', inverse: 'visits', onVoid: 'void' }] }),
  'forms/visit.json': form('visit', 'visit', { name: field('name', 'L1'), talk: field('talk', 'L4'), resident: resident('resident') }, ['name', 'resident']),
  'records/card.json': record('card', { links: [{ id: 'holder', field: 'resident', inverse: 'cards', most: 1, onVoid: 'refuse' }] }),
  'forms/card.json': form('card', 'card', { name: field('name', 'L1'), resident: resident('resident') }, ['name', 'resident']),
});

export const REGISTER_PEOPLE = { clerk: ['CLERK@east'], head: ['HEAD@east'], westclerk: ['CLERK@west'], westhead: ['HEAD@west'], office: ['OFFICE@county'] } as const;
