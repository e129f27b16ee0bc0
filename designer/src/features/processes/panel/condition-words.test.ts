import { describe, expect, it } from '@jest/globals';
import { parseCondition } from '../model/condition';
import type { PackContext } from '../model/pack-context';
import { aGraph } from '../model/testing/a-graph';
import { conditionText, speechAt } from './condition-words';

const pack: PackContext = {
  roles: [], forms: [], fields: [{ id: 'amount', title: '金额', type: 'number', options: [] }], states: [], services: [], params: [], processes: [], required: [],
  decisions: [{ id: 'who', title: '谁批', file: 'who', parts: [{ name: '', title: '', type: 'string', values: ['站长', '县'] }] }, { id: 'two', title: '两列', file: 'two', parts: [{ name: 'limit', title: '限额', type: 'number', values: [] }, { name: 'level', title: 'level', type: 'string', values: [] }] }],
};
const graph = aGraph({ a: { title: '看谁批', result: { name: 'result', decision: 'who' } }, b: { title: '看限额', result: { name: 'cap', decision: 'two' } }, c: { title: '算', result: { name: 'x', decision: '' } }, split: {}, end: {} }, ['a>b', 'b>c', 'c>split', 'split>end']);

describe('a condition behind a decision', () => {
  it('may speak of what came out, with the values that can come out', () => {
    const { fields } = speechAt(graph, 'split', pack);
    expect(fields.map(({ id, title, type, options }) => [id, title, type, options.map(({ value }) => value)])).toEqual([
      ['x', '“算”得出的结果', 'string', []], ['cap.limit', '“看限额”得出的限额', 'number', []], ['cap.level', '“看限额”得出的level', 'string', []], ['result', '“看谁批”得出的结果', 'string', ['站长', '县']], ['amount', '金额', 'number', []],
    ]);
  });

  it('is said in words', () => {
    const condition = parseCondition('result = "县" and cap.limit > 5');
    expect(condition && conditionText(condition, speechAt(graph, 'split', pack))).toBe('“看谁批”得出的结果是县 并且 “看限额”得出的限额大于5');
  });
});
