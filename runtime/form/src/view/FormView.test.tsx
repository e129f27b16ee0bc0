import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '@liandong/core/run';
import { aForm, aProgram, markup } from '../testing/index';
import { FormView } from './FormView';

const NOW = '2026-11-24T03:00:00.000Z';
const def = aForm(
  {
    name: { type: 'string', title: '姓名' },
    kind: { type: 'string', title: '类别', 'x-codes': 'kinds' },
    cost: { type: 'number', title: '金额', 'x-format': 'money' },
    total: { type: 'number', title: '合计', 'x-format': 'money' },
    photos: { type: 'array', title: '照片', items: { type: 'object' } },
  },
  {
    required: ['name'],
    uiSchema: { name: { 'ui:help': '写全名' }, photos: { 'ui:widget': 'photo' } },
    sections: [{ id: 's1', title: '基本情况', fields: ['name', 'kind'] }, { id: 's2', title: '费用', fields: ['cost', 'total', 'photos'] }],
    rules: [{ id: 'r', effect: 'calculate', target: 'total', expression: 'cost * 2' }],
  },
);
const codes = [{ id: 'kinds', title: 'Kinds', items: [{ code: '1', title: '老人' }, { code: '2', title: '儿童' }] }];
const program = aProgram([def], codes);
const files = { upload: () => Promise.reject(new Error('unused')), url: (id: string) => `/files/${id}` };
const data: JsonObject = { name: '张桂兰', kind: '2', cost: 12.5, photos: [{ fileId: 'x1', name: 'a.jpg', type: 'image/jpeg', size: 9 }] };
const view = (props: object = {}) => markup(<FormView program={program} formId="f" data={{}} now={NOW} files={files} {...props} />);

describe('editing a form', () => {
  it('shows every section with labels that name their controls', () => {
    const html = view();
    expect(html).toContain('基本情况');
    expect(html).toContain('费用');
    const id = /<label id="([^"]+)-label" for="([^"]+)"/.exec(html);
    expect(id?.[1]).toBe(id?.[2]);
    expect(html).toContain(`<input id="${id?.[2] ?? ''}"`);
  });
  it('describes a control by its help and, when told, by its error', () => {
    const calm = view();
    expect(calm).toMatch(/aria-describedby="[^"]*-name-help"/);
    expect(calm).not.toContain('aria-invalid');
    const told = view({ showProblems: true });
    expect(told).toMatch(/aria-describedby="[^"]*-name-help [^"]*-name-error" aria-invalid="true" aria-required="true"/);
    expect(told).toContain('请填写姓名');
    expect(told).toContain('还有 1 处需要修改');
  });
  it('makes choices of a code list as radio buttons under one legend', () => {
    const html = view({ data });
    expect(html).toContain('老人');
    expect(html.match(/type="radio"/g)).toHaveLength(2);
  });
  it('says of a calculated field that it is, with its value and no control', () => {
    const html = view({ data });
    expect(html).toContain('根据其他答案自动得出');
    expect(html).toContain('25.00');
  });
  it('shows a masked value with the reason and without a control', () => {
    const html = view({ data: { name: '张**' }, masked: ['name'] });
    expect(html).toContain('张**');
    expect(html).toContain('按权限只显示一部分');
    expect(html).not.toContain('value="张**"');
  });
  it('marks what a return asks to mend', () => {
    expect(view({ marked: ['name'] })).toContain('退回时指出要修改这一项');
  });
  it('shows one section a step, where one is and what is left', () => {
    const html = view({ layout: 'steps', actions: <button type="button">提交</button> });
    expect(html).toContain('第1节/共2节');
    expect(html).toContain('还差1项');
    expect(html).toContain('下一节：费用');
    expect(html).not.toContain('>提交<');
    expect(html.match(/<div hidden="">/g)).toHaveLength(1);
    expect(html.indexOf('<div hidden="">')).toBeLessThan(html.indexOf('金额'));
    // what is wrong comes before what is left
    expect(view({ layout: 'steps', showProblems: true }).replaceAll('<!-- -->', '')).toContain('第1节/共2节 · 1处要改');
  });
  it('shows what the server found even when nothing else is told', () => {
    const html = view({ problems: [{ code: 'form.cn-phone', path: '/data/name', params: { title: '姓名' }, severity: 'error' }] });
    expect(html).toContain('姓名要 11 位手机号');
  });
  it('says what to do when the pack has no such form', () => {
    expect(view({ formId: 'none' })).toContain('没有要打开的表单');
  });
});

describe('reading a form', () => {
  it('is a list of facts with texts for codes, money as money and pictures as thumbnails', () => {
    const html = view({ data, mode: 'read' });
    expect(html).toContain('<dt>类别</dt>');
    expect(html).toContain('儿童');
    expect(html).toContain('<img src="/files/x1"');
    expect(html).not.toContain('<input');
  });
  it('says what has no answer', () => {
    expect(view({ mode: 'read' })).toContain('未填');
  });
});

describe('every widget', () => {
  const here = new URL('../widgets/', import.meta.url);
  const ids = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const show = (id: string, mode: 'edit' | 'read', filled: boolean): string => {
    const demo = JSON.parse(readFileSync(new URL(`${id}/demo.json`, here), 'utf8')) as { property: JsonObject; ui: JsonObject; value: Json };
    const one = aProgram([aForm({ a: demo.property }, { uiSchema: { a: { ...demo.ui, 'ui:widget': id } } })]);
    return markup(<FormView program={one} formId="f" data={filled && demo.value !== null ? { a: demo.value } : {}} now={NOW} mode={mode} files={files} />);
  };
  it.each(ids.filter((id) => id !== 'note'))('%s is a control with a name, empty and filled, and a fact when read', (id) => {
    for (const filled of [false, true]) expect(show(id, 'edit', filled)).toMatch(/<(input|textarea|select|button|output) /);
    expect(show(id, 'edit', true)).toMatch(/<(label|legend) /);
    expect(show(id, 'read', true)).toContain('<dt>');
    expect(show(id, 'read', true)).not.toContain('未填');
  });
});
