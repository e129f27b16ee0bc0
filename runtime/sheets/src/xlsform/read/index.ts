/** From a workbook to the XLSForm in it, or all reasons why there is none. */
import { type Finding, refused } from '../../finding';
import type { Sheet, Workbook } from '../../workbook/read-workbook';
import { readChoices } from './choices';
import { checkReferences } from './references';
import { readSurvey } from './survey';
import { plainText, readTable, type SheetKind, type TableRow } from './table';
import type { XlsForm, XlsItem } from './types';

const YES = new Set(['yes', 'true', 'true()']);
const isYes = (text: string | undefined): boolean => YES.has((text ?? '').toLowerCase());

/** A workbook of one sheet is the survey, whatever its name. */
const sheetOf = ({ sheets }: Workbook, name: string): Sheet | undefined =>
  sheets.find((sheet) => sheet.name.toLowerCase() === name) ?? (name === 'survey' && sheets.length === 1 ? sheets[0] : undefined);

interface Part { readonly sheet: string; readonly rows: readonly TableRow[]; readonly columns: ReadonlySet<string> }
const NOTHING: Part = { sheet: '', rows: [], columns: new Set() };

class Parts {
  readonly refusals: Finding[] = [];
  constructor(readonly workbook: Workbook) {}

  read(kind: SheetKind, isClean: boolean): Part | undefined {
    const sheet = sheetOf(this.workbook, kind);
    if (!sheet) return undefined;
    const table = readTable(kind, sheet, isClean);
    if (!('code' in table)) return { sheet: sheet.name, rows: table.rows, columns: new Set(table.columns.map((column) => column.name)) };
    this.refusals.push(table);
    return NOTHING;
  }
  need(part: Part, column: string, isNeeded: boolean): void {
    if (part !== NOTHING && isNeeded && !part.columns.has(column)) this.refusals.push(refused('xlsform.no-column', { column }, { sheet: part.sheet, row: 1 }));
  }
}

const defined = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;

/** Groups that only stand on the paper: what opens a group opens each of its questions. */
const flattened = (items: readonly XlsItem[], around?: string): XlsItem[] => items.map((item) => {
  const own = item.relevant;
  const relevant = around === undefined ? own : own === undefined ? around : `${around} and (${own})`;
  if (item.children) return { ...item, children: flattened(item.children, relevant) };
  return relevant === undefined ? item : { ...item, relevant };
});

interface Sheets { readonly survey: Part; readonly choices: Part; readonly external: Part; readonly settings: Part; setting(name: string): string | undefined }

function sheetsOf(workbook: Workbook): Sheets | { readonly refusals: readonly Finding[] } {
  const parts = new Parts(workbook);
  const settings = parts.read('settings', false) ?? NOTHING;
  const setting = (name: string): string | undefined => (settings.rows[0] ? plainText(settings.rows[0], name) : undefined);
  const survey = parts.read('survey', isYes(setting('clean_text_values') ?? 'yes'));
  const [choices = NOTHING, external = NOTHING] = [parts.read('choices', false), parts.read('external_choices', false)];
  if (!survey) return { refusals: [...parts.refusals, refused('xlsform.no-survey')] };
  parts.need(survey, 'type', true);
  parts.need(choices, 'name', choices.rows.length > 0);
  return parts.refusals.length > 0 ? { refusals: parts.refusals } : { survey, choices, external, settings, setting };
}

/**
 * `mendNames`: names with spaces or signs are taken and changed (a person imports); else they are refused, as the reference implementation does.
 */
export function readXlsForm(workbook: Workbook, { mendNames }: { readonly mendNames: boolean }): XlsForm | { readonly refusals: readonly Finding[] } {
  const sheets = sheetsOf(workbook);
  if ('refusals' in sheets) return sheets;
  const { survey, choices, external, settings, setting } = sheets;
  const own = readChoices(choices.rows, choices.sheet, isYes(setting('allow_choice_duplicates')));
  const read = readSurvey({ sheet: survey.sheet, rows: survey.rows, lists: own.lists, external: readChoices(external.rows, external.sheet, true).lists, mendNames });
  const references = checkReferences(read.items, [survey, { ...choices, only: ['label', 'image', 'audio', 'video'] }, settings]);
  const refusals = [...own.refusals, ...read.refusals, ...(read.refusals.length > 0 ? [] : references)];
  if (refusals.length > 0) return { refusals };
  return {
    ...defined<Pick<XlsForm, 'title' | 'id' | 'style'>>({ title: setting('title') ?? read.title, id: setting('id_string'), style: setting('style') }),
    defaultLanguage: setting('default_language') ?? 'default', items: setting('flat') === undefined ? read.items : flattened(read.items), lists: read.lists, findings: [...workbook.findings, ...read.notes],
  };
}
