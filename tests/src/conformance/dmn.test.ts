import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runDmn } from './dmn';

const MODEL = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:kit" name="kit">
  <inputData name="from"><variable name="from" typeRef="date"/></inputData><inputData name="list"><variable name="list"/></inputData>
  <decision name="later"><variable name="later"/><informationRequirement><requiredInput href="#from"/></informationRequirement><literalExpression><text>from + duration("P1D")</text></literalExpression></decision>
  <decision name="third"><variable name="third"/><literalExpression><text>1/3</text></literalExpression></decision>
  <decision name="first"><variable name="first"/><informationRequirement><requiredInput href="#list"/></informationRequirement><literalExpression><text>{item: list[1].a, more: [true, null]}</text></literalExpression></decision>
  <decision name="broken"><variable name="broken"/><literalExpression><text>1 +</text></literalExpression></decision>
  <decisionService name="both"><variable name="both"/><outputDecision href="#later"/><outputDecision href="#third"/><inputData href="#from"/></decisionService>
</definitions>`;
const value = (type: string, text: string): string => `<value xsi:type="xsd:${type}">${text}</value>`;
const NIL = '<value xsi:nil="true"/>';
const testCase = (id: string, inside: string, more = ''): string => `<testCase id="${id}"${more}>${inside}</testCase>`;
const input = (name: string, inside: string): string => `<inputNode name="${name}">${inside}</inputNode>`;
const result = (name: string, inside: string): string => `<resultNode name="${name}"><expected>${inside}</expected></resultNode>`;
const component = (name: string, inside: string): string => `<component name="${name}">${inside}</component>`;
const DAY = input('from', value('date', '2026-02-28'));

const TESTS = `<?xml version="1.0"?><testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>kit.dmn</modelName>
${testCase('date', DAY + result('later', value('date', '2026-03-01')))}
${testCase('text instead of a date', DAY + result('later', value('string', '2026-03-01')))}
${testCase('near enough', result('third', value('decimal', '0.3333333333333333333333')))}
${testCase('not near enough', result('third', value('decimal', '0.3333')))}
${testCase('deep', input('list', `<list><item>${component('a', value('decimal', '5'))}</item></list>`) + result('first', component('item', value('decimal', '5')) + component('more', `<list><item>${value('boolean', 'true')}</item><item>${NIL}</item></list>`)))}
${testCase('a key too few', result('first', component('item', NIL)))}
${testCase('null', result('broken', NIL))}
${testCase('service', DAY + result('later', value('date', '2026-03-01')) + result('third', value('double', '0.33333333333')), ' invocableName="both" type="decisionService"')}
${testCase('second result', DAY + result('later', value('date', '2026-03-01')) + result('third', value('double', '1')))}
${testCase('no such decision', result('gone', NIL))}
</testCases>`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kit-'));
  for (const name of ['one', 'other']) mkdirSync(join(folder, 'level', name), { recursive: true });
  const files = { 'one/kit.dmn': MODEL, 'one/kit-test-01.xml': TESTS, 'one/note.xml': '<note/>', 'other/none.xml': TESTS.replace(/<testCase .*<\/testCase>/s, testCase('1', '')), 'other/else.dmn': MODEL, 'apart.xml': TESTS };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, 'level', path), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the runner of DMN cases', () => {
  it('runs every case below a folder and says what was expected and what came', () => {
    const results = runDmn(folder);
    expect(results.filter((one) => one.ok).map((one) => one.id.replace('level/one/kit-test-01/', ''))).toEqual(['date', 'near enough', 'deep', 'null', 'service']);
    expect(results.filter((one) => !one.ok)).toEqual([
      { id: 'level/one/kit-test-01/text instead of a date', ok: false, step: 'later', expected: '2026-03-01', got: '2026-03-01' },
      { id: 'level/one/kit-test-01/not near enough', ok: false, step: 'third', expected: 0.3333, got: expect.closeTo(1 / 3, 10) },
      { id: 'level/one/kit-test-01/a key too few', ok: false, step: 'first', expected: { item: null }, got: { item: null, more: [true, null] } },
      { id: 'level/one/kit-test-01/second result', ok: false, step: 'third', expected: 1, got: expect.closeTo(1 / 3, 10) },
      { id: 'level/one/kit-test-01/no such decision', ok: false, step: 'gone', expected: null, error: 'no node gone' },
      { id: 'level/other/none/1', ok: false, error: 'kit.dmn: no such file' },
    ]);
  });
});
