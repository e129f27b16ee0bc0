/** What an export has no place for: the workbook is read again at once, and what is not as it was is told by its name. */
import { columnsOf, filled, type FormDef, type JsonObject } from '@liandong/core/run';
import { type Finding, findingText, noticed, SHEET_WORDS } from '../../finding';
import { cellOf } from '../../workbook/cell';
import type { Workbook } from '../../workbook/read-workbook';
import type { WrittenSheet } from '../../workbook/write-workbook';
import { readXlsForm } from '../read/index';
import { addXlsForm } from '../to-form/index';

const asObject = (value: unknown): JsonObject => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {});
const workbookOf = (sheets: readonly WrittenSheet[]): Workbook =>
  ({ findings: [], sheets: sheets.map(({ name, rows }) => ({ name, merges: [], rows: rows.map((row) => row.map((cell) => cellOf(cell === null ? '' : String(cell)))) })) });

interface Words { readonly property: JsonObject; readonly ui: JsonObject }
/** Fields and columns by their path. */
function wordsOf(form: FormDef): Map<string, Words> {
  const found = new Map<string, Words>();
  for (const [id, raw] of Object.entries(asObject(form.schema.properties))) {
    const [property, ui] = [asObject(raw), asObject(form.uiSchema[id])];
    const { items: _columns, minItems: _least, maxItems: _most, ...table } = property;
    const columns = columnsOf(property);
    found.set(id, columns ? { property: table, ui: { 'ui:help': ui['ui:help'] ?? '' } } : { property, ui });
    for (const [column, inner] of Object.entries(columns ?? {})) found.set(`${id}/${column}`, { property: asObject(inner), ui: asObject(asObject(ui.items)[column]) });
  }
  return found;
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(sorted) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inside]) => [key, sorted(inside)])) : value;
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
/** What is told of by itself: a question of yes and no is written as a choice. */
const isChoiceNow = ({ property, ui }: Words): boolean => property.type === 'boolean' && ui['ui:widget'] !== 'consent';
const gone = (before: JsonObject, after: JsonObject): string[] => Object.keys(before).filter((key) => !isSame(before[key], after[key]));

function lostOf(form: FormDef, back: FormDef): Map<string, string[]> {
  const [after, lost] = [wordsOf(back), new Map<string, string[]>()];
  const note = (key: string, title: string): void => void lost.set(key, [...(lost.get(key) ?? []), title]);
  for (const [path, before] of wordsOf(form)) {
    const now = after.get(path);
    if (!now || isChoiceNow(before)) continue;
    const title = String(before.property.title ?? path);
    for (const key of new Set([...gone(before.property, now.property), ...gone(before.ui, now.ui)].map((one) => SAME[one] ?? one))) note(key, title);
  }
  for (const section of form.sections ?? []) if (section.columns !== undefined) note('columns', section.title);
  if (form.layout === 'tabs') note('layout', form.title);
  return lost;
}
/** Said in one word. */
const SAME: Readonly<Record<string, string>> = { items: 'oneOf', maxItems: 'minItems', maxLength: 'minLength', exclusiveMaximum: 'maximum', exclusiveMinimum: 'maximum', minimum: 'maximum', 'x-format': 'format', enum: 'oneOf' };

const NAMED = 3;
const titlesOf = (titles: readonly string[]): string => (titles.length <= NAMED ? titles.join(SHEET_WORDS.between) : filled(SHEET_WORDS.more, { titles: titles.slice(0, NAMED).join(SHEET_WORDS.between), n: titles.length }));
const wordOf = (key: string): string => (Object.hasOwn(SHEET_WORDS.keyword, key) ? (SHEET_WORDS.keyword as Readonly<Record<string, string>>)[key] ?? key : key);

export function lossesIn(form: FormDef, sheets: readonly WrittenSheet[]): Finding[] {
  const xls = readXlsForm(workbookOf(sheets), { mendNames: true });
  if ('refusals' in xls) return xls.refusals.map((refusal) => noticed('export.unreadable', { reason: findingText(refusal) }));
  const { form: back } = addXlsForm(xls, { ...form, schema: { type: 'object', properties: {} }, uiSchema: {}, sections: [], rules: [], translations: {} });
  return [...lostOf(form, back)].map(([key, titles]) => noticed('export.lost', { what: wordOf(key), titles: titlesOf(titles) }));
}
