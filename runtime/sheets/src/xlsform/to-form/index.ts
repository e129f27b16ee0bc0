/** An XLSForm as questions of our form: added behind what the form already asks. What could not be brought in is a finding with its row. */
import type { FormDef, JsonObject, SectionDef } from '@liandong/core/run';
import type { Finding } from '../../finding';
import type { XlsForm, XlsItem } from '../read/types';
import { type Field, fieldOf, isYes } from './field';
import { freeId, type Placed } from './ids';
import { Plan } from './plan';
import { allOf, Rules } from './rules';
import { runsOf } from './sections';
import { Translated } from './texts';

export interface ImportedForm {
  readonly form: FormDef;
  /** where each row of the sheet went; one that is not here has a finding */
  readonly places: readonly { readonly row: number; readonly path: string; readonly field: string }[];
  readonly findings: readonly Finding[];
}

const SHEET = 'survey';
const TITLE = 60;
const DESCRIBED: Readonly<Record<string, 'import.device' | 'import.outside'>> = { 'about-device': 'import.device', outside: 'import.outside' };

class Import {
  readonly plan: Plan;
  readonly texts: Translated;
  readonly rules: Rules;
  readonly properties: Record<string, JsonObject> = {};
  readonly ui: Record<string, JsonObject> = {};
  readonly required: string[] = [];
  readonly sections: SectionDef[] = [];
  readonly places: { row: number; path: string; field: string }[] = [];
  readonly #base: FormDef;

  constructor(xls: XlsForm, base: FormDef) {
    this.#base = base;
    this.plan = new Plan(xls, SHEET, new Set(Object.keys((base.schema.properties as object | undefined) ?? {})));
    this.texts = new Translated(this.plan);
    this.rules = new Rules(this.plan, this.texts, base.rules, base.rules.length);
  }

