/** What was understood of a paper, and agreed to, as questions of a form: sections by its headings, tables as child tables. */
import type { FormDef, JsonObject, SectionDef } from '@liandong/core/run';
import { build, countedId, type Template } from '../recognise/add';
import { isChoice, type Proposal } from '../recognise/proposal';
import words from '../recognise/words.json' with { type: 'json' };
import { freeId } from '../xlsform/to-form/ids';
import { cleaned } from './cell-text';
import type { Understood } from './recognise';

/** How a heading is numbered on paper. */
const ORDINAL = new RegExp(words.paper.ordinal);

/** What was made of a cell: its fields by id, or the columns of a child table. */
export interface Bound { readonly table?: string; readonly fields: readonly { readonly id: string; readonly proposal: Proposal }[] }

export interface PaperForm {
  readonly form: FormDef;
  /** by the cell's place among the cells of the paper */
  readonly bound: ReadonlyMap<number, Bound>;
  /** fields in the order of the paper, without tables: what a register may show */
  readonly fields: readonly { readonly id: string; readonly title: string; readonly widget: string }[];
}

class Writing {
  readonly properties: Record<string, JsonObject> = {};
  readonly ui: Record<string, JsonObject> = {};
  readonly required: string[] = [];
  readonly sections: SectionDef[] = [];
  readonly fields: { id: string; title: string; widget: string }[] = [];
  readonly #taken: Set<string>;

  constructor(readonly form: FormDef, readonly template: Template, taken: ReadonlySet<string>) {
    this.#taken = new Set([...taken, ...Object.keys((form.schema.properties as object | undefined) ?? {}), ...(form.sections ?? []).map((section) => section.id)]);
  }
  #id(widget: string): string {
    const id = countedId(widget, this.#taken);
    this.#taken.add(id);
    return id;
  }
  section(title: string): void {
    const id = freeId('section', this.#taken);
    this.#taken.add(id);
    this.sections.push({ id, title: title.slice(0, 60) || this.form.title, fields: [] });
  }
  #place(id: string): void {
    if (this.sections.length === 0) this.section(this.form.title);
    this.sections.at(-1)?.fields.push(id);
  }
  field(proposal: Proposal): string {
    const { property, ui } = build(proposal, this.template);
    const id = this.#id(proposal.widget);
    this.properties[id] = property;
    this.ui[id] = ui;
    if (proposal.required) this.required.push(id);
    this.fields.push({ id, title: proposal.title, widget: proposal.widget });
    this.#place(id);
    return id;
  }
  table(title: string, columns: readonly Proposal[]): Bound {
    const id = this.#id('table');
    const made = columns.map((column) => ({ id: this.#id(column.widget), column, ...build(column, this.template) }));
    const required = made.filter(({ column }) => column.required).map((one) => one.id);
    const level = made.reduce((most, { property }) => (String(property['x-privacy']) > most ? String(property['x-privacy']) : most), 'L1');
    this.properties[id] = { type: 'array', title, items: { type: 'object', properties: Object.fromEntries(made.map((one) => [one.id, one.property])), ...(required.length > 0 ? { required } : {}) }, 'x-privacy': level };
    this.ui[id] = { items: Object.fromEntries(made.map((one) => [one.id, one.ui])) };
    this.#place(id);
    return { table: id, fields: made.map((one) => ({ id: one.id, proposal: one.column })) };
  }
}

/** Only a choice with options is a choice. */
const sound = (proposal: Proposal): Proposal => (isChoice(proposal.widget) && (proposal.options ?? []).length === 0 ? { ...proposal, widget: 'text' } : proposal);

export function paperForm(cells: readonly Understood[], form: FormDef, template: Template, taken: ReadonlySet<string>): PaperForm {
  const writing = new Writing(form, template, taken);
  const bound = new Map<number, Bound>();
  for (const [at, cell] of cells.entries()) {
    const fields = cell.fields.filter(({ title }) => title.trim() !== '').map(sound);
    if (cell.part === 'section') writing.section(cleaned(cell.text).replace(ORDINAL, ''));
    else if (cell.part === 'table' && fields.length > 0) bound.set(at, writing.table(cell.title ?? '', fields));
    else if (cell.part === 'field') bound.set(at, { fields: fields.map((proposal) => ({ id: writing.field(proposal), proposal })) });
  }
  const before = form.schema;
  const required = [...((before.required as string[] | undefined) ?? []), ...writing.required];
  return {
    fields: writing.fields, bound,
    form: {
      ...form, schema: { ...before, properties: { ...((before.properties as JsonObject | undefined) ?? {}), ...writing.properties }, ...(required.length > 0 ? { required } : {}) },
      uiSchema: { ...form.uiSchema, ...writing.ui }, sections: [...(form.sections ?? []), ...writing.sections.filter((section) => section.fields.length > 0)],
    },
  };
}
