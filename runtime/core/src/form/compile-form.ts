import { checkFeel, feelVariables } from '../expression/index';
import type { FormDef, Level, RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import { problem, type Problem } from '../shared/problem';
import { formatOf } from './formats/registry';
import type { FieldOption, FieldSpec } from './types';

interface Property {
  readonly title?: string;
  readonly type?: FieldSpec['type'];
  readonly format?: string;
  readonly 'x-privacy'?: Level;
  readonly 'x-format'?: string;
  readonly 'x-codes'?: string;
  readonly 'x-derive'?: { readonly from?: unknown; readonly what?: unknown };
  readonly oneOf?: unknown;
  readonly items?: { readonly 'x-codes'?: string; readonly oneOf?: unknown };
}

const isOption = (entry: unknown): entry is { readonly const: string | number | boolean; readonly title: string } =>
  typeof entry === 'object' && entry !== null && 'const' in entry && ['string', 'number', 'boolean'].includes(typeof entry.const) && 'title' in entry && typeof entry.title === 'string';

/** Inline options of a choice: on the field, or on `items` of a list. */
function optionsOf(property: Property): readonly FieldOption[] | undefined {
  const found = property.oneOf ?? property.items?.oneOf;
  return Array.isArray(found) ? found.filter(isOption).map((entry) => ({ value: entry.const, title: entry.title })) : undefined;
}

const derivationOf = (property: Property): FieldSpec['derive'] => {
  const derive = property['x-derive'];
  return typeof derive?.from === 'string' && typeof derive.what === 'string' ? { from: derive.from, what: derive.what } : undefined;
};

const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
/** Names that rules may read besides the form's fields. */
const CONTEXT = new Set(['params', 'today', 'now']);

const propertiesOf = (def: FormDef): Readonly<Record<string, Property>> => (def.schema.properties as Record<string, Property> | undefined) ?? {};

function specOf(id: string, property: Property, def: FormDef): FieldSpec {
  const ui = def.uiSchema[id] as { 'ui:widget'?: string } | undefined;
  const format = property['x-format'] ?? property.format;
  const codes = property['x-codes'] ?? property.items?.['x-codes'];
  const [options, derive] = [optionsOf(property), derivationOf(property)];
  return {
    id,
    title: property.title ?? id,
    type: property.type ?? 'string',
    level: property['x-privacy'] ?? 'L1',
    ...(format === undefined ? {} : { format }),
    ...(codes === undefined ? {} : { codes }),
    ...(options === undefined ? {} : { options }),
    ...(derive === undefined ? {} : { derive }),
    ...(ui?.['ui:widget'] === undefined ? {} : { widget: ui['ui:widget'] }),
    required: Array.isArray(def.schema.required) && def.schema.required.includes(id),
  };
}

function lintField(id: string, property: Property): Problem[] {
  const found: Problem[] = [];
  const at = `/schema/properties/${id}`;
  if (!property.title) found.push(problem('form.untitled', at, { field: id }, 'warning'));
  if (property.type !== undefined && !TYPES.includes(property.type)) found.push(problem('form.type-unknown', at, { field: id }));
  if (property['x-privacy'] === undefined) found.push(problem('form.no-privacy', at, { field: property.title ?? id }, 'warning'));
  else if (!LEVELS.includes(property['x-privacy'])) found.push(problem('form.privacy-unknown', at, { field: property.title ?? id }));
  if (property['x-format'] !== undefined && !formatOf(property['x-format'])) found.push(problem('form.format-unknown', at, { field: property.title ?? id, format: property['x-format'] }));
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
  const ids = def.rules.map((rule) => rule.id);
  const doubled = ids.filter((id, index) => ids.indexOf(id) !== index).map((rule) => problem('form.rule-twice', `/rules/${rule}`, { rule }));
  return [...unknown, ...twice, ...doubled];
}

/** Compile a form: field specs, rule order, findings. Pure; needs no schema compiler, so it also runs in the designer. */
export function compileForm(def: FormDef): { readonly form: CompiledForm; readonly findings: Problem[] } {
  const properties = propertiesOf(def);
  const fields = Object.fromEntries(Object.entries(properties).map(([id, property]) => [id, specOf(id, property, def)]));
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
