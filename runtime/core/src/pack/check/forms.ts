/** 表单 in the pack: record type, code lists, one field one meaning, and fields that somebody fills. */
import { formatOf, modeOf } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import type { Problem } from '../../shared/problem';
import type { CompiledForm, CompiledPack } from '../program';
import { about, isThere, roleOf, type LintInput } from './input';
import { lintOptionRules } from './options';
import { unknownParams } from './variables';

interface Where { readonly form: CompiledForm; readonly path: string; /** the fields, or the columns, that it stands among */ readonly among: Readonly<Record<string, FieldSpec>> }

function lintRef(input: LintInput, { ref, title }: FieldSpec, { form, path }: Where): Problem[] {
  const at = about('form', form.id);
  if (ref?.kind === 'record' && !isThere(input, 'record', ref.record)) return [at('form.ref-record', path, { field: title, id: ref.record })];
  if (ref?.kind === 'user' && ref.role !== undefined && !roleOf(input.pack, ref.role)) return [at('form.ref-role', path, { field: title, id: ref.role })];
  return [];
}

function lintDerive({ derive, title }: FieldSpec, { form, path, among }: Where): Problem[] {
  if (!derive) return [];
  const at = about('form', form.id);
  if (derive.what !== 'birthDate' && derive.what !== 'sex') return [at('form.derive-what', path, { field: title })];
  const source = Object.hasOwn(among, derive.from) ? among[derive.from] : undefined;
  return formatOf(source?.format)?.derive ? [] : [at('form.derive-from', path, { field: title, from: derive.from, what: derive.what })];
}

function lintField(input: LintInput, field: FieldSpec, where: Where): Problem[] {
  const at = about('form', where.form.id);
  const { path } = where;
  const found: Problem[] = [];
  if (field.codes !== undefined && !isThere(input, 'code', field.codes)) found.push(at('form.codes-unknown', path, { field: field.title, id: field.codes }));
  if (field.codes !== undefined && field.type !== 'string' && field.type !== 'array') found.push(at('form.codes-type', path, { field: field.title }));
  if (field.codes !== undefined && field.options) found.push(at('form.choice-both', path, { field: field.title }));
  const columns = Object.values(field.columns ?? {}).flatMap((column) => lintField(input, column, { ...where, path: `${path}/items/properties/${column.id}`, among: field.columns ?? {} }));
  return [...found, ...lintRef(input, field, where), ...lintDerive(field, where), ...columns];
}

/** Forms that are filled without a process. */
const formsOutside = (pack: CompiledPack): string[] => Object.values(pack.records).flatMap(({ create, actions = [] }) => [create?.form, ...actions.map(({ form }) => form)].flatMap((form) => form ?? []));

/** Fields that some step, or a start, lets one edit, and those that follow from others. */
function filledFields(pack: CompiledPack): Set<string> {
  const filled = new Set<string>();
  const add = (form: CompiledForm | undefined, isEditable: (id: string) => boolean): void => {
    for (const id of Object.keys(form?.fields ?? {})) if (isEditable(id)) filled.add(`${form?.record}/${id}`);
  };
  for (const id of [...Object.values(pack.services).map((service) => service.form), ...formsOutside(pack)]) add(pack.forms[id], () => true);
  for (const model of Object.values(pack.processes))
    for (const node of Object.values(model.nodes)) add(pack.forms[node.task?.form ?? ''], (id) => modeOf(node.task?.access, id) === 'edit');
  for (const form of Object.values(pack.forms)) {
    for (const rule of form.rules) if (rule.effect === 'calculate') filled.add(`${form.record}/${rule.target}`);
    for (const field of Object.values(form.fields)) if (field.derive) filled.add(`${form.record}/${field.id}`);
  }
  return filled;
}

/** A table is one value: a form with fewer columns would drop the cells of the others. */
function lintTwinColumns(known: FieldSpec, field: FieldSpec, at: (code: string, path: string, params: Problem['params']) => Problem): Problem[] {
  const path = `/schema/properties/${field.id}`;
  const [before, after] = [known.columns ?? {}, field.columns ?? {}];
  const isShared = Object.keys(before).length === Object.keys(after).length && Object.keys(before).every((id) => Object.hasOwn(after, id));
  const types = Object.values(after).filter((column) => Object.hasOwn(before, column.id) && before[column.id]?.type !== column.type);
  return [...(isShared ? [] : [at('form.columns-differ', path, { field: field.title })]), ...types.map((column) => at('form.type-differs', `${path}/items/properties/${column.id}`, { field: column.title }))];
}

/** The same field id in two forms of a record is one datum: it must be of one type, and the stricter privacy level counts. */
function lintTwins(input: LintInput): Problem[] {
  const first = new Map<string, { readonly field: FieldSpec; readonly form: CompiledForm }>();
  const found: Problem[] = [];
  for (const form of Object.values(input.pack.forms))
    for (const field of Object.values(form.fields)) {
      const key = `${form.record}/${field.id}`;
      const known = first.get(key)?.field;
      const at = about('form', form.id);
      const path = `/schema/properties/${field.id}`;
      if (!known) first.set(key, { field, form });
      else if (known.type !== field.type) found.push(at('form.type-differs', path, { field: field.title }));
      else if (known.columns ?? field.columns) found.push(...lintTwinColumns(known, field, at));
      else if (known.level !== field.level) found.push(at('form.level-differs', path, { field: field.title }, 'warning'));
    }
  return found;
}

export function lintForms(input: LintInput): Problem[] {
  const filled = filledFields(input.pack);
  const used = new Set<string | undefined>([...formsOutside(input.pack), ...Object.values(input.pack.services).map((service) => service.form), ...Object.values(input.pack.processes).flatMap((model) => Object.values(model.nodes).map((node) => node.task?.form))]);
  // with a process broken nobody can tell what is never filled
  const complete = Object.keys(input.source.process).every((id) => input.pack.processes[id]);
  const each = Object.values(input.pack.forms).flatMap((form) => {
    const at = about('form', form.id);
    const idle = !complete ? [] : !used.has(form.id) ? [at('form.unused', '', {}, 'warning')] : Object.values(form.fields)
      .filter((field) => !filled.has(`${form.record}/${field.id}`))
      .map((field) => at('form.field-never-filled', `/schema/properties/${field.id}`, { field: field.title }, 'warning'));
    return [
      ...(isThere(input, 'record', form.record) ? [] : [at('form.record-unknown', '/record', { id: form.record })]),
      ...Object.values(form.fields).flatMap((field) => lintField(input, field, { form, path: `/schema/properties/${field.id}`, among: form.fields })),
      ...lintOptionRules(input, form),
      ...form.rules.flatMap((rule) => unknownParams(input, rule.expression).map((name) => at('pack.param-missing', `/rules/${rule.id}`, { name }))),
      ...idle,
    ];
  });
  return [...each, ...lintTwins(input)];
}
