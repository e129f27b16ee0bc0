import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readDecisions } from '@liandong/core/compile';
import { addDecision, callersOf, changeDecision, decisionsOf, type Dmn, insertInput, newDmn, openDmn, readersOf, readsOf, removeDecision, renameDecision, resultsOf, setCell, setInput, setLiteral, titleOf, typeInput, usesOf, writeDmn } from './index';

/** A file as other tools write it: prefixes, comments, extensions, annotations, a drawing, two decisions that build on one another. */
const FOREIGN = readFileSync(fileURLToPath(new URL('testing/foreign.dmn', import.meta.url)), 'utf8');

const opened = (xml: string): Dmn => {
  const dmn = openDmn(xml);
  if (!dmn) throw new Error('not opened');
  return dmn;
};
const decision = (dmn: Dmn, id: string) => {
  const found = decisionsOf(dmn).find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const table = (dmn: Dmn, id: string) => {
  const { logic } = decision(dmn, id);
  if (logic.kind !== 'table') throw new Error('no table');
  return logic.table;
};
const column = (expression: string) => ({ label: '', expression, type: '', values: '' });
const needs = (dmn: Dmn, id: string): (string | undefined)[] => decision(dmn, id).needs.map((to) => /name="([^"]*)"/.exec(writeDmn(dmn).split(`id="${to}"`)[1] ?? '')?.[1]);

describe('what a decision requires', () => {
  it('follows the names its expressions read, also in cells', () => {
    const dmn = opened(newDmn('limit', '限额'));
    changeDecision(dmn, 'limit', (name) => (name === 'amount' ? 'number' : ''), () => insertInput(dmn, table(dmn, 'limit'), 0, column('amount / people')));
    expect(needs(dmn, 'limit')).toEqual(['amount', 'people']);
    changeDecision(dmn, 'limit', () => '', () => setInput(dmn, table(dmn, 'limit'), 0, column('amount / people'), column('amount')));
    expect(needs(dmn, 'limit')).toEqual(['amount']);
    expect(writeDmn(dmn)).not.toContain('people');
    typeInput(dmn, 'amount', 'string');
    expect(writeDmn(dmn)).toContain('<variable name="amount" typeRef="string"/>');
  });

  it('may be another decision of the file, and is never taken from others', () => {
    const dmn = opened(FOREIGN);
    changeDecision(dmn, 'level', () => '', () => setCell(dmn, table(dmn, 'level'), 0, 'input', 0, '< params.low'));
    expect(needs(dmn, 'level')).toEqual(['income', 'kind', 'params']);
    changeDecision(dmn, 'amount', () => '', (one) => setLiteral(dmn, one, 'income'));
    expect(needs(dmn, 'amount')).toEqual(['income']);
    addDecision(dmn, 'next', '下一步');
    changeDecision(dmn, 'next', () => '', () => insertInput(dmn, table(dmn, 'next'), 0, column('金额')));
    expect(needs(dmn, 'next')).toEqual(['金额']);
    expect(readersOf(dmn, decision(dmn, 'amount')).map(({ id }) => id)).toEqual(['next']);
    expect(readDecisions({ aid: writeDmn(dmn) }).aid?.findings).toEqual([]);
    removeDecision(dmn, decision(dmn, 'level'));
    expect(writeDmn(dmn)).not.toContain('in_kind');
    expect(writeDmn(dmn)).toContain('id="in_income"');
  });

  it('is not guessed for a file that an edit does not touch', () => {
    const xml = FOREIGN.replace('href="#in_income"', 'href="http://elsewhere#other"');
    const dmn = opened(xml);
    changeDecision(dmn, 'level', () => '', () => setCell(dmn, table(dmn, 'level'), 1, 'output', 0, '"一级"'));
    expect(writeDmn(dmn)).toBe(xml.replace('<dmn:text>"二级"</dmn:text>', '<dmn:text>"一级"</dmn:text>'));
    expect([...readsOf(dmn, decision(dmn, 'level'))]).toEqual(['income', 'kind']);
  });
});

describe('a file of decisions', () => {
  it('is named after its only decision, and says who uses it', () => {
    const dmn = opened(newDmn('limit', '限额'));
    renameDecision(dmn, decision(dmn, 'limit'), '限额 "新" & 旧');
    expect([titleOf(dmn), decision(dmn, 'limit').name]).toEqual(['限额 "新" & 旧', '限额 "新" & 旧']);
    const process = '<bpmn:process id="p"><bpmn:businessRuleTask id="rule" name="看"><bpmn:extensionElements><zeebe:calledDecision resultVariable="x" decisionId="limit" /></bpmn:extensionElements></bpmn:businessRuleTask></bpmn:process>';
    const importer = newDmn('more', '更多').replace('<decision', '<import namespace="https://liandong.org/decisions/limit" name="l" importType="x"/><decision');
    const files = { 'decisions/limit.dmn': writeDmn(dmn), 'processes/p.bpmn': process, 'decisions/more.dmn': importer };
    expect(usesOf(files, 'decisions/limit.dmn')).toEqual([{ kind: 'process', item: 'p', nodes: ['rule'] }, { kind: 'decision', item: 'more', nodes: [] }]);
    expect(callersOf(files, ['more'])).toEqual([]);
  });

  it('tells what may come out', () => {
    expect(resultsOf({ 'decisions/aid.dmn': FOREIGN })).toEqual([
      { id: 'level', title: '等级', file: 'aid', parts: [{ name: '', title: '', type: 'string', values: ['一级', '二级'] }] },
      { id: 'amount', title: '金额', file: 'aid', parts: [{ name: '', title: '', type: 'number', values: [] }] },
    ]);
  });

  it.each(['<a><b></a>', '<a>', 'plain', '<definitions><decision></definitions>', '<other/>'])('is not opened when it is none: %s', (xml) => {
    expect(openDmn(xml)).toBeUndefined();
  });
});
