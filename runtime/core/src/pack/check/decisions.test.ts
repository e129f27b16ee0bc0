import { describe, expect, it } from '@jest/globals';
import { aDecision, aModel, anInput, aTable, literal } from '../../decision/testing/a-decision';
import { aPack, PROCESS } from '../../testing/a-pack';
import { checkPack } from '../compile-pack';
import { diffPacks } from '../diff/index';

const RULES = [['< 100', '"small"'], ['>= 100', '"large"']];
const dmn = (rules: readonly (readonly string[])[] = RULES, inputs = ['amount']): string =>
  aModel(inputs.map((name) => anInput(name)).join('') + aDecision('size', aTable({ inputs, rules }), inputs.map((name) => `>${name}`)));
/** the service task decides instead */
const CALLING = PROCESS.replace('<zeebe:taskDefinition type="notify" />', '<zeebe:calledDecision decisionId="size" resultVariable="sized" />').replaceAll('bpmn:serviceTask', 'bpmn:businessRuleTask');
const files = (more: Readonly<Record<string, unknown>> = {}) => aPack({ 'processes/aid.bpmn': CALLING, 'decisions/sizes.dmn': dmn(), ...more });
const found = async (more: Readonly<Record<string, unknown>>): Promise<string[]> => (await checkPack(files(more))).findings.map((finding) => `${finding.severity} ${finding.code} ${finding.item}${finding.path}`);

describe('decisions of a pack', () => {
  it('are compiled, called by a process and plain JSON', async () => {
    const { pack, findings } = await checkPack(files());
    expect(findings).toEqual([]);
    expect(JSON.parse(JSON.stringify(pack?.decisions.sizes?.nodes.size))).toMatchObject({ kind: 'decision', name: 'size', logic: { kind: 'table', policy: 'UNIQUE' } });
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a decision that is not there', { 'decisions/sizes.dmn': null }, 'error process.decision-unknown processes/aid.bpmn/remind'],
    ['rules that overlap, in their file', { 'decisions/sizes.dmn': dmn([...RULES, ['[50..60]', '"x"']]) }, 'error decision.overlap decisions/sizes.dmn/size/rule/3'],
    ['a file that is no DMN', { 'decisions/sizes.dmn': '<x/>' }, 'error decision.not-dmn decisions/sizes.dmn'],
    ['a decision that two files have', { 'decisions/more.dmn': dmn().replace('urn:test:model', 'urn:more') }, 'error decision.id-shared decisions/sizes.dmn/size'],
    ['a decision over a sealed field', { 'decisions/sizes.dmn': dmn([['-', '1']], ['idNo']) }, 'error process.sealed-variable processes/aid.bpmn/remind'],
    ['a decision over the whole record', { 'decisions/sizes.dmn': dmn([['-', '1']], ['record']) }, 'error process.sealed-variable processes/aid.bpmn/remind'],
    ['an input that no field or variable gives', { 'decisions/sizes.dmn': dmn([['-', '1']], ['amounts']) }, 'warning process.decision-input processes/aid.bpmn/remind'],
    ['a file whose decisions nobody calls', { 'decisions/other.dmn': aModel(aDecision('other', literal('1'))).replace('urn:test:model', 'urn:other') }, 'warning decision.unused decisions/other.dmn'],
  ])('are checked: %s', async (_what, more, finding) => expect(await found(more)).toContain(finding));

  it('a broken file is not called missing', async () => {
    expect((await found({ 'decisions/sizes.dmn': '<x/>' })).filter((one) => one.includes('decision-unknown'))).toEqual([]);
  });

  it('one that another file imports is in use', async () => {
    const base = aModel(`<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic>${literal('1')}</encapsulatedLogic></businessKnowledgeModel>`).replace('urn:test:model', 'urn:base');
    const user = dmn().replace('<inputData', '<import name="b" namespace="urn:base" importType="x"/><inputData');
    expect(await found({ 'decisions/base.dmn': base, 'decisions/sizes.dmn': user })).toEqual([]);
  });

  it('are compared rule by rule', async () => {
    const [before, after] = [await checkPack(files()), await checkPack(files({ 'decisions/sizes.dmn': dmn([['< 100', '"tiny"'], ['[100..200)', '"large"'], ['>= 200', '"huge"']]) }))];
    if (!before.pack || !after.pack) throw new Error('no pack');
    expect(diffPacks(before.pack, after.pack)).toEqual([
      { kind: 'changed', item: 'decisions/sizes.dmn#size/rule/1', title: 'Model · size · 1', detail: '结果由“"small"”改为“"tiny"”' },
      { kind: 'changed', item: 'decisions/sizes.dmn#size/rule/2', title: 'Model · size · 2', detail: '条件由“>= 100”改为“[100..200)”' },
      { kind: 'added', item: 'decisions/sizes.dmn#size/rule/3', title: 'Model · size · 3' },
    ]);
  });
});
