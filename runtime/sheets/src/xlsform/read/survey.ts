/** The survey sheet: rows into a tree of questions, groups and repeats. */
import { type Finding, type FindingCode, noticed, refused, SHEET_WORDS } from '../../finding';
import { itemType, type ItemType } from './item-type';
import { isXlsName } from './names';
import { plainText, type TableRow, textsOf } from './table';
import type { XlsChoice, XlsItem } from './types';

type Lists = Map<string, readonly XlsChoice[]>;
export interface SurveyInput {
  readonly sheet: string;
  readonly rows: readonly TableRow[];
  readonly lists: ReadonlyMap<string, readonly XlsChoice[]>;
  readonly external: ReadonlyMap<string, readonly XlsChoice[]>;
  /** a name with spaces or signs is changed instead of refused */
  readonly mendNames: boolean;
}
interface Open { readonly kind: 'group' | 'repeat' | 'loop' | 'survey'; readonly name: string; readonly path: string; readonly row: number; readonly items: XlsItem[]; readonly names: Set<string>; table?: string | true }

const NO = new Set(['yes', 'true', 'true()']);
const isYes = (text: string | undefined): boolean => text !== undefined && NO.has(text.toLowerCase());
const SETTINGS = new Set(['form_title', 'set_form_title', 'form_id', 'set_form_id', 'prefix']);
/** a default that is worked out */
const DYNAMIC = /\$\{|\w\(|\||[+*]|\s(?:div|mod)\s|-/;

/** Cells of a row as the item's keys. */
const CELLS = { required: 'required', relevant: 'relevant', constraint: 'constraint', calculation: 'calculation', readonly: 'readonly', default: 'default', appearance: 'appearance', choiceFilter: 'choice_filter', parameters: 'parameters', repeatCount: 'repeat_count', privacy: 'x-privacy', format: 'x-format', source: 'x-source', codes: 'x-codes', widget: 'x-widget' } as const;

const cellsOf = (line: TableRow): Partial<Record<keyof typeof CELLS, string>> =>
  Object.fromEntries(Object.entries(CELLS).flatMap(([key, column]) => (plainText(line, column) === undefined ? [] : [[key, plainText(line, column)]])));

class Reader {
  readonly refusals: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly lists: Lists;
  readonly #repeats = new Set<string>();
  readonly #stack: Open[] = [{ kind: 'survey', name: '', path: '', row: 0, items: [], names: new Set(['meta']) }];
  title: string | undefined;

  constructor(readonly input: SurveyInput) {
    this.lists = new Map(input.lists);
  }
  get items(): readonly XlsItem[] {
    return this.#stack[0]?.items ?? [];
  }
  get #open(): Open {
    return this.#stack.at(-1) as Open;
  }
  #refuse(code: FindingCode, row: number, params: Finding['params'] = {}): void {
    this.refusals.push(refused(code, params, { sheet: this.input.sheet, row }));
  }

  read(): void {
    for (const line of this.input.rows) if (!isYes(plainText(line, 'disabled'))) this.#line(line);
    for (const open of this.#stack.slice(1)) this.#refuse('xlsform.not-closed', open.row, { name: open.name });
  }

  #line(line: TableRow): void {
    const written = plainText(line, 'type');
    if (written === undefined) {
      if (line.cells.name === undefined && line.cells.label === undefined) this.notes.push(noticed('xlsform.comment', {}, { sheet: this.input.sheet, row: line.row }));
      else this.#refuse('xlsform.no-type', line.row);
      return;
    }
    if (SETTINGS.has(written)) {
      if (written.endsWith('title')) this.title = plainText(line, 'name');
      return;
    }
    const type = itemType(written);
    if (!type) this.#refuse('xlsform.type-unknown', line.row, { type: written });
    else if (type.is === 'begin') this.#begin(line, type);
    else if (type.is === 'end') this.#end(line, type.kind);
    else this.#question(line, type);
  }

  #nameOf(line: TableRow, type: string): string | undefined {
    const given = plainText(line, 'name');
    if (given === undefined && type === 'note') return `generated_note_name_${line.row}`;
    if (given === undefined && type === 'audit') return 'audit';
    if (given === undefined) {
      this.#refuse('xlsform.no-name', line.row);
      return undefined;
    }
    if (!isXlsName(given) && !this.input.mendNames) this.#refuse('xlsform.name', line.row, { name: given });
    if (this.#open.names.has(given)) this.#refuse('xlsform.name-twice', line.row, { name: given });
    this.#open.names.add(given);
    return given;
  }

  #item(line: TableRow, name: string, type: string, kind: string): XlsItem {
    const hasMedia = ['image', 'audio', 'video', 'big-image'].some((column) => line.cells[column] !== undefined);
    return {
      row: line.row, name, type, kind, path: this.#open.path === '' ? name : `${this.#open.path}/${name}`,
      label: textsOf(line, 'label'), hint: textsOf(line, 'hint'), guidance: textsOf(line, 'guidance_hint'), constraintMessage: textsOf(line, 'constraint_message'), requiredMessage: textsOf(line, 'required_message'),
      ...cellsOf(line), ...(hasMedia ? { media: true as const } : {}),
    };
  }
  /** a question that the reference implementation adds by itself */
  #made(row: number, name: string, type: string, kind: string, more: Partial<XlsItem> = {}): void {
    this.#open.items.push({ row, name, type, kind, path: this.#open.path === '' ? name : `${this.#open.path}/${name}`, label: {}, hint: {}, guidance: {}, constraintMessage: {}, requiredMessage: {}, ...more });
  }

  #begin(line: TableRow, { kind, list }: Extract<ItemType, { is: 'begin' }>): void {
    const name = this.#nameOf(line, kind);
    if (kind === 'loop' && (list === undefined || !this.lists.has(list))) this.#refuse('xlsform.list-unknown', line.row, { list: list ?? '' });
    if (kind === 'repeat' && name !== undefined) this.#repeat(name, line.row);
    const item = this.#item(line, name ?? '', kind, kind);
    this.#count(item);
    const children: XlsItem[] = [];
    const isTable = item.appearance?.split(/\s+/).includes('table-list') === true;
    this.#open.items.push({ ...item, children, ...(list === undefined ? {} : { list }) });
    this.#stack.push({ kind, name: item.name, path: item.path, row: line.row, items: children, names: new Set(['meta']), ...(isTable ? { table: true as const } : {}) });
    if (isTable && (line.cells.label || line.cells.hint)) this.#made(line.row, `generated_table_list_label_${line.row}`, 'note', 'note', { label: item.label, hint: item.hint });
  }

  /** Tables are told apart by their names alone. */
  #repeat(name: string, row: number): void {
    if (this.#repeats.has(name)) this.#refuse('xlsform.name-twice', row, { name });
    this.#repeats.add(name);
  }
  /** A number of rows that is worked out gets a question of its own; one that another question says does not. */
  #count({ repeatCount, row, name }: XlsItem): void {
    if (repeatCount !== undefined && !/^\$\{[^}]*\}$/.test(repeatCount)) this.#made(row, `${name}_count`, 'calculate', 'calculate', { calculation: repeatCount, readonly: 'true()' });
  }

  #end(line: TableRow, kind: Open['kind']): void {
    if (this.#open.kind === kind) this.#stack.pop();
    else this.#refuse('xlsform.end-without-begin', line.row);
  }

  #question(line: TableRow, type: Extract<ItemType, { is: 'question' | 'choice' }>): void {
    const name = this.#nameOf(line, type.type);
    if (name === undefined) return;
    const item = this.#item(line, name, type.type, type.kind);
    if (type.kind === 'calculate' && item.calculation === undefined && !(item.default !== undefined && DYNAMIC.test(item.default))) this.#refuse('xlsform.no-calculation', line.row, { name });
    if (type.is === 'choice') this.#choice(line, item, type);
    else this.#open.items.push(item);
  }

  #choice(line: TableRow, item: XlsItem, type: Extract<ItemType, { is: 'choice' }>): void {
    const isElsewhere = type.isFromFile || /\$\{/.test(type.list);
    this.#checkList(line, type, isElsewhere);
    this.#tableHead(line, item, type);
    this.#open.items.push({ ...item, list: type.list, ...(isElsewhere ? { kind: 'outside' } : {}) });
    if (type.hasOther) this.#other(line, item, type.list);
  }

  #checkList({ row }: TableRow, { kind, list, type }: Extract<ItemType, { is: 'choice' }>, isElsewhere: boolean): void {
    const isExternal = type === 'select one external';
    const choices = (isExternal ? this.input.external : this.lists).get(list);
    if (choices === undefined && !isElsewhere) this.#refuse('xlsform.list-unknown', row, { list });
    const spaced = kind === 'multi' ? choices?.find((choice) => choice.name.includes(' ')) : undefined;
    if (spaced) this.#refuse('xlsform.choice-spaced', spaced.row, { list, name: spaced.name });
  }

  /** In a table list all selects have the same choices, and a row of their titles goes first. */
  #tableHead(line: TableRow, item: XlsItem, { kind, list, type }: Extract<ItemType, { is: 'choice' }>): void {
    const open = this.#open;
    if (open.table === undefined) return;
    if (open.table === true) {
      open.table = list;
      if (item.choiceFilter !== undefined) this.#refuse('xlsform.table-filter', line.row);
      this.#made(line.row, `reserved_name_for_field_list_labels_${line.row}`, type, kind, { list, appearance: 'label' });
    }
    if (open.table !== list) this.#refuse('xlsform.table-lists', line.row, { list });
  }

  #other(line: TableRow, item: XlsItem, list: string): void {
    if (item.choiceFilter !== undefined) this.#refuse('xlsform.other-filter', line.row);
    const choices = this.lists.get(list) ?? [];
    const languages = [...new Set(choices.flatMap((choice) => Object.keys(choice.label)))];
    if (!choices.some((choice) => choice.name === 'other')) this.lists.set(list, [...choices, { row: line.row, name: 'other', label: Object.fromEntries((languages.length > 0 ? languages : ['']).map((language) => [language, SHEET_WORDS.other])), extra: {} }]);
    this.#made(line.row, `${item.name}_other`, 'text', 'text', { label: { '': SHEET_WORDS.specifyOther }, relevant: `selected(../${item.name}, 'other')` });
  }
}

export function readSurvey(input: SurveyInput) {
  const reader = new Reader(input);
  reader.read();
  return { items: reader.items, lists: reader.lists as ReadonlyMap<string, readonly XlsChoice[]>, title: reader.title, refusals: reader.refusals, notes: reader.notes };
}
