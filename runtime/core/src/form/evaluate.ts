import { evaluateFeel, holds } from '../expression/index';
import type { RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { derived } from './derive';
import type { FieldMode, FieldState, FormCtx, FormState } from './types';

/** No answer: absent, null, blank text, empty list. `false` and 0 are answers. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

export const modeOf = (access: FormCtx['access'], id: string): FieldMode => access?.[id] ?? access?.['*'] ?? 'edit';

/** Rules read every field of the form by name; one without an answer is null. */
const scopeOf = (form: CompiledForm, data: JsonObject, ctx: FormCtx): Record<string, unknown> => ({
  ...Object.fromEntries(Object.keys(form.fields).map((id) => [id, isEmpty(data[id]) ? null : data[id]])),
  params: ctx.params,
});

interface Parts {
  readonly rules: ReadonlyMap<RuleDef['effect'], readonly RuleDef[]>;
  /** field → its section */
  readonly sections: ReadonlyMap<string, string>;
}
const known = new WeakMap<CompiledForm, Parts>();

/** Looked up once a form: its rules in their order by effect, and which section a field is in. */
function partsOf(form: CompiledForm): Parts {
  const made = known.get(form);
  if (made) return made;
  const byId = new Map(form.rules.map((rule) => [rule.id, rule]));
  const ordered = form.order.flatMap((id) => byId.get(id) ?? []);
  const parts = {
    rules: new Map(ordered.map((rule) => [rule.effect, ordered.filter((other) => other.effect === rule.effect)])),
    sections: new Map((form.sections ?? []).flatMap((section) => section.fields.map((field): [string, string] => [field, section.id]))),
  };
  known.set(form, parts);
  return parts;
}
const NO_RULES: readonly RuleDef[] = [];
const rulesOf = (form: CompiledForm, effect: RuleDef['effect']): readonly RuleDef[] => partsOf(form).rules.get(effect) ?? NO_RULES;

/** Values that follow from the others: derived ones first, then calculations in their order. */
function followed(form: CompiledForm, data: JsonObject, ctx: FormCtx): JsonObject {
  const values = derived(form, data, ctx);
  for (const rule of rulesOf(form, 'calculate')) {
    const value = evaluateFeel(rule.expression, scopeOf(form, { ...data, ...values }, ctx), ctx);
    values[rule.target] = value.ok ? value.value : null;
  }
  return values;
}

const sectionOf = (form: CompiledForm, field: string): string | undefined => partsOf(form).sections.get(field);

type Verdicts = ReadonlyMap<string, boolean>;
const NO_VERDICTS: Verdicts = new Map();

/** target → all its rules of that effect hold; targets without a rule are absent */
function verdicts(form: CompiledForm, effect: RuleDef['effect'], data: JsonObject, ctx: FormCtx): Verdicts {
  if (rulesOf(form, effect).length === 0) return NO_VERDICTS;
  const scope = scopeOf(form, data, ctx);
  const result = new Map<string, boolean>();
  for (const rule of rulesOf(form, effect)) result.set(rule.target, (result.get(rule.target) ?? true) && holds(rule.expression, scope, ctx));
  return result;
}

/** No rule hides it. Whether the step shows it is another question (`access`): what a step keeps away still counts. */
function isOpen(form: CompiledForm, visible: Verdicts, id: string): boolean {
  const section = sectionOf(form, id);
  return visible.get(id) !== false && (section === undefined || visible.get(section) !== false);
}

const only = (data: JsonObject, isIn: (id: string) => boolean): JsonObject => Object.fromEntries(Object.entries(data).filter(([id]) => isIn(id)));

/**
 * What a form is like with this data: calculated values, what is seen, asked for and may be changed. Order: calculate → visible →
 * cut what is hidden; a second round lets rules see the cut data, so a hidden answer never keeps another field open. Never throws.
 */
export function evaluate(form: CompiledForm, data: JsonObject, ctx: FormCtx): FormState {
  const own = only(data, (id) => Object.hasOwn(form.fields, id));
  let values: JsonObject = {};
  let visible = NO_VERDICTS;
  const rounds = rulesOf(form, 'visible').length === 0 ? 1 : 2;
  for (let round = 0; round < rounds; round += 1) {
    const shown = only(own, (id) => isOpen(form, visible, id));
    values = followed(form, shown, ctx);
    visible = verdicts(form, 'visible', { ...shown, ...values }, ctx);
  }
  const whole = { ...own, ...values };
  const kept = only(whole, (id) => isOpen(form, visible, id) && !isEmpty(whole[id]));
  const [required, readonly] = [verdicts(form, 'required', kept, ctx), verdicts(form, 'readonly', kept, ctx)];
  const stateOf = (id: string): FieldState => {
    const mode = modeOf(ctx.access, id);
    const shown = mode !== 'hide' && isOpen(form, visible, id);
    const calculated = Object.hasOwn(values, id);
    return {
      visible: shown,
      required: shown && (required.get(id) ?? form.fields[id]?.required ?? false),
      readonly: mode === 'read' || calculated || readonly.get(id) === true || readonly.get(sectionOf(form, id) ?? '') === true,
      calculated,
    };
  };
  const fields = Object.fromEntries(Object.keys(form.fields).map((id) => [id, stateOf(id)]));
  return {
    data: { ...data, ...values },
    submit: only(kept, (id) => modeOf(ctx.access, id) === 'edit'),
    kept,
    fields,
    sections: Object.fromEntries((form.sections ?? []).map((section) => [section.id, section.fields.some((id) => fields[id]?.visible === true)])),
  };
}
