import { describe, expect, it } from '@jest/globals';
import type { RecordType } from '../../record/format';
import type { CompiledPack } from '../program';
import { diffRecords } from './records';

const TYPE: RecordType = {
  id: 'reader', title: '读者', kind: 'person', numbering: '{seq4}', titleField: 'name', columns: ['name'], initialState: 'in',
  states: [{ id: 'in', title: '在册', kind: 'open' }, { id: 'out', title: '迁出', kind: 'done' }, { id: 'off', title: '作废', kind: 'void' }],
  create: { roles: ['clerk'], form: 'reader' }, correct: { roles: ['clerk'] }, void: { roles: ['head'], state: 'off' }, transfer: { roles: ['head'] }, grant: { roles: ['head'], hours: 24 },
  actions: [{ id: 'leave', title: '迁出', from: ['in'], to: 'out', roles: ['clerk'] }],
  links: [{ id: 'guardian', field: 'guardian', inverse: '被监护人', onVoid: 'refuse' }],
  derived: [{ id: 'year', title: '年', type: 'number', expression: '1' }], retention: { title: '档案', years: 10, from: 'closed' }, needsConsent: ['S1'],
};
const packWith = (...types: readonly RecordType[]): CompiledPack => ({
  manifest: { roles: [{ id: 'clerk', title: '馆员' }, { id: 'head', title: '馆长' }] }, forms: { reader: { title: '登记表' }, leave: { title: '迁出表' } }, records: Object.fromEntries(types.map((type) => [type.id, type])),
}) as unknown as CompiledPack;
const told = (change: Partial<RecordType>, from: Partial<RecordType> = {}): string[] =>
  diffRecords(packWith({ ...TYPE, ...from }), packWith({ ...TYPE, ...change })).map(({ kind, item, title, detail = '' }) => `${kind} ${item} ${title} ${detail}`.trim());
const [ACTION] = TYPE.actions ?? [];
const [LINK] = TYPE.links ?? [];

describe('what changes of a record type is told in words', () => {
  it.each<[string, Partial<RecordType>, string[]]>([
    ['nothing', {}, []],
    ['how it is numbered', { numbering: '{yyyy}{seq4}', gapFree: true }, ['changed records/reader.json 读者 编号规则由“{seq4}”改为“{yyyy}{seq4}”；编号不断号设为“是”']],
    ['who makes, corrects, voids and hands over', { create: { roles: ['head'], form: 'leave' }, correct: { roles: ['head'], fields: ['name'] }, void: { roles: ['clerk'], state: 'off' }, transfer: { roles: ['clerk'] } },
      ['changed records/reader.json 读者 直接登记由“馆员、登记表”改为“馆长、迁出表”；更正由“馆员”改为“馆长、name”；作废由“馆长、作废”改为“馆员、作废”；移交由“馆长”改为“馆员”']],
    ['that another unit is asked first, and what it sees', { transfer: { roles: ['head'], accept: { roles: ['clerk'], workingDays: 5, shows: ['name'], consents: ['S1'], unless: 'a = 1' } } }, ['changed records/reader.json 读者 对方接收设为“馆员、5、name、S1、a = 1”']],
    ['who takes away as a file', { export: { roles: ['head'] } }, ['changed records/reader.json 读者 下载成表格设为“馆长”']],
    ['who lets in, and for how long', { grant: { roles: ['head'], hours: 48 } }, ['changed records/reader.json 读者 准予查看由“馆长、24”改为“馆长、48”']],
    ['how long asking to be let in waits', { grant: { roles: ['head'], hours: 24, answerHours: 6 } }, ['changed records/reader.json 读者 准予查看由“馆长、24”改为“馆长、24、6”']],
    ['an action', { actions: [{ id: 'leave', title: '迁出', from: ['in'], to: 'out', roles: ['head'], form: 'leave', reason: 'required', when: 'a = 1' }] }, ['changed records/reader.json#action/leave 读者 · 迁出 谁来办由“馆员”改为“馆长”；表单设为“迁出表”；写原因由“可以写”改为“必须写”；条件设为“a = 1”']],
    ['an action that comes and one that goes', { actions: [{ ...ACTION!, id: 'move', title: '搬走' }] }, ['removed records/reader.json#action/leave 读者 · 迁出', 'added records/reader.json#action/move 读者 · 搬走']],
    ['a link', { links: [{ ...LINK!, onVoid: 'detach', most: 1, acyclic: true }] }, ['changed records/reader.json#link/guardian 读者 · 被监护人 同时最多几个设为“1”；对方作废时由“不许作废”改为“取消关联”；不许绕回自己设为“是”']],
    ['a link that goes', { links: [] }, ['removed records/reader.json#link/guardian 读者 · 被监护人']],
    ['a derived value', { derived: [{ id: 'year', title: '年', type: 'number', expression: '2' }] }, ['changed records/reader.json#derived/year 读者 · 年 取值由“1”改为“2”']],
    ['who may have it destroyed, and who agrees', { retention: { title: '档案', years: 10, from: 'closed', destroy: { roles: ['head'], confirm: ['head'] } } }, ['changed records/reader.json 读者 谁能提出销毁设为“馆长”；谁来确认销毁设为“馆长”']],
    ['how long it is kept, and from when', { retention: { title: '档案', years: 5, from: 'adult', roles: ['head'] } }, ['changed records/reader.json 读者 保存期限由“档案、10、自办结起”改为“档案、5、自成年起、馆长”']],
    ['what must be agreed to', { needsConsent: ['S1', 'S2'] }, ['changed records/reader.json 读者 先要同意的事项由“S1”改为“S1、S2”']],
    ['a state that goes', { states: TYPE.states.slice(0, 2) }, ['removed records/reader.json#state/off 读者 · 作废']],
  ])('%s', (_what, change, expected) => expect(told(change)).toEqual(expected));

  it('a type that comes and one that goes', () => {
    const other = { ...TYPE, id: 'club', title: '社团' };
    expect(diffRecords(packWith(TYPE), packWith(other)).map(({ kind, item }) => `${kind} ${item}`)).toEqual(['removed records/reader.json', 'added records/club.json']);
  });
});
