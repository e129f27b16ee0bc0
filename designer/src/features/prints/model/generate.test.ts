import { describe, expect, it } from '@jest/globals';
import { type CompiledPack, type FormDef, layOut, type PrintDef, type ProcessModel } from '@liandong/core/run';
import { placeKey, findingsBy } from './findings';
import { gridsOfForm } from './generate';
import { waysOf } from './insert';
import { movedOn } from './way';
import { pieceWords } from './words';
import { type PrintWorld, specAt, worldOf } from './world';

const FORM: FormDef = {
  id: 'apply', title: '救助申请', record: 'aid', rules: [],
  schema: { type: 'object', properties: {
    name: { type: 'string', title: '姓名' }, sex: { type: 'string', title: '性别', oneOf: [{ const: '1', title: '男' }, { const: '2', title: '女' }] }, day: { type: 'string', format: 'date', title: '申请日期' },
    reason: { type: 'string', title: '申请理由' }, secret: { type: 'string', title: '线索', 'x-privacy': 'L4' }, hint: { type: 'null', title: '说明' }, sign: { type: 'object', title: '签名', properties: { fileId: { type: 'string' } } }, region: { type: 'string', title: '镇', 'x-codes': 'town' },
    family: { type: 'array', title: '家庭成员', items: { type: 'object', properties: { who: { type: 'string', title: '称谓' }, age: { type: 'integer', title: '年龄' } } } },
  } },
  uiSchema: { reason: { 'ui:widget': 'textarea' }, hint: { 'ui:widget': 'note' }, sign: { 'ui:widget': 'signature' } },
  sections: [{ id: 's1', title: '基本情况', fields: ['name', 'sex', 'day', 'hint', 'reason', 'secret'] }, { id: 's2', title: '家庭', fields: ['family', 'sign', 'region'] }],
};
const OTHER: FormDef = { ...FORM, id: 'a-review', title: '审核', schema: { type: 'object', properties: { opinion: { type: 'string', title: '意见' } } }, uiSchema: {}, sections: [] };
const FILES: Readonly<Record<string, unknown>> = { 'forms/a-review.json': OTHER, 'forms/apply.json': FORM, 'forms/broken.json': { id: 'broken', record: 'aid' }, 'records/aid.json': { id: 'aid', title: '救助', states: [] }, 'codes/town.json': { id: 'town', title: '镇', items: [{ code: '1', title: '二里镇' }] } };

const task = (id: string, title: string, outgoing: string[], outcomes: object[] = []) => ({ id, type: 'user-task', title, incoming: [], outgoing, props: {}, task: { kind: 'task', outcomes, returns: [], facts: [] } });
const PROCESS = {
  format: 1, id: 'p', title: '救助流程', start: 'start', flows: { f1: { id: 'f1', from: 'start', to: 'fill' }, f2: { id: 'f2', from: 'fill', to: 'call' } },
  nodes: { call: { id: 'call', type: 'call-activity', title: '审批', incoming: [], outgoing: [], props: { process: 'q' } }, fill: task('fill', '填写', ['f2']), start: { id: 'start', type: 'start-event', title: '', incoming: [], outgoing: ['f1'], props: {} } },
} as unknown as ProcessModel;
const CALLED = { format: 1, id: 'q', title: '审批流程', start: '', flows: {}, nodes: { boss: task('boss', '站长审核', [], [{ id: 'ok', title: '同意' }]) } } as unknown as ProcessModel;
const PACK = { services: { s: { id: 's', record: 'aid', process: 'p', form: 'apply' } }, processes: { p: PROCESS, q: CALLED, other: { ...CALLED, id: 'other' } }, forms: { apply: FORM }, codes: {}, records: {} } as unknown as CompiledPack;
const json = <T,>(path: string): T | undefined => FILES[path] as T | undefined;
const WORLD: PrintWorld = worldOf('aid', { files: Object.fromEntries(Object.keys(FILES).map((path) => [path, ''])), json, pack: PACK });
const form = WORLD.forms[0]!;
const PRINT: PrintDef = { id: 'card', title: '救助申请表', record: 'aid', grids: gridsOfForm('救助申请表', form, WORLD, WORLD.steps.filter(({ hasOutcomes }) => hasOutcomes)) };

