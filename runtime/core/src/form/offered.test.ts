import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileProgram } from '../pack/compile-program';
import type { CodeList, FormDef, RuleDef } from '../pack/format';
import type { CompiledForm, Program } from '../pack/program';
import type { JsonObject } from '../shared/json';
import { aField, aPack, aProgram } from '../testing/a-pack';
import { problemText } from '../text/index';
import { compileForm } from './compile-form';
import { evaluate, reevaluate } from './evaluate';
import { offeredOptions, type OptionPlace } from './offered';
import { answers, edits, formDefs } from './testing/random-form';
import type { FormCtx, FormState } from './types';
import { validate } from './validate';

const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 } };
const TOWNS: CodeList = {
  id: 'towns', title: 'Towns', items: [
    { code: 'n', title: 'North' }, { code: 's', title: 'South' },
    { code: 'n1', title: 'North one', parent: 'n', attributes: { size: 'small', since: '2001' } }, { code: 'n2', title: 'North two', parent: 'n', attributes: { size: 'big' } }, { code: 's1', title: 'South one', parent: 's', attributes: { size: 'small' } },
  ],
};
const NEEDS = [{ const: 'rice', title: 'Rice' }, { const: 'milk', title: 'Milk', 'x-attributes': { group: 'child' } }, { const: 'cane', title: 'Cane', 'x-attributes': { group: 'old' } }];
const RULES: readonly RuleDef[] = [
  { id: 'o1', effect: 'options', target: 'town', expression: 'option.parent = side' },
  { id: 'o2', effect: 'options', target: 'town', expression: 'wanted = null or option.size = wanted' },
  { id: 'o3', effect: 'options', target: 'needs', expression: 'option.group = null or option.group = group' },
  { id: 'o4', effect: 'options', target: 'stays/town', expression: 'option.parent = kind and (option.code != "n2" or rowNumber = 1)' },
];
/* eslint-disable @typescript-eslint/no-explicit-any */
const withChoices = (rules: readonly object[] = RULES, list: unknown = TOWNS) => ({
  'codes/towns.json': () => list,
  'forms/apply.json': (file: any) => {
    Object.assign(file.schema.properties, {
      side: aField('Side'), wanted: aField('Wanted'), group: aField('Group'), town: aField('Town', { 'x-codes': 'towns' }),
      needs: aField('Needs', { type: 'array', items: { type: 'string', oneOf: NEEDS } }),
      stays: { type: 'array', title: 'Stays', 'x-privacy': 'L1', items: { type: 'object', properties: { kind: { type: 'string', title: 'Kind' }, town: { type: 'string', title: 'Town', 'x-codes': 'towns' } } } },
    });
    file.rules.push(...rules);
    return file;
  },
});
const sound = { name: '李桂兰', idNo: '61072219500319000X', kind: '1', amount: 12.5 };
let program: Program;
let form: CompiledForm;
const codesOf = (state: FormState, place: OptionPlace, codes = program.pack.codes) => offeredOptions(codes, state, place)?.map(({ value }) => value);
const offered = (data: object, place: OptionPlace) => codesOf(evaluate(form, { ...sound, ...data }, ctx), place);
const told = (data: object): string[] => validate(program, 'apply', { ...sound, ...data }, ctx).map((found) => `${found.code} ${found.path} ${problemText(found)}`);
const findings = async (...changed: Parameters<typeof withChoices>): Promise<string[]> => (await compileProgram(aPack(withChoices(...changed)))).findings.filter((found) => found.severity === 'error').map((found) => `${found.code} ${found.path}`);

beforeAll(async () => {
  program = await aProgram(withChoices());
  form = program.pack.forms.apply as CompiledForm;
}, 30_000);

