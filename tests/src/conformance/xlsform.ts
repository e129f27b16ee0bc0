/** XLSForm workbooks with the parse of the reference implementation: what was read, and that our form says the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FormDef, Json, JsonObject } from '@liandong/core/run';
import { addXlsForm, everyItem, findingText, type ImportedForm, readWorkbook, readXlsForm, type XlsForm, type XlsItem } from '@liandong/sheets';
import type { CaseResult } from './report';

interface Expected {
  readonly path: string;
  readonly type: string;
  readonly required?: string;
  readonly relevant?: string;
  readonly constraint?: string;
  readonly calculate?: string;
  readonly readonly?: string;
  readonly choices?: string;
}
interface XlsCase {
  readonly file: string;
  readonly expected: string;
  readonly items?: readonly Expected[];
  readonly choiceLists?: Readonly<Record<string, readonly string[]>>;
}
interface Fault { readonly step: string; readonly expected?: unknown; readonly got?: unknown }

const EMPTY: FormDef = { id: 'imported', title: 'imported', record: 'imported', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };
const COMPARED = { required: 'required', relevant: 'relevant', constraint: 'constraint', calculate: 'calculation', choices: 'list' } as const;
/** The manifest leaves out what holds for groups. */
const isHolder = (type: string): boolean => ['group', 'repeat', 'loop'].includes(type);

function faultOfItem(expected: Expected, got: XlsItem | undefined): Fault | undefined {
  if (got?.path !== expected.path) return { step: expected.path, expected: expected.path, got: got?.path };
  if (got.type !== expected.type) return { step: `${expected.path} type`, expected: expected.type, got: got.type };
  for (const [key, own] of Object.entries(COMPARED) as [keyof typeof COMPARED, keyof XlsItem][])
    if (expected[key] !== got[own] && !(isHolder(got.type) && expected[key] === undefined)) return { step: `${expected.path} ${key}`, expected: expected[key], got: got[own] };
  return undefined;
}

const TYPES: Readonly<Record<string, readonly Json[]>> = {
  text: ['string'], string: ['string'], integer: ['integer'], int: ['integer'], decimal: ['number'], date: ['string'], time: ['string'], datetime: ['string'], dateTime: ['string'],
  'select one': ['string'], 'select all that apply': ['array'], note: ['string'], calculate: ['string', 'number', 'boolean'], repeat: ['array'], acknowledge: ['boolean'],
};

/** The property that a field path (`table/column`) names. */
function propertyAt(form: FormDef, field: string): JsonObject | undefined {
  const [id = '', column] = field.split('/');
  const property = (form.schema.properties as Record<string, JsonObject>)[id];
  const items = property?.items as { readonly properties?: Record<string, JsonObject> } | undefined;
  return column === undefined ? property : items?.properties?.[column];
}
const codesOf = (property: JsonObject): string[] | undefined => (((property.oneOf ?? (property.items as JsonObject | undefined)?.oneOf) as { const: string }[] | undefined)?.map((option) => option.const));

/** Every item is in the form as what it is, or there is a finding with its row (or that of the table it stood in). */
function faultOfField(item: XlsItem, above: readonly XlsItem[], xls: XlsForm, { form, places, findings }: ImportedForm): Fault | undefined {
  const place = places.find((one) => one.path === item.path);
  const isSaid = (one: XlsItem): boolean => findings.some((finding) => finding.row === one.row);
  if (!place) return isHolder(item.type) || [item, ...above].some(isSaid) ? undefined : { step: `${item.path} lost` };
  const property = propertyAt(form, place.field);
  const types = TYPES[item.type];
  if (!property || (types && item.type !== 'calculate' && !types.includes(property.type ?? null))) return { step: `${item.path} in the form`, expected: types, got: property?.type };
  const codes = item.list === undefined ? undefined : xls.lists.get(item.list)?.map((choice) => choice.name);
  if (codes && JSON.stringify([...new Set(codes)]) !== JSON.stringify(codesOf(property))) return { step: `${item.path} choices in the form`, expected: codes, got: codesOf(property) };
  return ruleFault(item, place.field, form, isSaid(item));
}

function ruleFault(item: XlsItem, field: string, form: FormDef, isSaid: boolean): Fault | undefined {
  const hasRule = (effect: string): boolean => form.rules.some((rule) => rule.target === field && rule.effect === effect);
  if (item.relevant !== undefined && !hasRule('visible') && !isSaid) return { step: `${item.path} relevant in the form` };
  return item.type === 'calculate' && !hasRule('calculate') && !isSaid && item.row > 0 && field.includes(item.name) ? { step: `${item.path} calculation in the form` } : undefined;
}

function faultOfForm(items: readonly XlsItem[], above: readonly XlsItem[], xls: XlsForm, imported: ImportedForm): Fault | undefined {
  for (const item of items) {
    const fault = faultOfField(item, above, xls, imported) ?? faultOfForm(item.children ?? [], [...above, item], xls, imported);
    if (fault) return fault;
  }
  return undefined;
}

function faultOf(one: XlsCase, xls: XlsForm): Fault | undefined {
  const items = everyItem(xls.items);
  const expected = one.items ?? [];
  const lists = Object.fromEntries([...xls.lists].map(([list, choices]) => [list, choices.map((choice) => choice.name)]));
  for (const [index, item] of expected.entries()) {
    const fault = faultOfItem(item, items[index]);
    if (fault) return fault;
  }
  if (items.length !== expected.length) return { step: 'items', expected: expected.length, got: items.map((item) => item.path).slice(expected.length) };
  if (JSON.stringify(lists) !== JSON.stringify(one.choiceLists ?? {})) return { step: 'choices', expected: one.choiceLists, got: lists };
  return faultOfForm(xls.items, [], xls, addXlsForm(xls, EMPTY));
}

async function runOne(folder: string, one: XlsCase): Promise<CaseResult> {
  const workbook = await readWorkbook(new Uint8Array(readFileSync(join(folder, one.file))));
  const read = 'code' in workbook ? { refusals: [workbook] } : readXlsForm(workbook, { mendNames: false });
  const mustRefuse = one.expected.includes('refused');
  if ('refusals' in read) return { id: one.file, ok: mustRefuse, step: 'import', error: read.refusals.map(findingText).join('; ') };
  if (mustRefuse) return { id: one.file, ok: false, step: 'import', expected: 'refused', got: 'read' };
  const fault = faultOf(one, read);
  return fault ? { id: one.file, ok: false, ...fault } : { id: one.file, ok: true };
}

export async function runXlsForms(folder: string): Promise<CaseResult[]> {
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { readonly files: readonly XlsCase[] };
  const results: CaseResult[] = [];
  for (const one of files) results.push(await runOne(folder, one));
  return results;
}
