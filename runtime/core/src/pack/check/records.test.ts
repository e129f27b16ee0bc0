import { describe, expect, it } from '@jest/globals';
import { aField, aPack } from '../../testing/a-pack';
import { problemText } from '../../text/index';
import { checkPack } from '../compile-pack';

const pick = (record: string) => aField(`Pick ${record}`, { 'x-ref': { kind: 'record', record } });
const date = (title: string) => aField(title, { format: 'date' });
const form = (id: string, record: string, properties: object, required: string[] = []) => ({ id, title: id, record, schema: { type: 'object', properties, required }, uiSchema: {}, sections: [], rules: [] });
const STATES = [{ id: 'in', title: 'In', kind: 'open' }, { id: 'out', title: 'Out', kind: 'done' }, { id: 'off', title: 'Off', kind: 'void' }];
const record = (id: string, more: object) => ({ id, title: id, numbering: '{seq4}', titleField: 'name', states: STATES, initialState: 'in', columns: ['name'], create: { roles: ['worker'], form: id }, ...more });

const READER = record('reader', {
  kind: 'person', person: { name: 'name', birthDate: 'born', idNo: 'idNo', phone: 'phone', guardian: 'guardian' }, subject: { identity: ['idNo'] }, search: ['name', 'phone', 'idNo'],
  actions: [{ id: 'leave', title: 'Leave', from: ['in'], to: 'out', roles: ['worker'], form: 'leave', when: 'born != null and params.cap > 0' }],
  correct: { roles: ['worker'], fields: ['name'], states: ['in'] }, void: { roles: ['head'], state: 'off' }, transfer: { roles: ['head'] }, grant: { roles: ['head'], hours: 24 },
  links: [{ id: 'guardian', field: 'guardian', inverse: 'Wards', onVoid: 'detach', acyclic: true, since: 'born' }, { id: 'friend', field: 'friends/who', inverse: 'Friends', onVoid: 'void', since: 'since' }],
  derived: [{ id: 'year', title: 'Year', type: 'number', expression: 'date(born).year' }], versioned: ['name'], retention: { title: 'Files', years: 10, from: 'adult' },
});
const READER_FIELDS = {
  name: aField('Name', { 'x-privacy': 'L2' }), born: date('Born'), idNo: aField('Id', { 'x-format': 'cn-id', 'x-privacy': 'L3' }), phone: aField('Phone', { 'x-format': 'cn-phone', 'x-privacy': 'L3' }), story: aField('Story', { 'x-privacy': 'L4', 'x-consent': 'S1' }),
  guardian: pick('reader'), friends: { type: 'array', title: 'Friends', 'x-privacy': 'L1', items: { type: 'object', properties: { who: pick('reader'), since: date('Since') } } },
};
const CONSENT = record('consent', {
  kind: 'consent', titleField: 'signed', columns: ['signed'], consent: { person: 'person', scopes: 'scopes', signedAt: 'signed', expiresAt: 'ends', signer: 'signer', guardian: ['2'] },
  actions: [{ id: 'back', title: 'Back', from: ['in'], to: 'off', roles: ['worker'] }, { id: 'end', title: 'End', from: ['in'], to: 'out', roles: ['worker'] }],
});
const one = (more: object) => aField('One', { oneOf: [{ const: '1', title: 'Self' }, { const: '2', title: 'Guardian' }], ...more });
const CONSENT_FIELDS = { person: pick('reader'), scopes: { type: 'array', title: 'Scopes', 'x-privacy': 'L1', uniqueItems: true, items: { type: 'string', oneOf: [{ const: 'S1', title: 'Files' }] } }, signed: date('Signed'), ends: date('Ends'), signer: one({}) };
const VISIT = record('visit', { links: [{ id: 'to', field: 'to', inverse: 'Visits', onVoid: 'refuse' }], needsConsent: ['S1'], subject: { link: 'to' }, void: { roles: ['head'], state: 'off' }, actions: [{ id: 'end', title: 'End', from: ['in'], to: 'out', roles: ['worker'] }] });

