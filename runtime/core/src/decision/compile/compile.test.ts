import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Json } from '../../shared/json';
import { evaluateDecision, evaluateNode } from '../evaluate';
import { aDecision, aModel, anInput, aTable, compiled, literal, text } from '../testing/a-decision';
import { compileDecisionFiles, compileDecisions, readDecisions } from './index';

const NOW = '2026-01-05T01:00:00.000Z';
/** microseconds of the processor: a bound that holds however busy the machine is */
const MOST = 8_000_000;
const codes = async (xml: string): Promise<string[]> => (await compileDecisions('model', xml)).findings.map((found) => `${found.severity} ${found.code} ${found.path}`);
const table = (spec: Partial<Parameters<typeof aTable>[0]>): string => aModel(anInput('x', 'number') + aDecision('d', aTable({ inputs: ['x'], rules: [['> 1', '1']], ...spec }), ['>x']));
const SOUND = aModel(anInput('x', 'number') + aDecision('d', literal('x + 1'), ['>x']));

describe('compileDecisions', () => {
  it('finds nothing wrong with a sound file', async () => expect(await codes(SOUND)).toEqual([]));

  it.each(['http://www.omg.org/spec/DMN/20180521/MODEL/', 'https://www.omg.org/spec/DMN/20211108/MODEL/', 'https://www.omg.org/spec/DMN/20230324/MODEL/'])('reads the version %s, also under a prefix', async (uri) => {
    const prefixed = SOUND.replaceAll(/<(\/?)([a-z])/g, '<$1m:$2').replace('xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"', `xmlns:m="${uri}"`);
    expect(evaluateDecision(await compiled(prefixed), 'd', { x: 1 }, { now: NOW })).toMatchObject({ ok: true, value: 2 });
  });

  it('reads characters written as numbers and CDATA, and leaves out what is not of DMN', async () => {
    const xml = aModel(aDecision('d', '<literalExpression><text>"&#x1F40E;&lt;" + <![CDATA["<&"]]></text></literalExpression><x:more xmlns:x="urn:x"><x:text>7</x:text></x:more>'));
    expect(evaluateDecision(await compiled(xml), 'd', {}, { now: NOW })).toMatchObject({ ok: true, value: '🐎<<&' });
  });

  it.each<[string, string, string]>([
    ['no XML', 'hello', 'error decision.xml '],
    ['nothing', '', 'error decision.xml '],
    ['XML that breaks off', SOUND.slice(0, -30), 'error decision.xml '],
    ['BPMN', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'error decision.not-dmn '],
    ['DMN 1.1', SOUND.replace('https://www.omg.org/spec/DMN/20191111/MODEL/', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'), 'error decision.not-dmn '],
    ['a document type', SOUND.replace('<definitions', '<!DOCTYPE d [<!ENTITY a "b">]><definitions'), 'error xml.doctype '],
    ['a file too large', `${SOUND}${' '.repeat(2_000_000)}`, 'error xml.too-large '],
    ['elements nested 100 000 deep', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'error xml.too-deep '],
    ['one id twice', aModel(anInput('x') + anInput('x') + aDecision('d', literal('1'))), 'error decision.id-twice '],
    ['a reserved id', aModel(aDecision('constructor', literal('1'))), 'error decision.id-reserved '],
    ['a requirement of nothing', aModel(aDecision('d', literal('1'), ['gone'])), 'error decision.ref-unknown /d'],
    ['a requirement of another file', aModel(aDecision('d', literal('1'), ['x'])).replace('href="#x"', 'href="urn:other#x"'), 'error decision.import-unknown /d'],
    ['an import of nothing', aModel('<import name="o" namespace="urn:gone" importType="x"/>'), 'error decision.import-unknown '],
    ['decisions that need one another', aModel(aDecision('a', literal('b'), ['b']) + aDecision('b', literal('a'), ['a'])), 'error decision.cycle /a'],
    ['a decision that needs itself', aModel(aDecision('a', literal('a'), ['a'])), 'error decision.cycle /a'],
    ['a service that calls itself', aModel(aDecision('a', literal('s()'), ['f:s']) + '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#a"/></decisionService>'), 'error decision.cycle /a'],
    ['two things required under one name', aModel(`${anInput('x')}<inputData id="y" name="x"><variable name="x"/></inputData>${aDecision('d', literal('x'), ['>x', '>y'])}`), 'error decision.name-twice /d'],
    ['a type that is not there', aModel(anInput('x', 'tGone')), 'error decision.type-unknown /x'],
    ['a type that is itself', aModel('<itemDefinition name="a"><typeRef>b</typeRef></itemDefinition><itemDefinition name="b"><typeRef>a</typeRef></itemDefinition>'), 'error decision.type-cycle /a'],
    ['an expression that does not parse', aModel(aDecision('d', literal('1 +'))), 'error expression.syntax /d'],
    ['a cell that does not parse', table({ rules: [['> 1', '1'], ['[1..', '1']] }), 'error expression.syntax /d/rule/2/input/1'],
    ['an output that does not parse', table({ rules: [['> 1', '"a']] }), 'error expression.syntax /d/rule/1/output/1'],
    ['allowed values that do not parse', aModel('<itemDefinition name="t"><typeRef>string</typeRef><allowedValues><text>"a",,</text></allowedValues></itemDefinition>'), 'error expression.syntax /t'],
    ['an expression in another dialect', aModel(aDecision('d', literal('${x}'))), 'error expression.dialect /d'],
    ['an expression in another language', aModel(aDecision('d', literal('1').replace('<literalExpression', '<literalExpression expressionLanguage="https://groovy-lang.org"'))), 'error decision.language /d'],
    ['a cell in another language', table({}).replace('<inputEntry>', '<inputEntry expressionLanguage="juel">'), 'error decision.language /d/rule/1/input/1'],
    ['a function in another language', aModel(aDecision('d', '<functionDefinition kind="Java"><formalParameter name="a"/></functionDefinition>')), 'error decision.function-kind /d'],
    ['a list of nothing but a missing expression', aModel(aDecision('d', '<context><contextEntry><variable name="a"/></contextEntry></context>')), 'error decision.expression-missing /d/a'],
    ['an empty expression', aModel(aDecision('d', literal(''))), 'error decision.expression-missing /d'],
    ['a row with a cell too few', aModel(aDecision('d', `<relation><column name="a"/><column name="b"/><row>${literal('1')}</row></relation>`)), 'error decision.row-shape /d/1'],
    ['a rule with a cell too few', table({ rules: [['> 1']] }), 'error decision.rule-shape /d/rule/1'],
    ['a hit policy that is none', table({ policy: 'LAST' }), 'error decision.hit-policy /d'],
    ['an aggregation that is none', table({ policy: 'COLLECT', aggregation: 'MEAN' }), 'error decision.aggregation /d'],
    ['an aggregation of one hit', table({ aggregation: 'SUM' }), 'error decision.aggregation-policy /d'],
    ['a sum of several columns', table({ policy: 'COLLECT', aggregation: 'SUM', outputs: ['a', 'b'], rules: [['-', '1', '2']] }), 'error decision.aggregation-outputs /d'],
    ['priorities that nobody lists', table({ policy: 'PRIORITY' }), 'error decision.priorities-missing /d'],
    ['a table without output', table({ outputs: [], rules: [['-']] }), 'error decision.no-output /d'],
    ['columns without names', table({ outputs: ['a', ''], rules: [['-', '1', '2']] }), 'error decision.output-unnamed /d'],
    ['columns of one name', table({ outputs: ['a', 'a'], rules: [['-', '1', '2']] }), 'error decision.output-twice /d'],
    ['rules that overlap', table({ rules: [['[1..5]', '1'], ['> 9', '2'], ['5, 7', '3']] }), 'error decision.overlap /d/rule/3'],
    ['a name that nothing gives', aModel(anInput('x') + aDecision('d', literal('x + y'), ['>x'])), 'warning decision.variable /d'],
    ['a decision without logic', aModel(aDecision('d', '')), 'warning decision.empty /d'],
  ])('finds %s', async (_what, xml, finding) => {
    const { model, findings } = await compileDecisions('model', xml);
    expect(findings.map((found) => `${found.severity} ${found.code} ${found.path}`)).toContain(finding);
    expect(model === undefined).toBe(finding.startsWith('error'));
  });

  it('shows the way of a cycle by its names', async () => {
    const { findings } = await compileDecisions('model', aModel(aDecision('a', literal('b'), ['b']) + aDecision('b', literal('c'), ['c']) + aDecision('c', literal('a'), ['a'])));
    expect(findings.find((found) => found.code === 'decision.cycle')?.params).toEqual({ path: 'a → b → c → a' });
  });

  it('knows a name with signs in it, and does not take entries of items for names', async () => {
    expect(await codes(aModel(anInput("Applicant's pre-tax income") + aDecision('d', literal("Applicant's pre-tax income * 2 + [{a-b: 1}][a-b = 1][1].a-b"), [">Applicant's pre-tax income"])))).toEqual([]);
  });

  it('checks 10 000 rules in one table within its bound', async () => {
    const rules = Array.from({ length: 10_000 }, (_, index) => [`[${index}..${index + 1})`, String(index)]);
    const before = process.cpuUsage();
    expect(await codes(table({ rules: [...rules, ['[77.5..78.5]', '0']] }))).toEqual(['error decision.overlap /d/rule/10001', 'error decision.overlap /d/rule/10001']);
    expect(process.cpuUsage(before).user).toBeLessThan(MOST);
  });

  it('says so when there are too many rules to compare all', async () => {
    const rules = Array.from({ length: 2500 }, (_, index) => [`? = ${index}`, String(index)]);
    expect(await codes(table({ rules }))).toEqual(['warning decision.overlap-unchecked /d']);
  });

  it('never throws, whatever stands in a file', async () => {
    const whole = aModel(anInput('x', 'number') + aDecision('d', aTable({ inputs: ['x'], rules: [['> 1', '1']] }), ['>x']) + aDecision('e', `<list>${literal('d')}</list>`, ['d']));
    await fc.assert(fc.asyncProperty(fc.nat(whole.length), fc.nat(60), fc.string({ maxLength: 20 }), async (at, length, piece) => {
      const xml = whole.slice(0, at) + piece + whole.slice(at + length);
      expect(Array.isArray((await compileDecisions('model', xml)).findings)).toBe(true);
    }), { numRuns: 150 });
  });
});

describe('files that import one another', () => {
  const base = aModel(`<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition><businessKnowledgeModel id="k" name="months of"><variable name="months of"/><encapsulatedLogic><formalParameter name="age" typeRef="tAge"/>${literal('age * 12')}</encapsulatedLogic></businessKnowledgeModel>`).replace('urn:test:model', 'urn:base');
  const user = aModel(`<import name="base" namespace="urn:base" importType="x"/>${anInput('x', 'base.tAge')}${aDecision('d', literal('base.months of(x)'), ['>x', 'f:k'])}`).replace('href="#k"', 'href="urn:base#k"');

  it('are compiled in the order that they need, whatever order they come in', () => {
    const { a, b } = compileDecisionFiles({ a: user, b: base });
    expect([a?.findings, b?.findings]).toEqual([[], []]);
    if (!a?.model) throw new Error('no model');
    expect(evaluateDecision(a.model, 'd', { x: 3 }, { now: NOW })).toMatchObject({ ok: true, value: 36 });
    expect(evaluateDecision(a.model, 'd', { x: 151 }, { now: NOW })).toMatchObject({ ok: false, problems: [{ code: 'decision.type' }] });
  });

  it('may give a service decisions of another', () => {
    const other = aModel(anInput('n', 'number') + aDecision('twice', literal('n * 2'), ['>n'])).replace('urn:test:model', 'urn:other');
    const service = '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="urn:other#twice"/><inputData href="urn:other#n"/></decisionService>';
    const { a } = compileDecisionFiles({ a: aModel(`<import name="o" namespace="urn:other" importType="x"/>${service}${aDecision('d', literal('s(21)'), ['f:s'])}`), o: other });
    expect(a?.findings).toEqual([]);
    expect(a?.model && evaluateDecision(a.model, 'd', {}, { now: NOW })).toMatchObject({ ok: true, value: 42 });
    expect(a?.model && evaluateDecision(a.model, 's', { n: 4 }, { now: NOW })).toMatchObject({ ok: true, value: 8 });
  });

  it('must not import in a circle', () => {
    const circle = base.replace('<itemDefinition', '<import name="u" namespace="urn:test:model" importType="x"/><itemDefinition');
    const findings = Object.values(compileDecisionFiles({ a: user, b: circle })).flatMap((done) => done.findings.map((found) => found.code));
    expect(findings).toContain('decision.import-cycle');
  });
});

it('a type asks something of each item, of the whole, or of both', async () => {
  const type = (isCollection: boolean): string => `<itemDefinition name="t" isCollection="${isCollection}"><typeRef>number</typeRef><allowedValues>${text('[0..9]')}</allowedValues><typeConstraint>${text(isCollection ? 'count(?) < 3' : '< 5')}</typeConstraint></itemDefinition>`;
  const decide = async (isCollection: boolean, x: Json): Promise<boolean> => evaluateDecision(await compiled(aModel(type(isCollection) + anInput('x', 't') + aDecision('d', literal('x'), ['>x']))), 'd', { x }, { now: NOW }).ok;
  expect([await decide(true, [1, 9]), await decide(true, [1, 10]), await decide(true, [1, 2, 3]), await decide(false, 4), await decide(false, 5)]).toEqual([true, false, false, true, false]);
});

it('what cannot be compiled whole can be read: the rest decides, as DMN asks', () => {
  const { model } = readDecisions({ m: aModel(aDecision('bad', literal('1 +')) + aDecision('good', literal('if bad = null then 2 else 3'), ['bad']) + aDecision('loop', literal('loop'), ['loop'])) }).m ?? {};
  if (!model) throw new Error('no model');
  const valueOf = (id: string): unknown => evaluateNode(model, id, () => null, { now: NOW });
  expect(valueOf('good')).toMatchObject({ value: 2, problems: [{ code: 'expression.failed', path: '/bad' }] });
  expect(valueOf('loop')).toMatchObject({ value: null, problems: [{ code: 'decision.cycle' }] });
});

it('a chain of 2 000 decisions is decided, each once', async () => {
  const chain = Array.from({ length: 2000 }, (_, index) => aDecision(`n${index + 1}`, literal(`n${index} + n${index}`.replace(' + n0', '').replace(/^n0$/, '1')), index === 0 ? [] : [`n${index}`]));
  const model = await compiled(aModel(chain.join('').replaceAll(/<text>n(\d+) \+ n\d+<\/text>/g, (_whole, n: string) => text(`if n${n} = null then 0 else n${n}`))));
  expect(evaluateDecision(model, 'n2000', {}, { now: NOW })).toMatchObject({ ok: true, value: 1 });
});
