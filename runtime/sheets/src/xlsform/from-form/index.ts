/** Our form as an XLSForm workbook, so that an import of it is the same form again, as far as XLSForm has words. What it has none for is told. */
import { type CodeList, columnsOf, type FormDef, type JsonObject, type RuleDef } from '@liandong/core/run';
import { type Finding, type FindingCode, findingText, noticed, SHEET_WORDS } from '../../finding';
import { type FeelScope, NoXPath, toXPath } from '../../xpath/to-xpath';
import type { WrittenSheet } from '../../workbook/write-workbook';
import { constraintOf } from './bounds';
import { type Cells, sheetOf } from './columns';
import { lossesIn } from './losses';
import { PLAIN, typeOf, type XlsType } from './type-of';

export interface ExportedForm { readonly sheets: readonly WrittenSheet[]; readonly findings: readonly Finding[] }
interface Place { readonly id: string; readonly table?: string; readonly property: JsonObject; readonly ui: JsonObject; readonly required: boolean }
type Effect = RuleDef['effect'];

const OWN_LANGUAGE = SHEET_WORDS.ownLanguage;
const asObject = (value: unknown): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** Columns of the choices sheet that mean something by themselves: no attribute can stand in them. */
const CHOICE_COLUMNS: ReadonlySet<string> = new Set(['list_name', 'list name', 'name', 'label', 'image', 'audio', 'video', 'big-image', 'caption', 'value']);
const columnsFor = (attributes: JsonObject = {}): Cells => Object.fromEntries(Object.entries(attributes).filter(([name]) => !CHOICE_COLUMNS.has(name)).map(([name, value]) => [name, text(value)]));
function optionOf(raw: unknown): CodeList['items'][number] {
  const one = asObject(raw);
  return { code: String(one.const), title: text(one.title), attributes: asObject(one['x-attributes']) as Record<string, string> };
}
const ANSWERED = /^if (\S+) = null then true else (.*)$/s;

class Export {
  readonly findings: Finding[] = [];
  readonly survey: Cells[] = [];
  readonly choices: Cells[] = [];
  readonly #languages: readonly string[];
  readonly #properties: Readonly<Record<string, JsonObject>>;

  constructor(readonly form: FormDef, readonly codes: Readonly<Record<string, CodeList>>) {
    this.#languages = Object.keys(form.translations ?? {});
    this.#properties = Object.fromEntries(Object.entries(asObject(form.schema.properties)).map(([id, property]) => [id, asObject(property)]));
  }