interface Change { readonly reader?: object; readonly consent?: object; readonly visit?: object; readonly fields?: object; readonly consentFields?: object; readonly visitFields?: object; readonly required?: string[] }
const files = ({ reader = {}, consent = {}, visit = {}, fields = {}, consentFields = {}, visitFields = {}, required = [] }: Change) => ({
  'records/reader.json': { ...READER, ...reader }, 'forms/reader.json': form('reader', 'reader', { ...READER_FIELDS, ...fields }, required), 'forms/leave.json': form('leave', 'reader', { where: aField('Where') }),
  'records/consent.json': { ...CONSENT, ...consent }, 'forms/consent.json': form('consent', 'consent', { ...CONSENT_FIELDS, ...consentFields }),
  'records/visit.json': { ...VISIT, ...visit }, 'forms/visit.json': form('visit', 'visit', { name: aField('Name'), to: pick('reader'), ...visitFields }),
});
const OWN = /^(?:records|forms)\/(?:reader|consent|visit)\.json$/;
const findings = async (change: Change) => (await checkPack(aPack(files(change)))).findings.filter(({ item = '' }) => OWN.test(item));
const found = async (change: Change): Promise<string[]> => (await findings(change)).map(({ code, path, severity }) => `${code} ${path}${severity === 'error' ? '' : ` ${severity}`}`);

const [LEAVE] = (READER as unknown as { readonly actions: readonly object[] }).actions;
const [GUARDIAN, FRIEND] = (READER as unknown as { readonly links: readonly object[] }).links;
const action = (more: object): Change => ({ reader: { actions: [{ ...LEAVE, ...more }] } });
const link = (more: object): Change => ({ reader: { links: [{ ...GUARDIAN, ...more }, FRIEND] } });
const derived = (expression: string, more: object = {}): Change => ({ reader: { derived: [{ id: 'year', title: 'Year', type: 'number', expression, ...more }] } });
const consentOf = (more: object): Change => ({ consent: { consent: { ...(CONSENT as unknown as { readonly consent: object }).consent, ...more } } });

it('a pack of persons, their consents and visits is sound as it should be', async () => expect(await findings({})).toEqual([]));

describe('what is said of a record type is so', () => {
  it.each<[string, Change, string[]]>([
    ['a state that is not there', { reader: { initialState: 'gone' } }, ['record.state-unknown /initialState', 'record.state-unused /states warning']],
    ['a number that does not count', { reader: { numbering: '{station}-{week}' } }, ['record.numbering /numbering', 'record.numbering-seq /numbering']],
    ['a role that nobody has', { reader: { create: { roles: ['gone'], form: 'reader' } } }, ['record.role-unknown /create/roles']],
    ['a form that is not there', { reader: { create: { roles: ['worker'], form: 'gone' } } }, ['record.form-unknown /create/form', 'form.unused  warning']],
    ['a form of another record', { reader: { create: { roles: ['worker'], form: 'visit' } } }, ['record.form-of-other /create/form', 'form.unused  warning']],
    ['correcting what nobody fills, in a state that is not there', { reader: { correct: { roles: ['worker'], fields: ['gone'], states: ['gone'] } } }, ['record.field-unknown /correct/fields', 'record.state-unknown /correct/states']],
    ['voiding into a state that is none', { reader: { void: { roles: ['gone'], state: 'out' } } }, ['record.state-unused /states warning', 'record.role-unknown /void/roles', 'record.void-kind /void/state']],
    ['handing over, taking away and letting in by nobody', { reader: { transfer: { roles: ['gone'] }, export: { roles: ['gone'] }, grant: { roles: ['gone'], hours: 1 } } }, ['record.role-unknown /transfer/roles', 'record.role-unknown /export/roles', 'record.role-unknown /grant/roles']],
    ['versions of a field that is not there', { reader: { versioned: ['gone'] } }, ['record.field-unknown /versioned']],
    ['an action twice', { reader: { actions: [LEAVE, LEAVE] } }, ['record.action-twice /actions']],
    ['an action from and to nowhere', action({ from: ['gone'], to: 'away' }), ['record.state-unused /states warning', 'record.state-unknown /actions/0', 'record.state-unknown /actions/0']],
    ['an action by nobody with another form', action({ roles: ['gone'], form: 'visit' }), ['record.role-unknown /actions/0/roles', 'record.form-of-other /actions/0/form']],
    ['a condition that reads what is not there', action({ when: 'gone = 1 and params.away' }), ['record.variable /actions/0/when', 'pack.param-missing /actions/0/when']],
    ['a condition that is none', action({ when: 'born =' }), ['expression.syntax /actions/0/when']],
    ['destruction by nobody, agreed to by nobody', { reader: { retention: { title: 'Files', years: 1, from: 'closed', destroy: { roles: ['gone'], confirm: ['too'] } } } }, ['record.role-unknown /retention/destroy/roles', 'record.role-unknown /retention/destroy/confirm']],
    ['looking after what is old by nobody', { reader: { retention: { title: 'Files', years: 1, from: 'closed', roles: ['gone'] } } }, ['record.role-unknown /retention/roles']],
  ])('%s', async (_what, change, expected) => expect(await found(change)).toEqual(expected));
});