describe('the options of a choice', () => {
  it('are offered where all rules hold: by code, by what stands above, by their attributes', () => {
    expect(offered({ side: 'n' }, { field: 'town' })).toEqual(['n1', 'n2']);
    expect(offered({ side: 'n', wanted: 'small' }, { field: 'town' })).toEqual(['n1']);
    expect(offered({}, { field: 'town' })).toEqual(['n', 's']);
    expect(offered({}, { field: 'needs' })).toEqual(['rice']);
    expect(offered({ group: 'old' }, { field: 'needs' })).toEqual(['rice', 'cane']);
  });
  it('are all of them where no rule filters', () => {
    expect(offered({}, { field: 'kind' })).toBeUndefined();
    expect(offered({}, { field: 'constructor' })).toBeUndefined();
  });
  it('are asked for each row, which is read before the form', () => {
    const stays = [{ kind: 'n' }, { kind: 'n' }, { kind: 's' }, {}];
    expect(stays.map((_row, row) => offered({ side: 's', stays }, { field: 'stays', cell: { row, column: 'town' } }))).toEqual([['n1', 'n2'], ['n1'], ['s1'], ['n', 's']]);
    expect(offered({ stays }, { field: 'stays', cell: { row: 9, column: 'town' } })).toEqual([]);
    expect(offered({ stays }, { field: 'stays', cell: { row: 0, column: 'kind' } })).toBeUndefined();
  });
  it('are the same list as before while nothing that their rules read is another', () => {
    const first = evaluate(form, { ...sound, side: 'n' }, ctx);
    const [other, changed] = [reevaluate(form, first, { ...first.data, name: '王桂兰' }, ctx), reevaluate(form, first, { ...first.data, side: 's' }, ctx)];
    const list = (state: FormState) => offeredOptions(program.pack.codes, state, { field: 'town' });
    expect(list(other)).toBe(list(first));
    expect(list(changed)?.map(({ value }) => value)).toEqual(['s1']);
  });
});

describe('an answer that is not offered', () => {
  it('is told with its option, stays, and is read by other rules as it is', () => {
    expect(told({ side: 's', town: 'n1' })).toEqual(['form.option-not-offered /town Town选的“North one”现在不能选，请重新选']);
    expect(evaluate(form, { ...sound, side: 's', town: 'n1' }, ctx).submit.town).toBe('n1');
    expect(told({ side: 'n', town: 'n1' })).toEqual([]);
  });
  it('is told once for each choice of several, and in its cell', () => {
    expect(told({ needs: ['rice', 'milk', 'cane'], group: 'old' })).toEqual(['form.option-not-offered /needs Needs选的“Milk”现在不能选，请重新选']);
    expect(told({ stays: [{ kind: 's', town: 's1' }, { kind: 'n', town: 'n2' }] })).toEqual([expect.stringContaining('form.option-not-offered /stays/1/town')]);
  });
  it('is told once when it is no option at all, and not when what filters it is wrong itself', () => {
    expect(told({ side: 'n', town: 'nowhere' })).toEqual([expect.stringContaining('form.code /town')]);
    expect(told({ side: 5, town: 'n1' })).toEqual([expect.stringContaining('form.type /side')]);
  });
});

