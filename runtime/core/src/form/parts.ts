/** What of a form is asked for again and again, looked up once: fields with their rules, and the order in which they are known. */
import { compileFeel, type CompiledFeel } from '../expression/index';
import type { CodeList, RuleDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import { formatOf } from './formats/registry';
import type { ValueFormat } from './formats/format';
import { orderOf, type Need } from './order';
import { columnKey, OPTION, readsOf, type Reads } from './reads';
import type { FieldSpec } from './types';

export interface Rule extends Reads {
  readonly def: RuleDef;
  readonly feel: CompiledFeel;
}
type Rules = Readonly<Record<RuleDef['effect'], readonly Rule[]>>;

/** Where a value comes from that follows from another one's. */
export interface Derived { readonly from: string; readonly what: string; readonly format: ValueFormat }

export interface Part {
  readonly spec: FieldSpec;
  readonly format: ValueFormat | undefined;
  readonly rules: Rules;
  readonly section: string | undefined;
  readonly derived: Derived | undefined;
  readonly table: TablePart | undefined;
  /** rules read it */
  readonly isRead: boolean;
}

export interface TablePart {
  readonly columns: readonly Part[];
  /** columns that more than their answer decides */
  readonly found: ReadonlySet<string>;
  /** some rule reads its cells, or decides on them */
  readonly isRuled: boolean;
  /** rules decide on the state of cells */
  readonly hasStates: boolean;
  /** has columns whose values are calculated or derived */
  readonly isCalculated: boolean;
  /** columns of which core may have something to say beside the schema and checks */
  readonly asked: readonly Part[];
}

export interface SectionPart { readonly id: string; readonly fields: readonly string[]; readonly visible: readonly Rule[]; readonly readonly: readonly Rule[] }

export type Step =
  | { readonly kind: 'section'; readonly section: SectionPart }
  | { readonly kind: 'field'; readonly part: Part }
  | { readonly kind: 'column'; readonly table: Part; readonly column: Part; readonly index: number };

export interface Parts {
  readonly fields: readonly FieldSpec[];
  readonly all: readonly Part[];
  readonly sections: readonly SectionPart[];
  /** fields that depend on nothing but their answer, and child tables that nothing hides */
  readonly plain: readonly Part[];
  readonly plainTables: readonly Part[];
  readonly tables: readonly Part[];
  /** fields that more than their answer decides */
  readonly decided: readonly Part[];
  /** all else that is to be found out, each after what it reads */
  readonly steps: readonly Step[];
  /** fields whose state rules decide on */
  readonly ruled: readonly Part[];
  /** names that rules read */
  readonly read: ReadonlySet<string>;
  /** fields, and tables with columns, of which core may have something to say beside the schema and checks */
  readonly asked: readonly Part[];
  /** fields that have checks, or columns with checks */
  readonly checked: readonly Part[];
  /** choices whose options rules filter, and tables with such columns */
  readonly filtered: readonly Part[];
  /** rules that go round in a circle */
  readonly cycles: readonly string[];
  /** what is read before it is known, in such a circle */
  readonly early: ReadonlySet<string>;
}

const forms = new WeakMap<object, Parts>();
const lists = new WeakMap<CodeList, ReadonlySet<string>>();

function derivedOf(spec: FieldSpec, among: Readonly<Record<string, FieldSpec>>): Derived | undefined {
  const source = spec.derive && Object.hasOwn(among, spec.derive.from) ? among[spec.derive.from] : undefined;
  const format = formatOf(source?.format);
  return spec.derive && source && format?.derive ? { from: source.id, what: spec.derive.what, format } : undefined;
}

/** Core knows what the answer must be like: a format of ours, or a code of a list. */
export const isChecked = ({ format, spec }: Part): boolean => format !== undefined || spec.codes !== undefined;
const isAsked = (part: Part): boolean => isChecked(part) || part.spec.required || part.rules.required.length > 0;

const NOTHING: ReadonlySet<string> = new Set();
type Source = Pick<CompiledForm, 'fields' | 'rules' | 'sections'>;

function rulesOf(form: Source, target: string, table?: FieldSpec): Rules {
  const mine = form.rules.filter((rule) => rule.target === target);
  const of = (effect: RuleDef['effect']): Rule[] =>
    mine.filter((rule) => rule.effect === effect).map((def) => ({ def, feel: compileFeel(def.expression), ...readsOf(def.expression, { fields: form.fields, table, own: effect === 'options' ? OPTION : undefined }) }));
  return { visible: of('visible'), required: of('required'), readonly: of('readonly'), calculate: of('calculate').slice(0, 1), check: of('check'), options: of('options') };
}

function tableOf(form: Source, spec: FieldSpec, isRead: boolean): TablePart | undefined {
  if (!spec.columns) return undefined;
  const among = spec.columns;
  const columns = Object.values(among).map((column): Part => ({
    spec: column, format: formatOf(column.format), rules: rulesOf(form, columnKey(spec.id, column.id), spec), section: undefined, derived: derivedOf(column, among), table: undefined, isRead: true,
  }));
  const found = new Set(columns.filter((column) => !isPlain(column, NOTHING)).map((column) => column.spec.id));
  const isRuled = isRead || columns.some(({ rules, derived }) => derived !== undefined || Object.values(rules).some((some) => some.length > 0));
  const hasStates = found.size > 0 || columns.some(({ rules }) => rules.required.length > 0 || rules.readonly.length > 0);
  const asked = columns.filter(isAsked);
  return { columns, found, isRuled, hasStates, asked, isCalculated: columns.some((column) => column.derived !== undefined || column.rules.calculate.length > 0) };
}

/** What a section is called among fields and columns. */
export const sectionNode = (id: string): string => `section:${id}`;
export const closedNode = (section: string): string => `closed:${section}`;
const because = (rule: Rule, on: readonly string[]): Need[] => on.map((one) => ({ on: one, because: rule.def.id }));
const deciding = ({ rules }: Part): readonly Rule[] => [...rules.visible, ...rules.calculate];

/** Nothing about it has to be found out: its value is its answer. */
const isPlain = (part: Part, hidden: ReadonlySet<string>): boolean => deciding(part).length === 0 && part.derived === undefined && !(part.section !== undefined && hidden.has(part.section));

function needsOf(all: readonly Part[], sections: readonly SectionPart[]): { steps: Map<string, Step>; needs: Map<string, readonly Need[]> } {
  const [steps, needs] = [new Map<string, Step>(), new Map<string, readonly Need[]>()];
  const ruled = sections.filter((section) => section.visible.length > 0);
  const hidden = new Set(ruled.map((section) => section.id));
  for (const section of ruled) {
    steps.set(sectionNode(section.id), { kind: 'section', section });
    needs.set(sectionNode(section.id), section.visible.flatMap((rule) => because(rule, rule.needs)));
  }
  for (const part of all) {
    const { id } = part.spec;
    if (!isPlain(part, hidden)) {
      steps.set(id, { kind: 'field', part });
      const section = part.section === undefined ? [] : [{ on: sectionNode(part.section) }];
      needs.set(id, [...section, ...(part.derived ? [{ on: part.derived.from }] : []), ...deciding(part).flatMap((rule) => because(rule, rule.needs))]);
    }
    part.table?.columns.forEach((column, index) => {
      if (isPlain(column, hidden)) return;
      const key = columnKey(id, column.spec.id);
      const inRow = (name: string): string => columnKey(id, name);
      steps.set(key, { kind: 'column', table: part, column, index });
      needs.set(key, [{ on: id }, ...(column.derived ? [{ on: inRow(column.derived.from) }] : []), ...deciding(column).flatMap((rule) => because(rule, [...rule.needs, ...rule.row.map(inRow)]))]);
    });
  }
  return { steps, needs };
}

/** It, or one of its columns. */
const has = (part: Part, effect: RuleDef['effect']): boolean => part.rules[effect].length > 0 || part.table?.columns.some((column) => column.rules[effect].length > 0) === true;

function build(form: Source): Parts {
  const fields = Object.values(form.fields);
  const sources = fields.flatMap((spec) => derivedOf(spec, form.fields)?.from ?? []);
  const read = new Set([...form.rules.flatMap((rule) => compileFeel(rule.expression).reads), ...sources].filter((name) => Object.hasOwn(form.fields, name)));
  const sectionOf = new Map((form.sections ?? []).flatMap((section) => section.fields.map((field): [string, string] => [field, section.id])));
  const all = fields.map((spec): Part => ({
    spec, format: formatOf(spec.format), rules: rulesOf(form, spec.id), section: sectionOf.get(spec.id), derived: derivedOf(spec, form.fields),
    table: tableOf(form, spec, read.has(spec.id)), isRead: read.has(spec.id),
  }));
  const sections = (form.sections ?? []).map((section): SectionPart => {
    const { visible, readonly } = rulesOf(form, section.id);
    return { id: section.id, fields: section.fields, visible, readonly };
  });
  const { steps, needs } = needsOf(all, sections);
  const { order, cycles, early } = orderOf(needs);
  const closing = new Set(sections.filter((section) => section.readonly.length > 0).map((section) => section.id));
  const [plain, plainTables] = [all.filter((part) => !part.table && !steps.has(part.spec.id)), all.filter((part) => part.table && !steps.has(part.spec.id))];
  return {
    fields, all, sections, cycles, early, plain, plainTables, tables: all.filter((part) => part.table),
    decided: all.filter((part) => !part.table && steps.has(part.spec.id)),
    ruled: all.filter((part) => steps.has(part.spec.id) || part.rules.required.length > 0 || part.rules.readonly.length > 0 || closing.has(part.section ?? '')),
    steps: order.flatMap((id) => steps.get(id) ?? []),
    read,
    asked: all.filter((part) => isAsked(part) || (part.table?.asked.length ?? 0) > 0),
    checked: all.filter((part) => has(part, 'check')),
    filtered: all.filter((part) => has(part, 'options')),
  };
}

export function partsOf(form: Source): Parts {
  const known = forms.get(form);
  if (known) return known;
  const parts = build(form);
  forms.set(form, parts);
  return parts;
}

export function codesOf(list: CodeList): ReadonlySet<string> {
  const known = lists.get(list) ?? new Set(list.items.map((item) => item.code));
  lists.set(list, known);
  return known;
}
