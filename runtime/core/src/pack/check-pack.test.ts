import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aField, aPack, PROCESS } from '../testing/a-pack';
import { checkPack, releasedPack } from './compile-pack';
import { compileProgram } from './compile-program';
import { packSha } from './sha';

/* eslint-disable @typescript-eslint/no-explicit-any */
type Change = (file: any) => any;
const set = (...path: string[]) => (value: unknown): Change => (file) => {
  const at = path.slice(0, -1).reduce((object: any, key) => object[key], file);
  if (value === undefined) delete at[path.at(-1) as string];
  else at[path.at(-1) as string] = value;
  return file;
};
const property = (id: string, value: unknown): Change => set('schema', 'properties', id)(value);
const bpmn = (from: string, to: string): Change => (xml: string) => {
  if (!xml.includes(from)) throw new Error(`no ${from}`);
  return xml.replace(from, to);
};

/** the service task calculates instead */
const script = (expression: string): Change => (xml: string) =>
  bpmn('<zeebe:taskDefinition type="notify" />', `<zeebe:script expression="=${expression}" resultVariable="x" />`)(xml).replaceAll('bpmn:serviceTask', 'bpmn:scriptTask');

const FORM = 'forms/apply.json';
const BPMN = 'processes/aid.bpmn';
const service = (key: string, value: unknown): Change => set('services', '0', key)(value);

