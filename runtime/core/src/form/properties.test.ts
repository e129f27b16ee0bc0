import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { FormDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { compileForm } from './compile-form';
import { evaluate, reevaluate } from './evaluate';
import { answers, edits, formDefs } from './testing/random-form';
import type { FormCtx, FormState } from './types';

const ctx: FormCtx = { now: '2026-01-05T01:00:00.000Z', params: { limit: 3 } };
const compiled = (def: FormDef): CompiledForm => compileForm(def).form;
const contexts = fc.constantFrom<FormCtx>(ctx, { ...ctx }, { ...ctx, now: '2026-01-09T01:00:00.000Z' }, { ...ctx, params: { limit: 1 } }, { ...ctx, access: { a: 'read', t: 'edit' } }, { ...ctx, access: { '*': 'read', b: 'hide', t: 'edit' } });
const runs = { numRuns: 100 };

/** Parts that are equal are the same object. */
function expectShared(before: FormState, after: FormState): void {
  const same = (a: unknown, b: unknown): void => {
    if (JSON.stringify(a) === JSON.stringify(b)) expect(b).toBe(a);
  };
  for (const part of ['fields', 'rows', 'sections', 'kept', 'submit', 'values'] as const) same(before[part], after[part]);
  for (const id of Object.keys(after.fields)) same(before.fields[id], after.fields[id]);
  after.rows.t?.forEach((row, index) => same(before.rows.t?.[index], row));
}

describe('random forms', () => {
  it('have rules that go round in no circle', () => fc.assert(fc.property(formDefs, (def) => expect(compileForm(def).findings.filter((found) => found.severity === 'error')).toEqual([])), runs));

  it('are found out again from what changed as they are from the beginning; what is as it was stays the same object', () => {
    fc.assert(fc.property(formDefs, answers, contexts, fc.array(fc.tuple(edits, contexts), { minLength: 1, maxLength: 8 }), (def, data, first, changes) => {
      const form = compiled(def);
      let [state, before] = [evaluate(form, data, first), first];
      for (const [edit, at] of changes) {
        const next = edit(state.data);
        const again = reevaluate(form, state, next, at);
        expect(again).toEqual(evaluate(form, next, at));
        if (JSON.stringify(at.access) === JSON.stringify(before.access)) expectShared(state, again);
        [state, before] = [again, at];
      }
    }), { numRuns: 250 });
  });

  it('do not care in which order fields and rules are written', () => {
    const shuffled = <T>(list: readonly T[], by: readonly number[]): T[] => list.map((item, index) => ({ item, by: by[index % by.length] ?? 0 })).sort((a, b) => a.by - b.by).map(({ item }) => item);
    fc.assert(fc.property(formDefs, answers, fc.array(fc.nat(99), { minLength: 7, maxLength: 13 }), (def, data, by) => {
      const properties = Object.fromEntries(shuffled(Object.entries(def.schema.properties as JsonObject), by));
      const other: FormDef = { ...def, schema: { ...def.schema, properties }, rules: shuffled(def.rules, by) };
      expect(evaluate(compiled(other), data, ctx)).toEqual(evaluate(compiled(def), data, ctx));
    }), runs);
  });

  it('have nothing more to find out once they are found out', () => {
    fc.assert(fc.property(formDefs, answers, (def, data) => {
      const form = compiled(def);
      const once = evaluate(form, data, ctx);
      expect(evaluate(form, once.data, ctx)).toEqual(once);
    }), runs);
  });

  it('submit no hidden answer, and keep every one in the data', () => {
    const cells = (rows: Json | undefined): JsonObject[] => (Array.isArray(rows) ? rows : []) as JsonObject[];
    fc.assert(fc.property(formDefs, answers, (def, data) => {
      const state = evaluate(compiled(def), data, ctx);
      for (const [id, field] of Object.entries(state.fields)) {
        if (!field.visible) expect(state.submit).not.toHaveProperty(id);
        if (!field.visible && !field.calculated && Object.hasOwn(data, id)) expect(state.data[id]).toBe(data[id]);
      }
      state.rows.t?.forEach((row, index) => {
        for (const [column, cell] of Object.entries(row)) {
          const [was, kept, sent] = [cells(data.t)[index], cells(state.data.t)[index], cells(state.submit.t)[index]];
          if (!cell.visible && typeof sent === 'object' && sent !== null) expect(Object.keys(sent)).not.toContain(column);
          if (!cell.visible && !cell.calculated) expect(kept?.[column]).toEqual(was?.[column]);
        }
      });
    }), runs);
  });

  it('never give fractions of a fen', () => {
    fc.assert(fc.property(formDefs, answers, (def, data) => {
      const form = compiled(def);
      const { values } = evaluate(form, data, ctx);
      for (const [id, value] of Object.entries(values))
        if (form.fields[id]?.format === 'money' && typeof value === 'number') expect(Number(value.toFixed(2))).toBe(value);
    }), runs);
  });
});
