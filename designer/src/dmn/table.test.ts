import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readDecisions } from '@liandong/core/compile';
import { evaluateDecision, type TableBox } from '@liandong/core/run';
import fc from 'fast-check';
import { changeDecision, type Dmn, insertInput, insertOutput, insertRule, newDmn, openDmn, readTable, removeColumn, removeRule, setCell, setInput, setNote, setOutput, setPolicy, swapColumns, swapRules, type Rule, type Table, writeDmn } from './index';
import type { XmlElement } from './document';
import { decisionsOf } from './nodes';

/** A file as other tools write it: prefixes, comments, extensions, annotations, a drawing, two decisions that build on one another. */
const FOREIGN = readFileSync(fileURLToPath(new URL('testing/foreign.dmn', import.meta.url)), 'utf8');

const opened = (xml: string): Dmn => {
  const dmn = openDmn(xml);
  if (!dmn) throw new Error('not opened');
  return dmn;
};
const tableIn = (dmn: Dmn, id: string) => {
  const logic = decisionsOf(dmn).find((one) => one.id === id)?.logic;
  if (logic?.kind !== 'table') throw new Error('no table');
  return logic.table;
};
const gridOf = (xml: string, id: string): Table => {
  const dmn = opened(xml);
  return readTable(dmn, tableIn(dmn, id));
};
/** The table as core reads it, in the grid's words. */
function coreGrid(xml: string, id: string): Omit<Table, 'rules'> & { readonly rules: readonly { readonly inputs: readonly string[]; readonly outputs: readonly string[] }[] } {
  const { model, findings } = readDecisions({ file: xml }).file ?? { findings: [] };
  expect(findings).toEqual([]);
  const node = model?.nodes[id];
  const box = (node?.kind === 'decision' ? node.logic : undefined) as TableBox;
  return {
    policy: box.policy, aggregation: box.aggregation ?? '', rules: box.rules,
    inputs: box.inputs.map(({ expression, type = '', values = '' }) => ({ label: '', expression, type, values })), outputs: box.outputs.map(({ name = '', type = '', values = '', standard = '' }) => ({ label: '', name, type, values, standard })),
  };
}
const plain = (grid: Table) => ({ ...grid, inputs: grid.inputs.map((one) => ({ ...one, label: '' })), outputs: grid.outputs.map((one) => ({ ...one, label: '' })), rules: grid.rules.map(({ inputs, outputs }) => ({ inputs, outputs })) });

