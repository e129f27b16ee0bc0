import { evaluateFeel, holds } from '../expression/index';
import type { RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import type { FieldMode, FieldState, FormCtx, FormState } from './types';

/** No answer: absent, null, blank text, empty list. `false` and 0 are answers. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

const modeOf = (ctx: FormCtx, id: string): FieldMode => ctx.access?.[id] ?? ctx.access?.['*'] ?? 'edit';

/** Rules read every field of the form by name; one without an answer is null. */
const scopeOf = (form: CompiledForm, data: JsonObject, ctx: FormCtx): Record<string, unknown> => ({
  ...Object.fromEntries(Object.keys(form.fields).map((id) => [id, isEmpty(data[id]) ? null : data[id]])),
  params: ctx.params,
});

const rulesOf = (form: CompiledForm, effect: RuleDef['effect']): RuleDef[] =>
  form.order.map((id) => form.rules.find((rule) => rule.id === id)).filter((rule) => rule?.effect === effect) as RuleDef[];

function calculate(form: CompiledForm, data: JsonObject, ctx: FormCtx): JsonObject {
  let result = data;
  for (const rule of rulesOf(form, 'calculate')) {
    const value = evaluateFeel(rule.expression, scopeOf(form, result, ctx), ctx);
    result = { ...result, [rule.target]: value.ok ? value.value : null };
  }
  return result;
}

const sectionOf = (form: CompiledForm, field: string): string | undefined => form.sections?.find((section) => section.fields.includes(field))?.id;

/** target → all its rules of that effect hold; targets without a rule are absent */
function verdicts(form: CompiledForm, effect: RuleDef['effect'], scope: Record<string, unknown>, ctx: FormCtx): Map<string, boolean> {
  const result = new Map<string, boolean>();
  for (const rule of rulesOf(form, effect)) result.set(rule.target, (result.get(rule.target) ?? true) && holds(rule.expression, scope, ctx));
  return result;
}

function cut(form: CompiledForm, data: JsonObject, isVisible: (id: string) => boolean): JsonObject {
  return Object.fromEntries(Object.keys(form.fields).filter((id) => isVisible(id) && !isEmpty(data[id])).map((id) => [id, data[id] ?? null]));
}

/**
 * What a form is like with this data: calculated values, what is seen, asked for and may be changed. Order: calculate → visible →
 * cut what is hidden; a second round lets rules see the cut data, so a hidden answer never keeps another field open. Never throws.
 */
export function evaluate(form: CompiledForm, data: JsonObject, ctx: FormCtx): FormState {
  const calculated = calculate(form, data, ctx);
  let seen = calculated;
  let visible = new Map<string, boolean>();
  for (let round = 0; round < 2; round += 1) {
    visible = verdicts(form, 'visible', scopeOf(form, seen, ctx), ctx);
    const verdict = visible;
    seen = Object.fromEntries(Object.entries(calculated).filter(([id]) => isShown(form, verdict, ctx, id)));
  }
  const scope = scopeOf(form, seen, ctx);
  const [required, readonly] = [verdicts(form, 'required', scope, ctx), verdicts(form, 'readonly', scope, ctx)];
  const targets = new Set(rulesOf(form, 'calculate').map((rule) => rule.target));
  const fieldState = (id: string): FieldState => {
    const shown = isShown(form, visible, ctx, id);
    const section = sectionOf(form, id) ?? '';
    return {
      visible: shown,
      required: shown && (required.get(id) ?? form.fields[id]?.required ?? false),
      readonly: modeOf(ctx, id) === 'read' || targets.has(id) || readonly.get(id) === true || readonly.get(section) === true,
      calculated: targets.has(id),
    };
  };
  return {
    data: calculated,
    submit: cut(form, calculated, (id) => isShown(form, visible, ctx, id)),
    fields: Object.fromEntries(Object.keys(form.fields).map((id) => [id, fieldState(id)])),
    sections: Object.fromEntries((form.sections ?? []).map((section) => [section.id, section.fields.some((id) => isShown(form, visible, ctx, id))])),
  };
}

function isShown(form: CompiledForm, visible: ReadonlyMap<string, boolean>, ctx: FormCtx, id: string): boolean {
  const section = sectionOf(form, id);
  return form.fields[id] !== undefined && modeOf(ctx, id) !== 'hide' && visible.get(id) !== false && (section === undefined || visible.get(section) !== false);
}