describe('a link', () => {
  it.each<[string, Change, string[]]>([
    ['is a field that picks a record', link({ field: 'name' }), ['record.link-field /links/0/field']],
    ['is of a field that is there', link({ field: 'friends/gone', since: undefined }), ['record.link-field /links/0/field']],
    ['is to a type that is there', { fields: { guardian: pick('gone') } }, ['form.ref-record /schema/properties/guardian', 'record.person-pick /person/guardian', 'record.link-type /links/0/field']],
    ['has its days in dates beside it', link({ since: 'name' }), ['record.link-column /links/0']],
    ['comes round only to its own type', { visit: { links: [{ id: 'to', field: 'to', inverse: 'Visits', onVoid: 'refuse', acyclic: true }] } }, ['record.link-acyclic /links/0/acyclic']],
    ['is voided with the other only where that can be', { reader: { void: undefined } }, ['record.state-unused /states warning', 'record.link-void /links/1/onVoid']],
    ['is not taken out where it must be filled', { required: ['guardian'] }, ['record.link-required /links/0/onVoid warning']],
    ['is there once', { reader: { links: [GUARDIAN, GUARDIAN] } }, ['record.link-twice /links']],
    ['is the one under whose key the record lies', { visit: { subject: { link: 'gone' } } }, ['record.subject-link /subject/link']],
  ])('%s', async (_what, change, expected) => expect((await found(change)).sort()).toEqual([...expected].sort()));
});

describe('a derived value', () => {
  it.each<[string, Change, string[]]>([
    ['reads no clock', derived('date(today()).year - date(born).year'), ['record.derived-clock /derived/0/expression']],
    ['reads nothing sealed', derived('string length(idNo)'), ['record.derived-sealed /derived/0/expression']],
    ['reads what is there', derived('gone'), ['record.variable /derived/0/expression']],
    ['reads no other one', { reader: { derived: [{ id: 'year', title: 'Year', type: 'number', expression: 'date(born).year' }, { id: 'next', title: 'Next', type: 'number', expression: 'year + 1' }] } }, ['record.derived-of-derived /derived/1/expression']],
    ['is no field', derived('1', { id: 'name' }), ['record.derived-field /derived/0/expression']],
    ['is there once', { reader: { derived: [0, 1].map(() => ({ id: 'year', title: 'Year', type: 'number', expression: '1' })) } }, ['record.derived-twice /derived']],
    ['is an expression', derived('1 +'), ['expression.syntax /derived/0/expression']],
    ['may speak of today in a text', derived('if name = "today()" then 1 else 2'), []],
  ])('%s', async (_what, change, expected) => expect(await found(change)).toEqual(expected));
});

const ACCEPT = { roles: ['head'], workingDays: 5, shows: ['name'] };
const referred = (more: object): Change => ({ reader: { transfer: { roles: ['head'], accept: { ...ACCEPT, ...more } } } });

