import { checkFeel, feelVariables } from '../expression/index';
import type { FormDef, Level, RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import { mapOf } from '../shared/names';
import { problem, type Problem } from '../shared/problem';
import { formatOf } from './formats/registry';
import type { FieldOption, FieldSpec } from './types';

/** A property as it stands in a pack: nothing about it is known yet. */
type Property = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Property => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isOption = (entry: unknown): entry is { readonly const: string | number | boolean; readonly title: string } =>
  typeof entry === 'object' && entry !== null && 'const' in entry && ['string', 'number', 'boolean'].includes(typeof entry.const) && 'title' in entry && typeof entry.title === 'string';

const itemsOf = (property: Property): Property => (isObject(property.items) ? property.items : {});

/** Inline options of a choice: on the field, or on `items` of a list. */
function optionsOf(property: Property): readonly FieldOption[] | undefined {
  const found = property.oneOf ?? itemsOf(property).oneOf;
  return Array.isArray(found) ? found.filter(isOption).map((entry) => ({ value: entry.const, title: entry.title })) : undefined;
}

const derivationOf = ({ 'x-derive': derive }: Property): FieldSpec['derive'] =>
  isObject(derive) && typeof derive.from === 'string' && typeof derive.what === 'string' ? { from: derive.from, what: derive.what } : undefined;

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
/** Names that rules may read besides the form's fields. */
const CONTEXT = new Set(['params', 'today', 'now']);

const propertiesOf = (def: FormDef): Readonly<Record<string, Property>> =>
  isObject(def.schema.properties) ? (Object.fromEntries(Object.entries(def.schema.properties).filter(([, property]) => isObject(property))) as Record<string, Property>) : {};

/** Keys of a field spec that the property says nothing about are absent. */
const known = <T extends object>(spec: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as T;

function specOf(id: string, property: Property, def: FormDef): FieldSpec {
  const ui = def.uiSchema[id];
  const level = textOf(property['x-privacy']);
  return {
    id,
    title: textOf(property.title) || id,
    type: (TYPES.includes(property.type as string) ? property.type : 'string') as FieldSpec['type'],
    level: (level !== undefined && LEVELS.includes(level) ? level : 'L1') as Level,
    ...known<Pick<FieldSpec, 'format' | 'codes' | 'options' | 'derive' | 'widget'>>({
      format: textOf(property['x-format']) ?? textOf(property.format),
      codes: textOf(property['x-codes']) ?? textOf(itemsOf(property)['x-codes']),
      options: optionsOf(property),
      derive: derivationOf(property),
      widget: isObject(ui) ? textOf(ui['ui:widget']) : undefined,
    }),
    required: Array.isArray(def.schema.required) && def.schema.required.includes(id),
  };
}

function lintField(id: string, property: Property): Problem[] {
  const at = `/schema/properties/${id}`;
  const field = textOf(property.title) || id;
  const [level, format] = [property['x-privacy'], property['x-format']];
  const found: Problem[] = [];
  if (!textOf(property.title)) found.push(problem('form.untitled', at, { field }, 'warning'));
  if (property.type !== undefined && !TYPES.includes(property.type as string)) found.push(problem('form.type-unknown', at, { field }));
  if (level === undefined) found.push(problem('form.no-privacy', at, { field }, 'warning'));
  else if (!LEVELS.includes(level as string)) found.push(problem('form.privacy-unknown', at, { field }));
  if (format !== undefined && !formatOf(textOf(format) ?? '')) found.push(problem('form.format-unknown', at, { field, format: String(format) }));
  return found;
}

function lintRule(rule: RuleDef, def: FormDef, fields: Readonly<Record<string, FieldSpec>>): Problem[] {
  const at = `/rules/${rule.id}`;
  const isSection = def.sections?.some((section) => section.id === rule.target) === true;
  const found = checkFeel(rule.expression).map((entry) => ({ ...entry, path: at }));
  const mayTargetSection = rule.effect === 'visible' || rule.effect === 'readonly';
  if (!fields[rule.target] && !(mayTargetSection && isSection)) found.push(problem('form.rule-target', at, { rule: rule.id, target: rule.target }));
  if (rule.effect === 'check' && !rule.message) found.push(problem('form.rule-message', at, { rule: rule.id }));
  for (const name of feelVariables(rule.expression))
    if (!fields[name] && !CONTEXT.has(name)) found.push(problem('form.rule-variable', at, { rule: rule.id, name }));
  return found;
}

/** Calculations in dependency order (depth first); a cycle is a finding. Then all other rules as written. */
function orderRules(rules: readonly RuleDef[]): { order: string[]; findings: Problem[] } {
  const calculated = new Map(rules.filter((rule) => rule.effect === 'calculate').map((rule) => [rule.target, rule]));
  const [order, findings, open] = [[] as string[], [] as Problem[], new Set<string>()];
  const visit = (rule: RuleDef): void => {
    if (order.includes(rule.id)) return;
    if (open.has(rule.id)) {
      findings.push(problem('form.rule-cycle', `/rules/${rule.id}`, { rule: rule.id }));
      return;
    }
    open.add(rule.id);
    for (const name of feelVariables(rule.expression)) {
      const needed = calculated.get(name);
      if (needed) visit(needed);
    }
    open.delete(rule.id);
    order.push(rule.id);
  };
  for (const rule of calculated.values()) visit(rule);
  return { order: [...order, ...rules.filter((rule) => rule.effect !== 'calculate').map((rule) => rule.id)], findings };
}

function lintSections(def: FormDef, fields: Readonly<Record<string, FieldSpec>>): Problem[] {
  const used = (def.sections ?? []).flatMap((section) => section.fields);
  const unknown = used.filter((id) => !fields[id]).map((field) => problem('form.section-field', '/sections', { field }));
  const twice = used.filter((id, index) => used.indexOf(id) !== index).map((field) => problem('form.section-twice', '/sections', { field }));
  const targets = def.rules.filter((rule) => rule.effect === 'calculate').map((rule) => rule.target);
  const values = targets.filter((target, index) => targets.indexOf(target) !== index).map((target) => problem('form.rule-two-values', '/rules', { target }));
  const ids = def.rules.map((rule) => rule.id);
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index).map((rule) => problem('form.rule-twice', `/rules/${rule}`, { rule }));
  return [...unknown, ...twice, ...doubled, ...values];
}

/** Compile a form: field specs, rule order, findings. Pure; needs no schema compiler, so it also runs in the designer. */
export function compileForm(def: FormDef): { readonly form: CompiledForm; readonly findings: Problem[] } {
  const properties = propertiesOf(def);
  const fields = mapOf(Object.entries(properties).map(([id, property]) => [id, specOf(id, property, def)] as const));
  const { order, findings } = orderRules(def.rules);
  const required = Array.isArray(def.schema.required) ? (def.schema.required as unknown[]) : [];
  const dangling = required.filter((id) => typeof id !== 'string' || !fields[id]).map((id) => problem('form.required-unknown', '/schema/required', { field: String(id) }));
  return {
    form: { ...def, fields, order },
    findings: [
      ...Object.entries(properties).flatMap(([id, property]) => lintField(id, property)),
      ...def.rules.flatMap((rule) => lintRule(rule, def, fields)),
      ...findings,
      ...lintSections(def, fields),
      ...dangling,
    ],
  };
}
