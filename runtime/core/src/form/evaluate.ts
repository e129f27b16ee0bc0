import { evaluateFeel, holds } from '../expression/index';
import type { RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { derived } from './derive';
import { type Parts, partsOf, rulesOf } from './parts';
import type { FieldMode, FieldSpec, FieldState, FormCtx, FormState, Judged } from './types';

/** No answer: absent, null, blank text, empty list. `false` and 0 are answers. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

export const modeOf = (access: FormCtx['access'], id: string): FieldMode => access?.[id] ?? access?.['*'] ?? 'edit';

/** Rules read every field of the form by name; one without an answer is null. */
function scopeOf(form: CompiledForm, data: JsonObject, ctx: FormCtx): Record<string, unknown> {
  const scope: Record<string, unknown> = {};
  for (const { id } of partsOf(form).fields) scope[id] = isEmpty(data[id]) ? null : data[id];
  scope.params = ctx.params;
  return scope;
}

const NO_VALUES: JsonObject = {};
const merged = (own: JsonObject, values: JsonObject): JsonObject => (values === NO_VALUES ? own : { ...own, ...values });

/** Values that follow from the others: derived ones first, then calculations in their order. */
function followed(form: CompiledForm, data: JsonObject, ctx: FormCtx): JsonObject {
  if (partsOf(form).derived.length === 0 && rulesOf(form, 'calculate').length === 0) return NO_VALUES;
  const values = derived(form, data, ctx);
  for (const rule of rulesOf(form, 'calculate')) {
    const value = evaluateFeel(rule.expression, scopeOf(form, { ...data, ...values }, ctx), ctx);
    values[rule.target] = value.ok ? value.value : null;
  }
  return values;
}

type Verdicts = ReadonlyMap<string, boolean>;
const NO_VERDICTS: Verdicts = new Map();

/** target → all its rules of that effect hold; targets without a rule are absent */
function verdicts(form: CompiledForm, effect: RuleDef['effect'], data: JsonObject, ctx: FormCtx): Verdicts {
  const rules = rulesOf(form, effect);
  if (rules.length === 0) return NO_VERDICTS;
  const scope = scopeOf(form, data, ctx);
  const result = new Map<string, boolean>();
  for (const rule of rules) result.set(rule.target, (result.get(rule.target) ?? true) && holds(rule.expression, scope, ctx));
  return result;
}

/** No rule hides it. Whether the step shows it is another question (`access`): what a step keeps away still counts. */
function isOpen({ sections }: Parts, visible: Verdicts, id: string): boolean {
  if (visible.size === 0) return true;
  const section = sections.get(id);
  return visible.get(id) !== false && (section === undefined || visible.get(section) !== false);
}

/** Of a form's own names: none that an object has by itself. */
function only(data: JsonObject, isIn: (id: string) => boolean): JsonObject {
  const found: JsonObject = {};
  for (const id of Object.keys(data)) if (isIn(id)) found[id] = data[id] as Json;
  return found;
}

/** What of the data is the form's. */
export function ownOf(form: CompiledForm, data: JsonObject): JsonObject {
  const own: JsonObject = {};
  for (const { id } of partsOf(form).fields) if (Object.hasOwn(data, id)) own[id] = data[id] as Json;
  return own;
}

/**
 * What rules make of this data: calculated values, what is seen, asked for and may be changed. Order: calculate → visible →
 * cut what is hidden; a second round lets rules see the cut data, so a hidden answer never keeps another field open. Never throws.
 */
export function judge(form: CompiledForm, data: JsonObject, ctx: FormCtx): Judged {
  const parts = partsOf(form);
  const own = ownOf(form, data);
  let values = followed(form, own, ctx);
  let visible = verdicts(form, 'visible', merged(own, values), ctx);
  if (visible.size > 0) {
    const shown = only(own, (id) => isOpen(parts, visible, id));
    values = followed(form, shown, ctx);
    visible = verdicts(form, 'visible', merged(shown, values), ctx);
  }
  const whole = merged(own, values);
  const kept = only(whole, (id) => isOpen(parts, visible, id) && !isEmpty(whole[id]));
  const [required, readonly] = [verdicts(form, 'required', kept, ctx), verdicts(form, 'readonly', kept, ctx)];
  const stateOf = ({ id, required: always }: FieldSpec): FieldState => {
    const mode = modeOf(ctx.access, id);
    const shown = mode !== 'hide' && isOpen(parts, visible, id);
    const calculated = Object.hasOwn(values, id);
    return {
      visible: shown,
      required: shown && (required.get(id) ?? always),
      readonly: mode === 'read' || calculated || readonly.get(id) === true || readonly.get(parts.sections.get(id) ?? '') === true,
      calculated,
    };
  };
  const fields: Record<string, FieldState> = {};
  for (const field of parts.fields) fields[field.id] = stateOf(field);
  return { kept, fields, rows: {}, values };
}

/** What a form is like with this data, for whoever shows it. */
export function evaluate(form: CompiledForm, data: JsonObject, ctx: FormCtx): FormState {
  const judged = judge(form, data, ctx);
  const { kept, fields, values } = judged;
  return {
    ...judged,
    data: { ...data, ...values },
    submit: only(kept, (id) => modeOf(ctx.access, id) === 'edit'),
    sections: Object.fromEntries((form.sections ?? []).map((section) => [section.id, section.fields.some((id) => fields[id]?.visible === true)])),
  };
}