  run(): ExportedForm {
    for (const [index, section] of (this.form.sections ?? []).entries()) this.#section(section.id, index);
    const placed = new Set((this.form.sections ?? []).flatMap((section) => section.fields));
    for (const id of Object.keys(this.#properties)) if (!placed.has(id)) this.#top(id);
    const settings: Cells = { form_title: this.form.title, form_id: this.form.id, default_language: this.#languages.length > 0 ? OWN_LANGUAGE : '', style: this.form.layout === 'steps' ? 'pages' : '' };
    return {
      findings: this.findings,
      sheets: [
        { name: 'survey', rows: sheetOf(this.survey, ['type', 'name', this.#column('label')]) }, { name: 'choices', rows: sheetOf(this.choices, ['list_name', 'name', this.#column('label')]) },
        { name: 'settings', rows: sheetOf([settings], ['form_title', 'form_id']) },
      ],
    };
  }
  #note(code: FindingCode, params: Finding['params']): void {
    this.findings.push(noticed(code, params));
  }
  #column(name: string): string {
    return this.#languages.length > 0 ? `${name}::${OWN_LANGUAGE}` : name;
  }
  /** A text in all languages, each in its column. */
  #said(column: string, own: string, pointer: string): Cells {
    const others = this.#languages.map((language) => [`${column}::${language}`, this.form.translations?.[language]?.[pointer] ?? ''] as const);
    return { [this.#column(column)]: own, ...Object.fromEntries(others) };
  }

  #section(id: string, index: number): void {
    const section = this.form.sections?.[index];
    if (!section) return;
    const title = section.title;
    this.survey.push({
      type: 'begin group', name: id, ...this.#said('label', title, `/sections/${index}/title`), ...this.#said('hint', section.description ?? '', `/sections/${index}/description`),
      relevant: this.#condition('visible', id, title, this.#scope()), readonly: this.#rules('readonly', id).some((rule) => rule.expression === 'true') ? 'yes' : '',
    });
    for (const field of section.fields) this.#top(field);
    this.survey.push({ type: 'end group' });
  }

  #top(id: string): void {
    const property = this.#properties[id];
    if (!property) return;
    const columns = columnsOf(property);
    const ui = asObject(this.form.uiSchema[id]);
    if (columns) this.#table(id, property, columns as Readonly<Record<string, JsonObject>>, ui);
    else this.#field({ id, property, ui, required: ((this.form.schema.required as string[] | undefined) ?? []).includes(id) });
  }

  #table(id: string, property: JsonObject, columns: Readonly<Record<string, JsonObject>>, ui: JsonObject): void {
    const title = text(property.title) || id;
    const isFixed = property.minItems !== undefined && property.minItems === property.maxItems;
    if (!isFixed && (property.minItems !== undefined || property.maxItems !== undefined)) this.#note('export.rows', { title });
    this.survey.push({
      type: 'begin repeat', name: id, ...this.#said('label', title, `/schema/properties/${id}/title`), ...this.#said('hint', text(ui['ui:help']), `/uiSchema/${id}/ui:help`),
      relevant: this.#condition('visible', id, title, this.#scope()), repeat_count: isFixed ? String(property.minItems) : '', 'x-privacy': text(property['x-privacy']), required: ((this.form.schema.required as string[] | undefined) ?? []).includes(id) ? 'yes' : '',
    });
    const required = (asObject(property.items).required as string[] | undefined) ?? [];
    for (const [column, inner] of Object.entries(columns)) this.#field({ id: column, table: id, property: inner, ui: asObject(asObject(ui.items)[column]), required: required.includes(column) });
    this.survey.push({ type: 'end repeat' });
  }

  #field(place: Place): void {
    const { id, table, property, ui } = place;
    const target = table === undefined ? id : `${table}/${id}`;
    const title = text(property.title) || id;
    const calculation = this.#rules('calculate', target)[0];
    const type = this.#typeOf(place, calculation !== undefined);
    if (!type) {
      this.#note('export.widget', { title, widget: text(ui['ui:widget']) });
      return;
    }
    const pointer = table === undefined ? `/schema/properties/${id}` : `/schema/properties/${table}/items/properties/${id}`;
    const uiPointer = table === undefined ? `/uiSchema/${id}` : `/uiSchema/${table}/items/${id}`;
    const scope = this.#scope(table);
    this.survey.push({
      type: `${type.type}${type.choice ? ` ${this.#list(place, pointer)}` : ''}`, name: id, ...this.#said('label', title, `${pointer}/title`), ...this.#said('hint', text(ui['ui:help']), `${uiPointer}/ui:help`), ...this.#said('guidance_hint', text(property.description), `${pointer}/description`),
      required: place.required ? 'yes' : this.#condition('required', target, title, scope), relevant: this.#condition('visible', target, title, scope),
      readonly: this.#rules('readonly', target).some((rule) => rule.expression === 'true') ? 'yes' : this.#condition('readonly', target, title, scope),
      calculation: calculation ? this.#feel('calculate', calculation.expression, title, scope) : '', ...this.#constraint(place, target, type), appearance: type.appearance ?? '', parameters: type.parameters ?? '', default: this.#default(property),
      choice_filter: type.choice ? this.#condition('options', target, title, { ...scope, columnOf: (name) => this.#choiceColumn(name) }) : '', ...this.#own(place, type),
    });
  }
  /** A choice of nothing is no choice there; it comes back by its widget. */
  #typeOf({ property, ui }: Place, isCalculated: boolean): XlsType | undefined {
    const found = typeOf(property, ui, isCalculated);
    const codes = text(property['x-codes']) || text(asObject(property.items)['x-codes']);
    return found?.choice && this.#options(property, codes).length === 0 ? { type: 'text', isBare: true } : found;
  }
  /** What XLSForm has no word for, in columns of our own, which others pass over. */
  #own({ property, ui }: Place, { type, isBare }: XlsType): Cells {
    const widget = text(ui['ui:widget']);
    const codes = text(property['x-codes']) || text(asObject(property.items)['x-codes']);
    const format = type === 'time' || type === 'geopoint' ? '' : text(property['x-format']);
    return { 'x-privacy': text(property['x-privacy']), 'x-format': format, 'x-source': text(property['x-source']), 'x-codes': codes, 'x-widget': PLAIN.has(widget) && isBare !== true ? '' : widget };
  }
  #default({ default: value }: JsonObject): string {
    if (value === undefined || value === null) return '';
    return Array.isArray(value) ? value.join(' ') : typeof value === 'object' ? '' : String(value);
  }

  #list({ id, table, property }: Place, pointer: string): string {
    const codes = text(property['x-codes']) || text(asObject(property.items)['x-codes']);
    const name = codes || (table === undefined ? id : `${table}_${id}`);
    if (this.choices.some((choice) => choice.list_name === name)) return name;
    if (property.type === 'boolean') this.#note('export.boolean', { title: text(property.title) });
    for (const [index, { code, title, parent, attributes }] of this.#options(property, codes).entries())
      this.choices.push({ ...columnsFor(attributes), ...(parent === undefined ? {} : { parent }), list_name: name, name: code, ...(codes ? { [this.#column('label')]: title } : this.#said('label', title, `${pointer}${property.type === 'array' ? '/items' : ''}/oneOf/${index}/title`)) });
    return name;
  }
  /** A label in several languages is no value that a filter could look at. */
  #choiceColumn(name: string): string | undefined {
    if (name === 'title') return this.#languages.length > 0 ? undefined : 'label';
    return name === 'code' ? 'name' : CHOICE_COLUMNS.has(name) ? undefined : name;
  }
  #options(property: JsonObject, codes: string): readonly CodeList['items'][number][] {
    if (codes) return this.codes[codes]?.items ?? [];
    if (property.type === 'boolean') return [{ code: 'true', title: SHEET_WORDS.yes }, { code: 'false', title: SHEET_WORDS.no }];
    const options = property.oneOf ?? asObject(property.items).oneOf;
    return Array.isArray(options) ? options.map(optionOf) : [];
  }

  #rules(effect: Effect, target: string): readonly RuleDef[] {
    return this.form.rules.filter((rule) => rule.effect === effect && rule.target === target);
  }
  #scope(table?: string, self?: string): FeelScope {
    const columns = table === undefined ? {} : (columnsOf(this.#properties[table] ?? {}) ?? {});
    const names = new Set([...Object.keys(this.#properties), ...Object.keys(columns)]);
    const ofPath = (path: string): string | undefined => {
      const [of = '', column = ''] = path.split('/');
      return Object.hasOwn(columnsOf(this.#properties[of] ?? {}) ?? {}, column) ? column : undefined;
    };
    const propertyOf = (id: string): JsonObject => asObject(asObject(columns)[id] ?? this.#properties[id]);
    return { ...(self === undefined ? {} : { self }), nameOf: (id) => (id.includes('/') ? ofPath(id) : names.has(id) ? id : undefined), isList: (id) => propertyOf(id).type === 'array' && asObject(propertyOf(id).items).type === 'string' };
  }

  #feel(effect: Effect, feel: string, title: string, scope: FeelScope): string {
    try {
      return toXPath(feel, scope);
    } catch (error) {
      if (!(error instanceof NoXPath)) throw error;
      this.#note(`export.${effect}`, { title, reason: findingText({ code: 'export.feel', params: { what: error.what }, severity: 'warning' }) });
      return '';
    }
  }
  #condition(effect: Effect, target: string, title: string, scope: FeelScope): string {
    const made = this.#rules(effect, target).filter((rule) => rule.expression !== 'true' || effect !== 'readonly').map((rule) => this.#feel(effect, rule.expression, title, scope)).filter((one) => one !== '');
    return made.length <= 1 ? made[0] ?? '' : made.map((one) => `(${one})`).join(' and ');
  }
  #constraint({ id, table, property }: Place, target: string, { type }: XlsType): Cells {
    const title = text(property.title) || id;
    const rules = this.#rules('check', target);
    const checks = rules.map((rule) => this.#feel('check', ANSWERED.exec(rule.expression)?.[1] === id ? (ANSWERED.exec(rule.expression)?.[2] ?? '') : rule.expression, title, this.#scope(table, id))).filter((one) => one !== '');
    const all = [...constraintOf(property, type), ...checks];
    const [first] = rules;
    const message = first && checks.length > 0 && first.message !== SHEET_WORDS.constraint ? this.#said('constraint_message', first.message ?? '', `/rules/${this.form.rules.indexOf(first)}/message`) : {};
    if (checks.length > 1) this.#note('export.checks', { title });
    return { constraint: all.length === 1 ? all[0] ?? '' : all.map((one) => (/ (and|or) /.test(one) ? `(${one})` : one)).join(' and '), ...message };
  }
}

/** `codes`: the pack's code lists, by id. */
export function xlsFormOf(form: FormDef, codes: Readonly<Record<string, CodeList>>): ExportedForm {
  const made = new Export(form, codes).run();
  return { ...made, findings: [...made.findings, ...lossesIn(form, made.sheets)] };
}