function lines(print: PrintDef): string[] {
  const pack = { ...PACK, forms: { apply: { ...FORM, fields: form.fields } }, codes: WORLD.codes } as unknown as CompiledPack;
  return layOut({ pack, print }).grids.flatMap(({ bands }) => bands.flatMap(({ head, body }) => [...head, ...body])).map(({ cells }) => cells.map(({ parts, columns }) => `${parts.map((part) => (part.kind === 'text' ? part.text.replace(/\s+/g, ' ').trim() : part.kind === 'boxes' ? part.boxes.map(({ title }) => `□${title}`).join('') : '')).join('')}${columns > 1 ? `(${columns})` : ''}`).join('|'));
}

describe('what the pack offers to a print', () => {
  it('is the forms of its record type, the one that begins it first, without those that cannot be read', () => expect(WORLD.forms.map(({ def }) => def.id)).toEqual(['apply', 'a-review']));
  it('is the steps of the processes that make the record, also of those that are called', () => expect(WORLD.steps.map(({ title, hasOutcomes }) => [title, hasOutcomes])).toEqual([['填写', false], ['站长审核', true]]));
  it('has words for everything, and says what is gone', () => {
    expect([{ field: 'name' }, { field: 'sex', as: 'boxes' as const }, { field: 'family/age' }, { record: 'no' as const }, { step: 'boss', what: 'opinion' as const }, { field: 'family/gone' }, { step: 'gone', what: 'by' as const }].map((piece) => pieceWords(piece, WORLD).text))
      .toEqual(['姓名', '□性别', '家庭成员·年龄', '编号', '站长审核的意见', '表单里没有的题目', '流程里没有的环节']);
    expect([{ field: 'family' }, { field: 'family/age' }].map((piece) => pieceWords(piece, WORLD, 'family').text)).toEqual(['序号', '年龄']);
  });
  it('can be shown as it suits', () => expect(['name', 'sex', 'sign', 'region'].map((id) => waysOf(specAt(WORLD, id)!, WORLD))).toEqual([['value'], ['value', 'boxes'], ['value', 'picture'], ['value', 'boxes']]));
});

describe('a layout made from a form', () => {
  it('has the title, two answers a row, long ones over the whole width, tables, and the opinions of the steps', () => expect(lines(PRINT).map((line) => line.replace(/年\s*月\s*日/, '').trim())).toEqual([
    '救助申请表(2)', expect.stringMatching(/^编号：\|业务日期|^编号：\|日期：/), '基本情况(4)', '姓名||性别|□男□女', expect.stringMatching(/^申请日期\|\s*\(3\)$/), '申请理由|(3)', '家庭(4)', '家庭成员(3)', '序号|称谓|年龄', '1||', '2||', '3||', '签名||镇|□二里镇', expect.stringMatching(/^站长审核\|签名： 日期：/),
  ]));
  it('keeps out what may not be printed and what only explains', () => expect(JSON.stringify(PRINT)).not.toMatch(/secret|hint/));
});

describe('places of a print', () => {
  it('are where findings point at', () => {
    const found = findingsBy(PRINT, [{ code: 'a', severity: 'error', path: '/grids/1/cells/1/pieces/0', params: {}, detail: '甲' }, { code: 'b', severity: 'error', path: '/record', params: {}, detail: '乙' }, { code: 'c', severity: 'error', path: '/grids/99', params: {}, detail: '丙' }]);
    expect([...found.byPlace.keys()]).toEqual([placeKey({ grid: 1, place: PRINT.grids[1]!.cells[1]! })]);
    expect(found.whole.map(({ detail }) => detail)).toEqual(['乙', '丙']);
  });
  it('lead over the edge of a grid into the next one', () => {
    expect(movedOn(PRINT, { grid: 0, place: { row: 1, column: 1 } }, 'ArrowDown')).toEqual({ grid: 1, place: { row: 0, column: 1 } });
    expect(movedOn(PRINT, { grid: 1, place: { row: 0, column: 3 } }, 'ArrowUp')).toEqual({ grid: 0, place: { row: 1, column: 1 } });
    expect(movedOn(PRINT, { grid: 0, place: { row: 0, column: 0 } }, 'ArrowUp')).toBeUndefined();
  });
});