  run(): ImportedForm {
    const runs = runsOf(this.plan.xls.items);
    for (const { groups, group, items } of runs) {
      const fields = items.flatMap((item) => this.#top(item));
      if (fields.length > 0) this.#section(group, groups, fields);
    }
    const base = this.#base;
    const translations = this.#translations();
    return {
      form: {
        ...base, ...(this.plan.xls.style?.includes('pages') ? { layout: 'steps' as const } : {}),
        schema: { ...base.schema, properties: { ...((base.schema.properties as JsonObject | undefined) ?? {}), ...this.properties }, ...(this.required.length > 0 || base.schema.required ? { required: [...((base.schema.required as string[] | undefined) ?? []), ...this.required] } : {}) },
        uiSchema: { ...base.uiSchema, ...this.ui }, sections: [...(base.sections ?? []), ...this.sections], rules: [...base.rules, ...this.rules.rules],
        ...(Object.keys(translations).length > 0 ? { translations } : {}),
      },
      places: this.places, findings: [...this.plan.xls.findings, ...this.plan.findings].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    };
  }
  #translations(): Record<string, Record<string, string>> {
    const languages = new Set([...Object.keys(this.#base.translations ?? {}), ...Object.keys(this.texts.all())]);
    return Object.fromEntries([...languages].map((language) => [language, { ...this.#base.translations?.[language], ...this.texts.all()[language] }]));
  }

  #taken(): Set<string> {
    const sections = [...(this.#base.sections ?? []), ...this.sections].map((section) => section.id);
    return new Set([...sections, ...Object.keys(this.properties), ...Object.keys((this.#base.schema.properties as object | undefined) ?? {})]);
  }
  /** Its own title, else that of the group around it. */
  #titleOf(groups: readonly XlsItem[], at: number): string {
    const titles = groups.map((group) => this.texts.say(group.label, `/sections/${at}/title`, group));
    return (titles.filter((title) => title).at(-1) ?? groups.at(-1)?.name ?? this.plan.xls.title ?? this.#base.title).slice(0, TITLE) || this.#base.title;
  }

  #section(group: XlsItem | undefined, groups: readonly XlsItem[], fields: readonly string[]): void {
    const id = freeId(group?.name ?? 'section', this.#taken());
    const at = (this.#base.sections ?? []).length + this.sections.length;
    const help = group && this.texts.say(group.hint, `/sections/${at}/description`, group);
    this.sections.push({ id, title: this.#titleOf(groups, at), fields: [...fields], ...(help ? { description: help.slice(0, 400) } : {}) });
    if (group) this.#ofGroup(group, groups, id);
  }
  #ofGroup(group: XlsItem, groups: readonly XlsItem[], section: string): void {
    if (groups.some((one) => one !== group && Object.keys(one.label).length > 0)) this.plan.note('import.nested-group', group.row, { name: group.name });
    if (group.kind === 'loop') this.plan.note('import.loop', group.row, { name: group.name });
    const shown = groups.flatMap((one) => this.rules.feel(one, 'relevant', this.plan.scopeOf(undefined))?.feel ?? []);
    if (shown.length > 0) this.rules.add('visible', section, allOf(shown));
    if (groups.some((one) => isYes(one.readonly ?? ''))) this.rules.add('readonly', section, 'true');
  }

  /** The field that a question or table became, if it did. */
  #top(item: XlsItem): readonly string[] {
    const placed = this.plan.placeOf(item);
    if (!placed) return [];
    const made = item.kind === 'repeat' ? this.#table(placed) : this.#isCount(item) ? undefined : this.#field(placed, []);
    if (!made) return [];
    this.properties[placed.id] = made.property;
    this.ui[placed.id] = made.ui;
    if (isYes(item.required ?? '')) this.required.push(placed.id);
    return [placed.id];
  }
  /** The reference implementation's own question for the number of rows: those are limits of the table. */
  #isCount({ row, path }: XlsItem): boolean {
    const table = this.plan.placed.find(({ item }) => item.kind === 'repeat' && item.row === row);
    if (table) this.places.push({ row, path, field: table.id });
    return table !== undefined;
  }

  #field(placed: Placed, around: readonly string[]): Field | undefined {
    const { item, id, table } = placed;
    const shape = this.plan.shapeOf(placed);
    if (!shape) {
      this.#left(item);
      return undefined;
    }
    const field = fieldOf(placed, shape, this.plan, this.texts);
    this.rules.ofField(placed, around);
    if (id !== item.name) this.plan.note('import.renamed', item.row, { name: item.name, id });
    if (item.kind === 'rank') this.plan.note('import.rank', item.row, { name: item.name });
    if (item.kind === 'file' && item.type !== 'file') this.plan.note('import.audio', item.row, { name: item.name, type: item.type });
    this.places.push({ row: item.row, path: item.path, field: table === undefined ? id : `${table}/${id}` });
    return field;
  }
  #left(item: XlsItem): void {
    if (item.kind === 'calculate') this.rules.feel(item, 'calculation', this.plan.scopeOf(this.plan.placeOf(item)));
    else this.plan.note(DESCRIBED[item.kind] ?? 'import.kind', item.row, { name: item.name, type: item.type });
  }

  #table(placed: Placed): Field | undefined {
    const { item, id } = placed;
    const [columns, ui, required] = [{} as Record<string, JsonObject>, {} as Record<string, JsonObject>, [] as string[]];
    this.places.push({ row: item.row, path: item.path, field: id });
    this.#columns(item.children ?? [], [], id, (column, field, isRequired) => {
      columns[column] = field.property;
      ui[column] = field.ui;
      if (isRequired) required.push(column);
    });
    if (Object.keys(columns).length === 0) return undefined;
    const title = this.texts.say(item.label, `/schema/properties/${id}/title`, item) || item.name;
    const help = this.texts.say(item.hint, `/uiSchema/${id}/ui:help`, item);
    const shown = this.rules.feel(item, 'relevant', this.plan.scopeOf(undefined));
    if (shown) this.rules.add('visible', id, shown.feel);
    return { property: { type: 'array', title, items: { type: 'object', properties: columns, ...(required.length > 0 ? { required } : {}) }, ...this.#rows(item), 'x-privacy': item.privacy ?? 'L1' }, ui: { ...(help ? { 'ui:help': help } : {}), items: ui } };
  }
  #rows({ repeatCount, row, name }: XlsItem): JsonObject {
    if (repeatCount === undefined) return {};
    if (/^\d{1,3}$/.test(repeatCount.trim())) return { minItems: Number(repeatCount), maxItems: Number(repeatCount) };
    this.plan.note('import.repeat-count', row, { name });
    return {};
  }
  #columns(items: readonly XlsItem[], around: readonly string[], table: string, put: (column: string, field: Field, isRequired: boolean) => void): void {
    for (const item of items) {
      if (item.kind === 'repeat') this.plan.note('import.nested-repeat', item.row, { name: item.name });
      else if (item.kind === 'group' || item.kind === 'loop') this.#columnGroup(item, around, table, put);
      else this.#column(item, around, put);
    }
  }
  #columnGroup(item: XlsItem, around: readonly string[], table: string, put: (column: string, field: Field, isRequired: boolean) => void): void {
    this.plan.note('import.column-group', item.row, { name: item.name });
    const shown = this.rules.feel(item, 'relevant', this.plan.scopeOf(undefined, table));
    this.#columns(item.children ?? [], shown ? [...around, shown.feel] : around, table, put);
  }
  #column(item: XlsItem, around: readonly string[], put: (column: string, field: Field, isRequired: boolean) => void): void {
    const placed = this.plan.placeOf(item);
    const field = placed && this.#field(placed, around);
    if (placed && field) put(placed.id, field, isYes(item.required ?? ''));
  }
}

export const addXlsForm = (xls: XlsForm, base: FormDef): ImportedForm => new Import(xls, base).run();