describe('persons and their consent', () => {
  it.each<[string, Change, string[]]>([
    ['a person by fields that are there', { reader: { person: { name: 'gone', birthDate: 'born' } } }, ['record.field-unknown /person']],
    ['a birth date that is a date', { reader: { person: { name: 'name', birthDate: 'name' } } }, ['record.date-field /person/birthDate']],
    ['a guardian who is a person', { reader: { person: { name: 'name', birthDate: 'born', guardian: 'name' } } }, ['record.person-pick /person/guardian']],
    ['search by what is there and not hidden', { reader: { search: ['gone', 'story'] } }, ['record.field-unknown /search', 'record.search-sealed /search']],
    ['letting in where nothing is confidential', { fields: { story: aField('Story') } }, ['record.grant-nothing /grant warning']],
    ['a consent of fields that are there', consentOf({ scopes: 'gone', expiresAt: 'away' }), ['record.field-unknown /consent', 'record.field-unknown /consent']],
    ['a consent of somebody', { consentFields: { person: pick('visit') } }, ['record.person-pick /consent/person']],
    ['a consent whose scopes are chosen', { consentFields: { scopes: aField('Scopes') } }, ['record.consent-scopes /consent/scopes']],
    ['a consent signed on a day', { consentFields: { signed: aField('Signed') } }, ['record.date-field /consent']],
    ['a guardian who is among those who sign', consentOf({ guardian: ['3'] }), ['record.consent-guardian /consent/guardian']],
    ['a guardian where nobody says who signed', consentOf({ signer: undefined }), ['record.consent-signer /consent/guardian']],
    ['minors\' rules without a birth date', { reader: { person: { name: 'name' }, retention: undefined } }, ['record.consent-birth /consent/person warning']],
    ['a consent that cannot be taken back', { consent: { states: STATES.slice(0, 2), actions: [{ id: 'end', title: 'End', from: ['in'], to: 'out', roles: ['worker'] }] } }, ['record.consent-withdraw /states']],
    ['a referral that shows what is confidential, or what is not there', referred({ shows: ['story', 'gone'] }), ['record.field-unknown /transfer/accept/shows', 'record.shows-confidential /transfer/accept/shows']],
    ['a referral answered by nobody that is known', referred({ roles: ['nobody'] }), ['record.role-unknown /transfer/accept/roles']],
    ['a referral of what is confidential without a grant', { reader: { grant: undefined, transfer: { roles: ['head'], accept: ACCEPT } } }, ['record.accept-grant /transfer/accept']],
    ['an exception where no consent is asked', referred({ unless: 'true' }), ['record.accept-unless /transfer/accept/unless']],
    ['an exception by what is not there', referred({ consents: ['S1'], unless: 'gone = true' }), ['record.variable /transfer/accept/unless']],
    ['a scope that no consent gives', { visit: { needsConsent: ['S9'] } }, ['record.scope-unknown /needsConsent']],
    ['consent of nobody', { visit: { links: [], subject: undefined } }, ['record.consent-nobody /needsConsent']],
    ['a field whose scope no consent gives', { visitFields: { note: aField('Note', { 'x-consent': 'S9' }) } }, ['record.scope-unknown ']],
  ])('%s', async (_what, change, expected) => {
    const relevant = (await found(change)).filter((line) => !/scope-unknown/.test(line) || /scope-unknown/.test(expected.join()));
    expect(relevant).toEqual(expected);
  });

  it('are told in words of the pack', async () => {
    expect((await findings({ visit: { needsConsent: ['S9'] } })).map(problemText)).toEqual(['没有一种同意书能同意“S9”']);
    expect((await findings(consentOf({ guardian: ['3'] }))).map(problemText)).toEqual(['“One”里没有“3”这个选项']);
  });
});

describe('how long it is kept', () => {
  const kept = (from: string, more: object = {}): Change => ({ visit: { retention: { title: 'Visits', years: 5, from }, ...more } });
  it.each<[string, Change, string[]]>([
    ['from the end, where it ends', kept('closed'), []],
    ['from the end, where it never ends', kept('closed', { states: STATES.slice(0, 1), actions: [], void: undefined }), ['record.retention-closed /retention/from']],
    ['from coming of age, of somebody it is linked to', kept('adult'), []],
    ['from coming of age, of nobody', kept('adult', { links: [], subject: undefined, needsConsent: undefined }), ['record.retention-birth /retention/from']],
  ])('%s', async (_what, change, expected) => expect(await found(change)).toEqual(expected));
});