const cell = fc.constantFrom('-', '', '< 5', '"a<b","c&d"', 'not("x")', 'date("2026-01-01")', '[1..5)', 'list contains(?, "20")', '"line\nbreak"');
const input = fc.record({ label: fc.constantFrom('', '金额 & 数'), expression: fc.constantFrom('amount', 'kind', 'amount * 2'), type: fc.constantFrom('', 'number', 'string'), values: fc.constantFrom('', '"a","b"') });
const output = fc.record({ label: fc.constantFrom('', '结果'), name: fc.constantFrom('', 'limit', '等级'), type: fc.constantFrom('', 'number'), values: fc.constantFrom('', '1,2'), standard: fc.constantFrom('', '7') });
/** The same change on the file and on the grid that an author sees. */
interface Move { readonly xml: (dmn: Dmn, table: XmlElement, before: Table) => void; readonly grid: (before: Table) => Table }
const at = fc.nat(3);
const side = fc.constantFrom('input' as const, 'output' as const);
const columnsOf = { input: 'inputs', output: 'outputs' } as const;
const put = <T>(list: readonly T[], index: number, made: T): T[] => [...list.slice(0, index), made, ...list.slice(index)];
const without = <T>(list: readonly T[], index: number): T[] => list.filter((_one, other) => other !== index);
const replaced = <T>(list: readonly T[], index: number, made: (before: T) => T): T[] => list.map((one, other) => (other === index ? made(one) : one));
const swapped = <T>(list: readonly T[], index: number): T[] => {
  const [a, b] = [list[index], list[index + 1]];
  return a !== undefined && b !== undefined ? replaced(replaced(list, index, () => b), index + 1, () => a) : [...list];
};
/** One side of the head and of every rule. */
const onSide = (grid: Table, which: 'input' | 'output', change: <T>(list: readonly T[]) => T[]): Table => {
  const key = columnsOf[which];
  return { ...grid, [key]: change(grid[key] as readonly object[]), rules: grid.rules.map((rule) => ({ ...rule, [key]: change(rule[key]) })) };
};
const added = (grid: Table, which: 'input' | 'output', index: number, made: object): Table => {
  const key = columnsOf[which];
  return { ...grid, [key]: put(grid[key] as readonly object[], index, made), rules: grid.rules.map((rule) => ({ ...rule, [key]: put(rule[key], index, which === 'input' ? '-' : '') })) };
};
const blank = (grid: Table): Rule => ({ inputs: grid.inputs.map(() => '-'), outputs: grid.outputs.map(() => ''), note: '' });
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(at, input).map(([n, column]): Move => ({ xml: (dmn, table) => insertInput(dmn, table, n, column), grid: (grid) => added(grid, 'input', n, column) })),
  fc.tuple(at, output).map(([n, column]): Move => ({ xml: (dmn, table) => insertOutput(dmn, table, n, { ...column, standard: '' }), grid: (grid) => added(grid, 'output', n, { ...column, standard: '' }) })),
  fc.tuple(at, input).map(([n, column]): Move => ({ xml: (dmn, table, { inputs }) => inputs[n] && setInput(dmn, table, n, inputs[n], column), grid: (grid) => ({ ...grid, inputs: replaced(grid.inputs, n, () => column) }) })),
  fc.tuple(at, output).map(([n, column]): Move => ({ xml: (dmn, table, { outputs }) => outputs[n] && setOutput(dmn, table, n, outputs[n], column), grid: (grid) => ({ ...grid, outputs: replaced(grid.outputs, n, () => column) }) })),
  fc.tuple(at, side).map(([n, which]): Move => ({ xml: (dmn, table) => swapColumns(dmn, table, which, n), grid: (grid) => onSide(grid, which, (list) => swapped(list, n)) })),
  fc.tuple(at, side).map(([n, which]): Move => ({ xml: (dmn, table) => removeColumn(dmn, table, which, n), grid: (grid) => onSide(grid, which, (list) => without(list, n)) })),
  fc.tuple(at, fc.option(at, { nil: undefined })).map(([n, like]): Move => ({
    xml: (dmn, table) => insertRule(dmn, table, n, like),
    grid: (grid) => ({ ...grid, rules: put(grid.rules, n, like === undefined || !grid.rules[like] ? blank(grid) : { ...grid.rules[like], note: '' }) }),
  })),
  at.map((n): Move => ({ xml: (dmn, table) => swapRules(dmn, table, n), grid: (grid) => ({ ...grid, rules: swapped(grid.rules, n) }) })),
  at.map((n): Move => ({ xml: (dmn, table) => removeRule(dmn, table, n), grid: (grid) => ({ ...grid, rules: without(grid.rules, n) }) })),
  fc.tuple(at, cell).map(([n, note]): Move => ({ xml: (dmn, table) => setNote(dmn, table, n, note), grid: (grid) => ({ ...grid, rules: replaced(grid.rules, n, (rule) => ({ ...rule, note })) }) })),
  fc.tuple(at, side, at, cell).map(([n, which, column, text]): Move => ({
    xml: (dmn, table, grid) => column < grid[columnsOf[which]].length && setCell(dmn, table, n, which, column, text),
    grid: (grid) => ({ ...grid, rules: replaced(grid.rules, n, (rule) => ({ ...rule, [columnsOf[which]]: replaced(rule[columnsOf[which]], column, () => text) })) }),
  })),
  fc.constantFrom(['FIRST', ''] as const, ['COLLECT', 'SUM'] as const).map(([policy, aggregation]): Move => ({ xml: (_dmn, table) => setPolicy(table, policy, aggregation), grid: (grid) => ({ ...grid, policy, aggregation }) })),
);

