/** Proposals that somebody has agreed to, as fields of a form: one section, behind the others or at its end. */
import type { FormDef, JsonObject } from '@liandong/core/run';
import { freeId } from '../xlsform/to-form/ids';
import { guessLevel } from './guess';
import { isChoice, type Proposal } from './proposal';

/** What a widget brings along: its property and its entry in the uiSchema. */
export type Template = (widget: string) => { readonly schema: JsonObject; readonly uiSchema: JsonObject } | undefined;
export interface Built { readonly property: JsonObject; readonly ui: JsonObject }

const camel = (widget: string): string => widget.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());

/** A new field's id, counted by widget: never made from a title, since ids live for ever and titles change. */
export function countedId(widget: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const id = freeId(`${camel(widget)}${n}`, taken);
    if (id === `${camel(widget)}${n}`) return id;
  }
}

const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const higher = (a: string, b: string): string => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

export function build({ title, widget, options = [], help }: Proposal, template: Template): Built {
  const made = template(widget) ?? template('text') ?? { schema: { type: 'string' }, uiSchema: { 'ui:widget': 'text' } };
  const oneOf = [...new Set(options.map((option) => option.trim()).filter((option) => option !== ''))].map((option, index) => ({ const: String(index + 1), title: option }));
  const choices: JsonObject = !isChoice(widget) || oneOf.length === 0 ? {} : widget === 'select' ? { oneOf } : { items: { type: 'string', oneOf } };
  const level = higher(String(made.schema['x-privacy'] ?? 'L1'), guessLevel(title) ?? 'L0');
  return { property: { title, ...made.schema, ...choices, 'x-privacy': level }, ui: { ...made.uiSchema, ...(help ? { 'ui:help': help } : {}) } };
}

export interface Where {
  /** an existing section; absent: a new one */
  readonly section?: string;
  /** title of the new one */
  readonly title: string;
}

export function addProposals(form: FormDef, proposals: readonly Proposal[], where: Where, template: Template, takenIds: ReadonlySet<string>): FormDef {
  const before = (form.schema.properties as JsonObject | undefined) ?? {};
  const taken = new Set([...takenIds, ...Object.keys(before)]);
  const made = proposals.map((proposal) => {
    const id = countedId(proposal.widget, taken);
    taken.add(id);
    return { id, proposal, ...build(proposal, template) };
  });
  const ids = made.map(({ id }) => id);
  const required = made.filter(({ proposal }) => proposal.required).map(({ id }) => id);
  const sections = form.sections ?? [];
  const known = sections.some((section) => section.id === where.section);
  return {
    ...form,
    schema: { ...form.schema, properties: { ...before, ...Object.fromEntries(made.map(({ id, property }) => [id, property])) }, ...(required.length > 0 ? { required: [...((form.schema.required as string[] | undefined) ?? []), ...required] } : {}) },
    uiSchema: { ...form.uiSchema, ...Object.fromEntries(made.map(({ id, ui }) => [id, ui])) },
    sections: known ? sections.map((section) => (section.id === where.section ? { ...section, fields: [...section.fields, ...ids] } : section)) : [...sections, { id: freeId('section', new Set([...taken, ...sections.map((section) => section.id)])), title: where.title.slice(0, 60) || form.title, fields: ids }],
  };
}
