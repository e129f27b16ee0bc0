import { CORE_TEXT } from '../../text/index';
import { targetOf } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import { pathOf } from '../files';
import type { RuleDef, SectionDef } from '../format';
import type { CompiledForm, CompiledPack } from '../program';
import { byId, type Comparison, compare, list, type PackChange, plain, word } from './change';

/** The parts of a property's schema that no field spec holds: limits, patterns, help. */
interface FieldOf { readonly field: FieldSpec; readonly schema: unknown; readonly ui: unknown; /** title of the child table that it is a column of */ readonly table?: string }

type Properties = Readonly<Record<string, Record<string, unknown>>>;
const inside = (value: unknown, key: string): unknown => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined);

function fieldOf(field: FieldSpec, property: Record<string, unknown>, ui: unknown): FieldOf {
  const { title: _title, type: _type, oneOf: _oneOf, format: _format, ...limits } = property;
  // columns are compared one by one
  const own = Object.entries(limits).filter(([key]) => !key.startsWith('x-') && !(key === 'items' && field.columns));
  const look = field.columns && typeof ui === 'object' && ui !== null ? Object.fromEntries(Object.entries(ui).filter(([key]) => key !== 'items')) : ui;
  return { field, schema: Object.fromEntries(own), ui: look ?? {} };
}

/** Fields, and the columns of child tables as `table/column` under both titles. */
function fieldsOf(form: CompiledForm | undefined): Record<string, FieldOf> {
  const properties = (form?.schema.properties ?? {}) as Properties;
  return Object.fromEntries(Object.values(form?.fields ?? {}).flatMap((field): [string, FieldOf][] => {
    const [property, ui] = [properties[field.id] ?? {}, form?.uiSchema[field.id]];
    const columns = Object.values(field.columns ?? {}).map((column): [string, FieldOf] => {
      const of = fieldOf(column, ((inside(property.items, 'properties') ?? {}) as Properties)[column.id] ?? {}, inside(inside(ui, 'items'), column.id));
      return [`${field.id}/${column.id}`, { ...of, table: field.title }];
    });
    return [[field.id, fieldOf(field, property, ui)], ...columns];
  }));
}

const FIELD: Comparison<FieldOf>['aspects'] = {
  name: ({ field }) => field.title,
  type: ({ field }) => word(CORE_TEXT.type, field.type),
  format: ({ field }) => (field.format === undefined ? '' : word(CORE_TEXT.format, field.format)),
  level: ({ field }) => word(CORE_TEXT.level, field.level),
  required: ({ field }) => (field.required ? CORE_TEXT.value.yes : CORE_TEXT.value.no),
  codes: ({ field }) => field.codes ?? '',
  ref: ({ field: { ref } }) => (ref === undefined ? '' : `${word(CORE_TEXT.pick, ref.kind)} ${('record' in ref ? ref.record : 'tier' in ref ? ref.tier : 'role' in ref ? ref.role : undefined) ?? ''}`.trim()),
  source: ({ field }) => field.source ?? '',
  options: ({ field }) => list((field.options ?? []).map(({ title, attributes }) => [title, ...Object.values(attributes ?? {})].join(' '))),
  limits: ({ schema }) => (Object.keys(schema as object).length === 0 ? '' : plain(schema)),
  look: ({ ui }) => (Object.keys(ui as object).length === 0 ? '' : plain(ui)),
};
const RULE: Comparison<RuleDef>['aspects'] = {
  effect: (rule) => word(CORE_TEXT.effect, rule.effect),
  target: (rule) => rule.target,
  expression: (rule) => rule.expression,
  message: (rule) => rule.message ?? '',
};

const inForm = (form: CompiledForm, part: string) => ({ item: (id: string): string => `${pathOf('form', form.id)}#${part}/${id}`, prefix: `${form.title} · ` });

function diffForm(before: CompiledForm, after: CompiledForm): PackChange[] {
  const [field, rule, section] = [inForm(after, 'field'), inForm(after, 'rule'), inForm(after, 'section')];
  const titleOf = (found: ReturnType<typeof targetOf>): string | undefined => found && (found.table ? `${found.table.title} · ${found.field.title}` : found.field.title);
  const targetTitle = (target: string): string => titleOf(targetOf(target, after.fields)) ?? after.sections?.find((entry) => entry.id === target)?.title ?? target;
  const sections = (form: CompiledForm): Record<string, SectionDef> => byId(form.sections ?? []);
  return [
    ...compare(fieldsOf(before), fieldsOf(after), { item: field.item, title: (entry) => field.prefix + (entry.table === undefined ? '' : `${entry.table} · `) + entry.field.title, aspects: FIELD }),
    ...compare(byId(before.rules), byId(after.rules), { item: rule.item, title: (entry) => `${rule.prefix}${targetTitle(entry.target)} · ${word(CORE_TEXT.effect, entry.effect)}`, aspects: RULE }),
    ...compare(sections(before), sections(after), { item: section.item, title: (entry) => section.prefix + entry.title, aspects: { name: (entry) => entry.title, fields: (entry) => list(entry.fields.map(targetTitle)), beside: (entry) => plain(entry.columns), about: (entry) => entry.description ?? '' } }),
  ];
}

export function diffForms(before: CompiledPack, after: CompiledPack): PackChange[] {
  const whole = compare(before.forms, after.forms, { item: (id) => pathOf('form', id), title: (form) => form.title, aspects: { name: (form) => form.title, record: (form) => form.record, order: (form) => plain(form.uiSchema['ui:order']), layout: (form) => (form.layout === undefined ? '' : word(CORE_TEXT.layout, form.layout)), translations: (form) => plain(form.translations) } });
  return [...whole, ...Object.values(after.forms).flatMap((form) => (before.forms[form.id] ? diffForm(before.forms[form.id] as CompiledForm, form) : []))];
}