describe('a decision table in its file', () => {
  it('is written again letter by letter when nothing changed', () => {
    expect(writeDmn(opened(FOREIGN))).toBe(FOREIGN);
    expect(plain(gridOf(FOREIGN, 'level'))).toEqual(coreGrid(FOREIGN, 'level'));
  });

  it('says to core what it says as a grid, after any changes, and keeps what is around it', () => {
    fc.assert(fc.property(fc.constantFrom([FOREIGN, 'level'], [newDmn('limit', '限额'), 'limit']), fc.array(move, { maxLength: 12 }), ([xml = '', id = ''], moves) => {
      const dmn = opened(xml);
      let grid = gridOf(xml, id);
      for (const one of moves) {
        changeDecision(dmn, id, () => '', () => one.xml(dmn, tableIn(dmn, id), grid));
        grid = one.grid(grid);
      }
      const after = writeDmn(dmn);
      expect(gridOf(after, id)).toEqual(grid);
      expect(coreGrid(after, id)).toEqual(plain(grid));
      if (xml !== FOREIGN) return;
      for (const kept of ['<!-- made elsewhere -->', '<x:tool a="1 &lt; 2"/>', '<dmn:annotation name="依据"/>', 'preferredOrientation="Rule-as-Row"', 'x:seen="yes"', '<dmndi:DMNShape dmnElementRef="in_income"/>', '<!-- the rest -->', 'if 等级 = "一级" then 500 else 200']) expect(after).toContain(kept);
    }));
  });

  it('changes one cell and nothing else', () => {
    const dmn = opened(FOREIGN);
    setCell(dmn, tableIn(dmn, 'level'), 0, 'input', 0, '< 650');
    expect(writeDmn(dmn)).toBe(FOREIGN.replace('&lt; 600', '&lt; 650'));
  });

  it('takes back what it put in', () => {
    const dmn = opened(FOREIGN);
    const column = { label: '', expression: 'people', type: 'number', values: '' };
    changeDecision(dmn, 'level', () => 'number', () => insertInput(dmn, tableIn(dmn, 'level'), 1, column));
    const more = writeDmn(dmn);
    expect(more).toContain('<dmn:inputData id="input_people" name="people"><dmn:variable name="people" typeRef="number"/></dmn:inputData>');
    changeDecision(dmn, 'level', () => 'number', () => removeColumn(dmn, tableIn(dmn, 'level'), 'input', 1));
    expect(writeDmn(dmn)).toBe(FOREIGN);
    changeDecision(dmn, 'level', () => '', () => insertRule(dmn, tableIn(dmn, 'level'), 1, 0));
    changeDecision(dmn, 'level', () => '', () => removeRule(dmn, tableIn(dmn, 'level'), 1));
    expect(writeDmn(dmn)).toBe(FOREIGN);
  });
});

describe('a new file', () => {
  it('is filled by moves of an author and decides', () => {
    const dmn = opened(newDmn('limit', '限额'));
    const change = (run: (table: ReturnType<typeof tableIn>) => void): void => changeDecision(dmn, 'limit', () => 'number', () => run(tableIn(dmn, 'limit')));
    change((table) => insertInput(dmn, table, 0, { label: '', expression: 'amount', type: 'number', values: '' }));
    for (const [row, [when, then]] of [['< 500', '"站长"'], ['-', '"县"']].entries()) {
      change((table) => insertRule(dmn, table, row));
      change((table) => setCell(dmn, table, row, 'input', 0, when ?? ''));
      change((table) => setCell(dmn, table, row, 'output', 0, then ?? ''));
    }
    const { model, findings } = readDecisions({ limit: writeDmn(dmn) }).limit ?? { findings: [] };
    expect(findings).toEqual([]);
    expect(model && [499, 500].map((amount) => evaluateDecision(model, 'limit', { amount }, { now: '2026-03-02T01:00:00Z' as never }))).toMatchObject([{ ok: true, value: '站长', hits: [{ rules: [1] }] }, { ok: true, value: '县', hits: [{ rules: [2] }] }]);
  });
});
