/** 表单 in the pack: record type, code lists, one field one meaning, and fields that somebody fills. */
import { formatOf, modeOf } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import type { Problem } from '../../shared/problem';
import type { CompiledForm, CompiledPack } from '../program';
import { about, isThere, type LintInput } from './input';
import { unknownParams } from './variables';

function lintField(input: LintInput, form: CompiledForm, field: FieldSpec): Problem[] {
  const at = about('form', form.id);
  const path = `/schema/properties/${field.id}`;
  const found: Problem[] = [];
  if (field.codes !== undefined && !isThere(input, 'code', field.codes)) found.push(at('form.codes-unknown', path, { field: field.title, id: field.codes }));
  if (field.codes !== undefined && field.type !== 'string' && field.type !== 'array') found.push(at('form.codes-type', path, { field: field.title }));
  if (field.codes !== undefined && field.options) found.push(at('form.choice-both', path, { field: field.title }));
  if (field.derive) {
    const { from, what } = field.derive;
    const source = form.fields[from];
    if (what !== 'birthDate' && what !== 'sex') found.push(at('form.derive-what', path, { field: field.title }));
    else if (!source || formatOf(source.format)?.derive === undefined) found.push(at('form.derive-from', path, { field: field.title, from, what }));
  }
  return found;
}

/** Fields that some step, or a start, lets one edit, and those that follow from others. */
function filledFields(pack: CompiledPack): Set<string> {
  const filled = new Set<string>();
  const add = (form: CompiledForm | undefined, isEditable: (id: string) => boolean): void => {
    for (const id of Object.keys(form?.fields ?? {})) if (isEditable(id)) filled.add(`${form?.record}/${id}`);
  };
  for (const service of Object.values(pack.services)) add(pack.forms[service.form], () => true);
  for (const model of Object.values(pack.processes))
    for (const node of Object.values(model.nodes)) add(pack.forms[node.task?.form ?? ''], (id) => modeOf(node.task?.access, id) === 'edit');
  for (const form of Object.values(pack.forms)) {
    for (const rule of form.rules) if (rule.effect === 'calculate') filled.add(`${form.record}/${rule.target}`);
    for (const field of Object.values(form.fields)) if (field.derive) filled.add(`${form.record}/${field.id}`);
  }
  return filled;
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
      else if (known.level !== field.level) found.push(at('form.level-differs', path, { field: field.title }, 'warning'));
    }
  return found;
}

export function lintForms(input: LintInput): Problem[] {
  const filled = filledFields(input.pack);
  const used = new Set([...Object.values(input.pack.services).map((service) => service.form), ...Object.values(input.pack.processes).flatMap((model) => Object.values(model.nodes).map((node) => node.task?.form))]);
  // with a process broken nobody can tell what is never filled
  const complete = Object.keys(input.source.process).every((id) => input.pack.processes[id]);
  const each = Object.values(input.pack.forms).flatMap((form) => {
    const at = about('form', form.id);
    const idle = !complete ? [] : !used.has(form.id) ? [at('form.unused', '', {}, 'warning')] : Object.values(form.fields)
      .filter((field) => !filled.has(`${form.record}/${field.id}`))
      .map((field) => at('form.field-never-filled', `/schema/properties/${field.id}`, { field: field.title }, 'warning'));
    return [
      ...(isThere(input, 'record', form.record) ? [] : [at('form.record-unknown', '/record', { id: form.record })]),
      ...Object.values(form.fields).flatMap((field) => lintField(input, form, field)),
      ...form.rules.flatMap((rule) => unknownParams(input, rule.expression).map((name) => at('pack.param-missing', `/rules/${rule.id}`, { name }))),
      ...idle,
    ];
  });
  return [...each, ...lintTwins(input)];
}