describe('checkPack', () => {
  it('finds nothing wrong with a sound pack and names it by its source', async () => {
    const { pack, findings } = await checkPack(aPack());
    expect(findings).toEqual([]);
    expect(pack?.sha).toBe(packSha(aPack()));
    expect(pack?.processes.aid?.nodes.review?.task?.due).toBe('P2WD');
  });

  it('lets a script calculate with what lies open', async () => {
    const { findings } = await checkPack(aPack({ [BPMN]: script('amount * 2 + record.amount') }));
    expect(findings).toEqual([]);
  });

  it.each<[string, string]>([
    ['the initiator', '<liandong:assignment who="initiator" />'],
    ['a named person', '<liandong:assignment except="initiator" /><zeebe:assignmentDefinition assignee="u1" />'],
    ['a role at a unit that the form names', '<liandong:assignment role="boss" unit="=region" />'],
  ])('lets a step be done by %s', async (_case, assignment) => {
    const { findings } = await checkPack(aPack({ [BPMN]: (xml: string) => xml.replace(/<liandong:assignment role="head" at="station"[^>]*(?:\/>|>[\s\S]*?<\/liandong:assignment>)/, assignment) }));
    expect(findings).toEqual([]);
  });

  it.each<[string, string, unknown, string]>([
    ['no manifest', 'pack.json', null, 'pack.file-missing'],
    ['no service list', 'services.json', null, 'pack.file-missing'],
    ['a file that no pack has', 'forms/../x.json', '{}', 'pack.file-unknown'],
    ['text that is no JSON', FORM, '{"id":', 'pack.json'],
    ['JSON nested 100 000 deep', FORM, '['.repeat(100_000), 'pack.too-deep'],
    ['a key that reaches the prototype', FORM, '{"__proto__": {}}', 'pack.id-reserved'],
    ['a file too large', 'README.md', 'x'.repeat(2_000_001), 'pack.file-too-large'],
    ['an id that is not the file name', FORM, set('id')('other'), 'pack.id-differs'],
    ['a missing property', FORM, set('rules')(undefined), 'pack.value-missing'],
    ['an unknown property', FORM, set('extra')(1), 'pack.value-unknown'],
    ['a wrong type', FORM, set('rules')({}), 'pack.value-type'],
    ['a word out of the list', 'records/aid.json', set('states', '0', 'kind')('x'), 'pack.value-option'],
    ['an id with a slash', 'records/aid.json', set('titleField')('a/b'), 'pack.value-format'],
    ['a file named like what every object has', 'codes/toString.json', '{}', 'pack.id-reserved'],
    ['a service of a form that every object seems to have', 'services.json', service('form', 'valueOf'), 'service.form-unknown'],
    ['a step with a form that every object seems to have', BPMN, bpmn('formId="apply" />\n      <liandong:assignment role="head"', 'formId="valueOf" />\n      <liandong:assignment role="head"'), 'process.form-unknown'],
    ['a rule on a field that every object seems to have', FORM, set('rules', '0', 'target')('toString'), 'form.rule-target'],
    ['more fields than a form may have', FORM, set('schema', 'properties')(Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`x${index}`, aField('X')]))), 'form.too-many-fields'],
    ['more rules than a form may have', FORM, set('rules')(Array.from({ length: 301 }, (_, index) => ({ id: `r${index}`, effect: 'visible', target: 'amount', expression: 'true' }))), 'pack.value-length'],
    ['two roles of one id', 'pack.json', set('roles', '1', 'id')('worker'), 'pack.role-twice'],
    ['a parameter that is not declared', 'pack.json', set('parameters', 'values', 'x')(1), 'pack.param-unknown'],
    ['a parameter of the wrong type', 'pack.json', set('parameters', 'values', 'cap')('a'), 'pack.param-type'],
    ['two codes alike', 'codes/kinds.json', set('items', '1', 'code')('1'), 'pack.code-twice'],
    ['a service without its record', 'services.json', service('record', 'x'), 'service.record-unknown'],
    ['a service without its form', 'services.json', service('form', 'x'), 'service.form-unknown'],
    ['a service without its process', 'services.json', service('process', 'x'), 'service.process-unknown'],
    ['a service started by nobody', 'services.json', service('startRoles', ['x']), 'service.role-unknown'],
    ['a service started by a role of another tier', 'services.json', service('startRoles', ['boss']), 'service.role-tier'],
    ['a service of an indicator that is not there', 'services.json', service('indicators', ['x']), 'service.indicator-unknown'],
    ['an initial state that is not there', 'records/aid.json', set('initialState')('x'), 'record.state-unknown'],
    ['a column that no form fills', 'records/aid.json', set('columns')(['x']), 'record.column-unknown'],
    ['a title that no form fills', 'records/aid.json', set('titleField')('x'), 'record.title-unknown'],
    ['an identity that no form fills', 'records/aid.json', set('subject', 'identity')(['x']), 'record.identity-unknown'],
    ['a number that does not count', 'records/aid.json', set('numbering')('{yyyy}'), 'record.numbering-seq'],
    ['a placeholder that means nothing', 'records/aid.json', set('numbering')('{x}{seq4}'), 'record.numbering'],
    ['a form of a record that is not there', FORM, set('record')('x'), 'form.record-unknown'],
    ['a code list that is not there', 'codes/kinds.json', null, 'form.codes-unknown'],
    ['a field with a reserved name', FORM, property('record', aField('x')), 'form.field-reserved'],
    ['a field name that expressions cannot read', FORM, property('a-b', aField('x')), 'form.field-id'],
    ['a field that is no object', FORM, property('x', true), 'form.property-shape'],
    ['a keyword out of the list', FORM, property('x', aField('x', { patternProperties: {} })), 'form.keyword'],
    ['a reference that leads back to itself', FORM, (file: any) => { file.schema.$defs = { a: { anyOf: [{ $ref: '#/$defs/b' }] }, b: { items: { $ref: '#/$defs/a' } } }; file.schema.properties.x = aField('X', { $ref: '#/$defs/a' }); return file; }, 'form.ref-circular'],
    ['a reference to what it stands in', FORM, property('x', aField('X', { allOf: [{ $ref: '#/properties/x' }] })), 'form.ref-circular'],
    ['a picker without a place to pick from', FORM, property('x', aField('X', { 'x-ref': { kind: 'planet' } })), 'form.ref-shape'],
    ['a picker of records that are not there', FORM, property('x', aField('X', { 'x-ref': { kind: 'record', record: 'nothing' } })), 'form.ref-record'],
    ['a picker of people of a role that is not there', FORM, property('x', aField('X', { type: 'array', items: { type: 'string' }, 'x-ref': { kind: 'user', role: 'nothing' } })), 'form.ref-role'],
    ['a picker that is no text', FORM, property('x', aField('X', { type: 'number', 'x-ref': { kind: 'unit' } })), 'form.ref-type'],
    ['a code below one that is not there', 'codes/kinds.json', set('items', '0', 'parent')('nothing'), 'pack.code-parent-unknown'],
    ['codes below one another', 'codes/kinds.json', (file: any) => { file.items[0].parent = '2'; file.items[1].parent = '1'; return file; }, 'pack.code-parent-cycle'],
    ['a reference out of the form', FORM, property('x', aField('x', { $ref: 'https://example.org/x' })), 'form.ref'],
    ['a pattern with look-ahead', FORM, property('x', aField('x', { pattern: '(?=a)b' })), 'form.pattern-unsafe'],
    ['a limit that is no number', FORM, property('x', aField('x', { maxLength: '20' })), 'form.keyword-value'],
    ['a list of allowed values that is none', FORM, property('x', aField('x', { enum: 'a' })), 'form.keyword-value'],
    ['a limit of a column that is below nothing', FORM, property('x', { type: 'array', title: 'X', 'x-privacy': 'L1', items: { type: 'object', properties: { a: { type: 'string', title: 'A', minLength: -1 } } } }), 'form.keyword-value'],
    ['an answer to begin with that is none', FORM, property('x', aField('x', { type: 'integer', default: '3' })), 'form.keyword-value'],
    ['a reference to what the form does not have', FORM, property('x', aField('x', { $ref: '#/$defs/none' })), 'form.ref-unknown'],
    ['a lower limit above the upper one', FORM, property('x', aField('x', { minLength: 5, maxLength: 2 })), 'form.limits-crossed'],
    ['a format of JSON Schema that no host knows', FORM, property('x', aField('x', { format: 'ipv4' })), 'form.format-unknown'],
    ['a format that is not there', FORM, property('x', aField('x', { 'x-format': 'x' })), 'form.format-unknown'],
    ['options twice', FORM, property('x', aField('x', { oneOf: [{ const: '1', title: 'a' }, { const: '1', title: 'b' }] })), 'form.option-twice'],
    ['options without a title', FORM, property('x', aField('x', { oneOf: [{ const: '1' }] })), 'form.options-shape'],
    ['codes and options', FORM, property('x', aField('x', { 'x-codes': 'kinds', oneOf: [{ const: '1', title: 'a' }] })), 'form.choice-both'],
    ['a derivation from a field that gives nothing', FORM, property('x', aField('x', { 'x-derive': { from: 'name', what: 'sex' } })), 'form.derive-from'],
    ['a rule over a field that is not there', FORM, set('rules', '0', 'expression')('nothing = 1'), 'form.rule-variable'],
    ['a rule over a parameter that is not there', FORM, set('rules', '0', 'expression')('params.x = 1'), 'pack.param-missing'],
    ['a rule for a field that is not there', FORM, set('rules', '0', 'target')('nothing'), 'form.rule-target'],
    ['a rule that does not parse', FORM, set('rules', '0', 'expression')('(('), 'expression.syntax'],
    ['a rule that runs for ever', FORM, set('rules', '0', 'expression')('count(for i in 1..1000000000 return i) > 1'), 'expression.too-much'],
    ['a rule in another dialect', FORM, set('rules', '0', 'expression')('${kind}'), 'expression.dialect'],
    ['a step with a form that is not there', BPMN, bpmn('formId="apply" />\n      <liandong:assignment role="head"', 'formId="gone" />\n      <liandong:assignment role="head"'), 'process.form-unknown'],
    ['a step that nobody can take: no such role', BPMN, bpmn('role="head"', 'role="x"'), 'process.role-unknown'],
    ['a step that nobody can take: role of another tier', BPMN, bpmn('role="head" at="station"', 'role="head" at="county"'), 'process.role-tier'],
    ['access to a field that is not in the form', BPMN, bpmn('field="opinion"', 'field="x"'), 'process.access-unknown'],
    ['a record state that is not there', BPMN, bpmn('state="granted"', 'state="x"'), 'process.state-unknown'],
    ['a script that carries a sealed value into a variable', BPMN, script('idNo'), 'process.sealed-variable'],
    ['a script that does so through the record', BPMN, script('record.idNo'), 'process.sealed-variable'],
    ['a script that takes the whole record', BPMN, script('[record][1]'), 'process.sealed-variable'],
    ['a condition over a field that is not there', BPMN, bpmn('and amount', 'and x'), 'process.variable'],
    ['a condition over an outcome that is not there', BPMN, bpmn('outcome = "pass"', 'outcome = "x"'), 'process.outcome-compare'],
    ['a gateway without default', BPMN, bpmn(' default="f5"', ''), 'process.no-default'],
    ['an XML file with a DTD', BPMN, bpmn('<bpmn:definitions', '<!DOCTYPE x [<!ENTITY a "b">]><bpmn:definitions'), 'xml.doctype'],
    ['an indicator over a field that is not there', 'indicators/granted.json', set('where')('x = 1'), 'indicator.variable'],
    ['an indicator over a state that is not there', 'indicators/granted.json', set('where')('state = "x"'), 'indicator.state-unknown'],
    ['an indicator that asks for a sealed value', 'indicators/granted.json', set('where')('idNo != null'), 'indicator.sealed'],
    ['an indicator that takes a sealed value apart', 'indicators/granted.json', set('dimensions')([{ id: 'd', title: 'd', value: 'data.idNo' }]), 'indicator.sealed'],
    ['an indicator of a record that is not there', 'indicators/granted.json', set('record')('x'), 'indicator.record-unknown'],
    ['a sum of nothing', 'indicators/granted.json', set('aggregate')('sum'), 'indicator.value-missing'],
    ['a report of an indicator that is not there', 'reports/all.json', set('indicators')(['x']), 'report.indicator-unknown'],
    ['a report over a report that is not there', 'reports/all.json', set('gathers')('x'), 'report.gathers-unknown'],
    ['a report over one that does not climb', 'reports/all.json', set('gathers')('all'), 'report.gathers-flat'],
    ['a notice that shows a private field', 'notices/open.json', set('fields')(['name']), 'notice.field-private'],
    ['a notice that shows a field that is not there', 'notices/open.json', set('fields')(['x']), 'notice.field-unknown'],
    ['a scenario of a service that is not there', 'scenarios/plain.json', set('steps', '0', 'start', 'service')('x'), 'scenario.service-unknown'],
    ['a scenario step with two actions', 'scenarios/plain.json', set('steps', '1', 'wait')('P1D'), 'scenario.action'],
    ['a scenario person that is not there', 'scenarios/plain.json', set('steps', '1', 'by')('x'), 'scenario.person-unknown'],
  ])('finds %s, in its file', async (_what, path, change, code) => {
    const { findings } = await checkPack(aPack({ [path]: change }));
    expect(findings.map((found) => found.code)).toContain(code);
    // a code list taken away is missed by the form, not by itself
    if (change !== null) expect(findings.find((found) => found.code === code)?.item).toBe(path);
  });

  it('warns of fields that no step fills and of forms that no step shows', async () => {
    const readonly = `<liandong:access field="*" mode="read" />`;
    const spare = { id: 'spare', title: 'Spare', record: 'aid', schema: { type: 'object', properties: { more: aField('More') } }, uiSchema: {}, rules: [] };
    const unused = await checkPack(aPack({ 'forms/spare.json': spare }));
    expect(unused.findings).toMatchObject([{ code: 'form.unused', severity: 'warning', item: 'forms/spare.json' }]);
    const shown = PROCESS.replace('<zeebe:formDefinition formId="apply" />\n      <liandong:assignment role="head"', '<zeebe:formDefinition formId="spare" />\n      <liandong:assignment role="head"').replace('<liandong:access field="opinion" mode="edit" />', '');
    const idle = await checkPack(aPack({ 'forms/spare.json': spare, [BPMN]: shown }));
    expect(shown).toContain(readonly);
    expect(idle.findings).toMatchObject([{ code: 'form.field-never-filled', path: '/schema/properties/more' }]);
    expect(idle.pack).toBeDefined();
  });

  it('shows the way on which a process gets stuck', async () => {
    const stuck = PROCESS.replace('<bpmn:exclusiveGateway id="decision"', '<bpmn:parallelGateway id="wait" name="Wait"><bpmn:incoming>f4</bpmn:incoming><bpmn:incoming>f5</bpmn:incoming><bpmn:outgoing>f8</bpmn:outgoing></bpmn:parallelGateway><bpmn:sequenceFlow id="f8" sourceRef="wait" targetRef="yes" /><bpmn:exclusiveGateway id="decision"')
      .replace('targetRef="yes"><bpmn:cond', 'targetRef="wait"><bpmn:cond').replace('sourceRef="decision" targetRef="no"', 'sourceRef="decision" targetRef="wait"').replace('<bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>', '<bpmn:incoming>f8</bpmn:incoming></bpmn:endEvent>').replace(/<bpmn:endEvent id="no".*<\/bpmn:endEvent>/, '');
    const { findings } = await checkPack(aPack({ [BPMN]: stuck }));
    expect(findings.find((found) => found.code === 'process.stuck')).toMatchObject({ path: '/wait', params: { node: 'Wait', path: 'Fill → Review → Decision' } });
  });

  it('never throws, whatever a file holds', async () => {
    const paths = Object.keys(aPack());
    const bad: readonly fc.Arbitrary<unknown>[] = [fc.json(), fc.string(), fc.constant('[]'), fc.constant('null'), fc.constant('{}')];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(...bad), async (path, content) => {
        const { findings } = await checkPack(aPack({ [path]: content }));
        expect(Array.isArray(findings)).toBe(true);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('never throws, whatever stands at one place of a file', async () => {
    const values = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string(), fc.constant([]), fc.constant({}), fc.constant([null]), fc.constant({ type: 'object' }));
    const spots = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
      value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, entry]) => [[...path, key], ...spots(entry, [...path, key])]) : [];
    const files = Object.entries(aPack()).filter(([path]) => path.endsWith('.json')).map(([path, text]) => ({ path, object: JSON.parse(text) as unknown }));
    const places = files.flatMap(({ path, object }) => spots(object).map((spot) => ({ path, spot })));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), values, async ({ path, spot }, value) => {
        const { findings } = await checkPack(aPack({ [path]: set(...spot)(value) }));
        for (const found of findings) expect(found.item).toBeTruthy();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

describe('compileProgram', () => {
  it('says when a schema cannot be compiled', async () => {
    const { program, findings } = await compileProgram(aPack({ [FORM]: property('x', aField('x', { not: { oneOf: [] } })) }));
    expect(program).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'form.schema', item: FORM }]);
  });

  it('runs patterns without backtracking', async () => {
    const { program } = await compileProgram(aPack({ [FORM]: property('x', aField('x', { pattern: '^(a+)+$' })) }));
    expect(program?.checks.apply?.({ x: `${'a'.repeat(20_000)}!` })).toMatchObject([{ keyword: 'pattern' }]);
  });
});

describe('packSha', () => {
  it('does not depend on order or line endings, but on every character', () => {
    expect(packSha({ a: '1\r\n2', b: '3' })).toBe(packSha({ b: '3', a: '1\n2' }));
    expect(packSha({ a: '1' })).not.toBe(packSha({ a: '2' }));
    expect(packSha({ a: '1', b: '' })).not.toBe(packSha({ a: '', b: '1' }));
  });
});

describe('a published release', () => {
  it('runs though a later check finds fault with it; what cannot be read at all stops it', async () => {
    const files = aPack({ 'processes/aid.bpmn': PROCESS.replace('<liandong:assignment role="worker" at="station" />', '') });
    expect((await checkPack(files)).pack).toBeUndefined();
    const { pack } = await releasedPack(files);
    expect(Object.keys(pack?.processes ?? {})).toEqual(['aid']);
    expect((await releasedPack({ ...files, 'pack.json': '{' })).pack).toBeUndefined();
  });
});
