/** What of a form is asked for again and again, looked up once. */
import type { CodeList, RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import { formatOf } from './formats/registry';
import type { ValueFormat } from './formats/format';
import type { FieldSpec } from './types';

/** A field that follows from another one's value. */
interface Derived { readonly id: string; readonly from: string; readonly what: string; readonly format: ValueFormat }

export interface Parts {
  readonly fields: readonly FieldSpec[];
  readonly derived: readonly Derived[];
  /** values that more than the schema has a say in */
  readonly checked: readonly { readonly field: FieldSpec; readonly format: ValueFormat | undefined }[];
  /** by effect, in their order */
  readonly rules: ReadonlyMap<RuleDef['effect'], readonly RuleDef[]>;
  /** field → its section */
  readonly sections: ReadonlyMap<string, string>;
}

const forms = new WeakMap<CompiledForm, Parts>();
const lists = new WeakMap<CodeList, ReadonlySet<string>>();

function derivedOf(form: CompiledForm, { id, derive }: FieldSpec): Derived[] {
  const source = derive === undefined ? undefined : form.fields[derive.from];
  const format = formatOf(source?.format);
  return derive && source && format?.derive ? [{ id, from: source.id, what: derive.what, format }] : [];
}

export function partsOf(form: CompiledForm): Parts {
  const known = forms.get(form);
  if (known) return known;
  const fields = Object.values(form.fields);
  const byId = new Map(form.rules.map((rule) => [rule.id, rule]));
  const ordered = form.order.flatMap((id) => byId.get(id) ?? []);
  const parts: Parts = {
    fields,
    derived: fields.flatMap((field) => derivedOf(form, field)),
    checked: fields.map((field) => ({ field, format: formatOf(field.format) })).filter(({ field, format }) => format !== undefined || field.codes !== undefined),
    rules: new Map(ordered.map((rule) => [rule.effect, ordered.filter((other) => other.effect === rule.effect)])),
    sections: new Map((form.sections ?? []).flatMap((section) => section.fields.map((field): [string, string] => [field, section.id]))),
  };
  forms.set(form, parts);
  return parts;
}

const NO_RULES: readonly RuleDef[] = [];
export const rulesOf = (form: CompiledForm, effect: RuleDef['effect']): readonly RuleDef[] => partsOf(form).rules.get(effect) ?? NO_RULES;

export function codesOf(list: CodeList): ReadonlySet<string> {
  const known = lists.get(list) ?? new Set(list.items.map((item) => item.code));
  lists.set(list, known);
  return known;
}