describe('a rule that filters options', () => {
  const rule = (expression: string, target = 'town'): readonly object[] => [{ id: 'x', effect: 'options', target, expression }];
  it.each<[string, readonly object[], string]>([
    ['of what is no choice', rule('option.code = side', 'name'), 'form.rule-no-choice /rules/x'],
    ['of a table', rule('option.code = side', 'stays'), 'form.rule-no-choice /rules/x'],
    ['of a section', rule('true', 'main'), 'form.rule-target /rules/x'],
    ['by an attribute that no option has', rule('option.colour = side'), 'form.rule-attribute /rules/x'],
    ['by what is no field', rule('option.code = gone'), 'form.rule-variable /rules/x'],
    ['with a loop inside a loop for each option', rule('some a in stays satisfies some b in stays satisfies a.kind = b.kind'), 'form.rule-options-many /rules/x'],
  ])('is found fault with: %s', async (_case, rules, code) => expect(await findings(rules)).toContain(code));
  it('knows `option` nowhere else', async () => expect(await findings([{ id: 'x', effect: 'visible', target: 'town', expression: 'option.code = side' }])).toContain('form.rule-variable /rules/x'));
  it('hides a field that is called `option`', () => {
    const def: FormDef = { id: 'f', title: 'F', record: 'r', uiSchema: {}, schema: { type: 'object', properties: { option: { type: 'string', title: 'O' }, x: { type: 'string', title: 'X', enum: ['a', 'b'] } } }, rules: [{ id: 'r', effect: 'options', target: 'x', expression: 'option.code = "a"' }] };
    expect(codesOf(evaluate(compileForm(def).form, { option: 'b' }, ctx), { field: 'x' }, {})).toEqual(['a']);
  });
  it.each(['__proto__', 'constructor', 'code', 'a b', 'if', '1st', ''])('takes no attribute called %j', async (name) => {
    const list = JSON.parse(`{"id":"towns","title":"Towns","items":[{"code":"n","title":"N","attributes":{${JSON.stringify(name)}:"x","size":"s"}}]}`) as CodeList;
    expect((await findings([], list)).some((code) => /^pack\.(code-attribute|id-reserved)/.test(code))).toBe(true);
  });
  it('may filter 10 000 codes by four rules, not by five', async () => {
    const list = { id: 'towns', title: 'Towns', items: Array.from({ length: 10_000 }, (_unused, index) => ({ code: String(index), title: `T${index}`, attributes: { size: String(index % 7) } })) };
    const filters = (count: number) => Array.from({ length: count }, (_unused, index) => ({ ...rule('option.size = wanted')[0], id: `x${index}` }));
    expect(await findings(filters(4), list)).toEqual([]);
    expect(await findings(filters(5), list)).toContain('form.rule-options-many /rules/x0');
  }, 30_000);
});

describe('random forms with filtered choices', () => {
  const tests = ['option.level = string(a)', 'b = null or option.code != string(b)', 'count(t) > 1 or option.code = "1"', 'option.parent = null', 'c > 2 or option.level != null', 'today() > date("2026-01-06") or option.code != "0"', 'params.limit > 2'];
  const rulesFor = (target: string) => fc.array(fc.constantFrom(...tests, ...(target === 'pick' ? [] : ['p = 2 or option.level = string(q)', 'rowNumber < 3'])), { minLength: 1, maxLength: 3 }).map((all) => all.map((expression, index): RuleDef => ({ id: `${target.replace('/', '_')}${index}`, effect: 'options', target, expression })));
  const choice = { type: 'string', title: 'Pick', 'x-privacy': 'L1', oneOf: ['0', '1', '2', '3'].map((code) => ({ const: code, title: code, 'x-attributes': { level: code } })) };
  const withPick = (def: FormDef, rules: readonly RuleDef[]): FormDef => {
    const properties = def.schema.properties as { t: { items: { properties: object } } };
    return { ...def, rules: [...def.rules, ...rules], schema: { ...def.schema, properties: { ...properties, pick: choice, t: { ...properties.t, items: { ...properties.t.items, properties: { ...properties.t.items.properties, way: choice } } } } } };
  };
  const all = (state: FormState): unknown => [codesOf(state, { field: 'pick' }, {}), (state.rows.t ?? []).map((_row, row) => codesOf(state, { field: 't', cell: { row, column: 'way' } }, {}))];
  const both = fc.tuple(rulesFor('pick'), rulesFor('t/way')).map(([pick, way]) => [...pick, ...way]);
  const contexts = fc.constantFrom<FormCtx>(ctx, { ...ctx, now: '2026-01-09T01:00:00.000Z', params: { limit: 3 } });

  it('offer the same whatever the order of rules, and found out again the same as from the beginning', () => {
    fc.assert(fc.property(formDefs, both, answers, fc.array(fc.tuple(edits, contexts), { maxLength: 6 }), (def, rules, data, changes) => {
      const [form_, turned] = [compileForm(withPick(def, rules)).form, compileForm(withPick(def, [...rules].reverse())).form];
      let state = evaluate(form_, data as JsonObject, ctx);
      expect(all(evaluate(turned, data as JsonObject, ctx))).toEqual(all(state));
      for (const [edit, at] of changes) {
        const next = edit(state.data);
        state = reevaluate(form_, state, next, at);
        expect(all(state)).toEqual(all(evaluate(compileForm(withPick(def, rules)).form, next, at)));
      }
    }), { numRuns: 60 });
  });
});
