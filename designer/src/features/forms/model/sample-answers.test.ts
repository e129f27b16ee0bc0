import { describe, expect, it } from '@jest/globals';
import { formatOf, FORMATS, type FormDef, validate } from '@liandong/core/run';
import { compileRelease } from '@liandong/core/compile';
import { WIDGETS } from '@liandong/form';
import { sampleAnswers } from './sample-answers';

const codes = { region: { id: 'region', title: '区划', items: [{ code: '61', title: '陕西' }, { code: '610722', title: '城固', parent: '61' }] } };
const options = [{ const: '1', title: '是' }, { const: '2', title: '否' }];
/** Every widget there is, once as a field and, where it can, once as a column. */
const columns = Object.fromEntries(WIDGETS.filter((widget) => widget.group !== 'layout' && widget.schema.type !== 'array' && widget.schema.type !== 'object').map((widget) => [widget.id.replace(/-/g, '_'), { title: widget.id, ...widget.schema }]));
const form: FormDef = {
  id: 'f', title: '表', record: 'r', rules: [], sections: [], uiSchema: {},
  schema: {
    type: 'object',
    properties: {
      ...Object.fromEntries(WIDGETS.map((widget) => [widget.id.replace(/-/g, '_'), { title: widget.id, ...widget.schema }])),
      ...Object.fromEntries(FORMATS.filter((format) => format.id !== 'date-range' && format.id !== 'location' && format.id !== 'money' && format.id !== 'hours').map((format) => [`format_${format.id.replace(/-/g, '_')}`, { type: 'string', title: '姓名', 'x-format': format.id }])),
      long: { type: 'string', title: '长', minLength: 30 }, short: { type: 'string', title: '很长的名字', maxLength: 3 }, most: { type: 'integer', title: '少', maximum: 2 }, least: { type: 'number', title: '多', minimum: 20 },
      coded: { type: 'string', title: '区', 'x-codes': 'region' }, chosen: { type: 'array', title: '选', items: { type: 'string', oneOf: options } },
      rows: { type: 'array', title: '子表', items: { type: 'object', properties: columns, required: [] } },
    },
  },
};

describe('answers to try a form with', () => {
  it('are valid for every widget, format and limit', async () => {
    const files = { 'pack.json': { format: 1, id: 'p', version: '1.0.0', title: '包', roles: [] }, 'codes/region.json': codes.region, 'forms/f.json': form };
    const { program, findings } = await compileRelease(Object.fromEntries(Object.entries(files).map(([path, value]) => [path, JSON.stringify(value)])));
    const compiled = program?.pack.forms.f;
    if (!program || !compiled) throw new Error(JSON.stringify(findings));
    const answers = sampleAnswers({ form, compiled, codes, today: '2026-11-26', now: '2026-11-26T02:00:00.000Z', textFor: (title) => `${title}（示例）`, file: { fileId: 'x', name: 'x', type: 'image/png', size: 1 }, found: 'one' });
    expect(validate(program, 'f', answers, { now: '2026-11-26T03:00:00.000Z', params: {} })).toEqual([]);
    expect(answers).toMatchObject({ coded: '610722', chosen: ['1'], most: 2, least: 20 });
    expect(formatOf('cn-id')?.check(answers.id_card ?? '', '2026-11-26')).toBeUndefined();
    expect(Object.keys(answers).length).toBeGreaterThan(WIDGETS.length - 2);
  });
});
