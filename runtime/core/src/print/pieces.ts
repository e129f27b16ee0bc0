/** What a piece of a cell becomes, with the answers that there are. */
import { choicesOf } from '../form/index';
import type { FieldOption, FieldSpec } from '../form/types';
import { displayValue } from '../record/index';
import { chinaDate } from '../shared/date';
import type { Instant, Json, JsonObject } from '../shared/json';
import { CORE_TEXT, filled } from '../text/index';
import type { PrintPiece } from './format';
import type { PrintedFile, PrintInput, Said, SheetPart, TickBox } from './sheet';
import { fieldUse } from './uses';

/** The row of a child table that a repeated row stands for; without cells: one to be written on. */
export interface TableRow { readonly table: string; readonly index: number; readonly cells?: JsonObject }
export interface Filling extends PrintInput {
  readonly fields: Readonly<Record<string, FieldSpec>>;
  readonly row?: TableRow | undefined;
}
type FieldPiece = Extract<PrintPiece, { field: string }>;
type RecordPiece = Extract<PrintPiece, { record: string }>;
type StepPiece = Extract<PrintPiece, { step: string }>;

/** More than these are no boxes to be ticked on paper: then the answer stands there as text. */
export const MOST_BOXES = 60;
const WORDS = CORE_TEXT.print;
const textPart = (text: string): SheetPart[] => (text === '' ? [] : [{ kind: 'text', text }]);
const listOf = (value: Json | undefined): readonly Json[] => (value === undefined || value === null || value === '' ? [] : Array.isArray(value) ? value : [value]);

const specOf = (format: string): FieldSpec => ({ id: format, title: '', type: 'string', level: 'L0', required: false, format });
const [DATE, MOMENT] = [specOf('date'), specOf('date-time')];
export const momentText = (at: Instant | undefined, { pack }: PrintInput): string => displayValue(MOMENT, at, pack);
const dayOf = (at: Instant | undefined, { pack }: Filling): string => (at === undefined ? '' : displayValue(DATE, chinaDate(at), pack));

const answerText = (spec: FieldSpec, value: Json | undefined, { pack }: Filling): string => displayValue(spec, value, pack);

/** What may be ticked: the options, the codes of a short list, yes and no. */
export function optionsOf(spec: FieldSpec, { codes }: PrintInput['pack']): readonly FieldOption[] {
  const choices = choicesOf(spec, codes);
  if (choices) return choices.options;
  return spec.type === 'boolean' ? [{ value: true, title: CORE_TEXT.value.yes }, { value: false, title: CORE_TEXT.value.no }] : [];
}

function boxesOf(spec: FieldSpec, value: Json | undefined, filling: Filling): SheetPart[] {
  const options = optionsOf(spec, filling.pack);
  if (options.length === 0 || options.length > MOST_BOXES) return textPart(answerText(spec, value, filling));
  const chosen = listOf(value);
  const boxes = options.map((option): TickBox => ({ title: option.title, ticked: chosen.includes(option.value) }));
  // what an earlier release let one choose is no option any more, and still the answer
  const others = chosen.filter((one) => !options.some((option) => option.value === one)).map((one): TickBox => ({ title: answerText(spec, one, filling), ticked: true }));
  return [{ kind: 'boxes', boxes: [...boxes, ...others.filter(({ title }) => title !== '')] }];
}

const isFile = (value: Json): value is JsonObject & PrintedFile => typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.fileId === 'string' && typeof value.name === 'string' && typeof value.type === 'string';
function picturesOf(spec: FieldSpec, value: Json | undefined, filling: Filling): SheetPart[] {
  const files = listOf(value).filter(isFile).filter(({ type }) => type.startsWith('image/')).map(({ fileId, name, type }): PrintedFile => ({ fileId, name, type }));
  return files.length === 0 ? textPart(answerText(spec, value, filling)) : [{ kind: 'pictures', files }];
}

interface Answer { readonly spec: FieldSpec; readonly value: Json | undefined; readonly isMasked: boolean }
function answerOf(path: string, { fields, record, row }: Filling): Answer | undefined {
  const { field, column } = fieldUse(path);
  const spec = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const isMasked = record?.masked.includes(field) === true;
  if (!spec || column === undefined) return spec && { spec, value: record?.data[field], isMasked };
  const own = Object.hasOwn(spec.columns ?? {}, column) ? spec.columns?.[column] : undefined;
  return own && row?.table === field ? { spec: own, value: row.cells?.[column], isMasked } : undefined;
}

function ofField({ field, as = 'value' }: FieldPiece, filling: Filling): SheetPart[] {
  const { row } = filling;
  if (row?.table === field) return textPart(String(row.index + 1));
  const answer = answerOf(field, filling);
  if (!answer) return [];
  const { spec, value, isMasked } = answer;
  if (isMasked || as === 'value') return textPart(answerText(spec, value, filling));
  return as === 'boxes' ? boxesOf(spec, value, filling) : picturesOf(spec, value, filling);
}

const FACTS: Readonly<Record<Exclude<RecordPiece['record'], 'link'>, (filling: Filling) => string | undefined>> = {
  no: ({ record }) => record?.no, title: ({ record }) => record?.title, state: ({ record }) => record?.stateTitle, unit: ({ record }) => record?.orgName, county: ({ county }) => county,
  createdAt: (filling) => dayOf(filling.record?.createdAt, filling), occurredAt: (filling) => dayOf(filling.record?.occurredAt, filling),
  printedAt: (filling) => momentText(filling.printedAt, filling), printedBy: ({ printedBy }) => printedBy,
};
function ofRecord({ record: fact }: RecordPiece, filling: Filling): SheetPart[] {
  if (fact !== 'link') return textPart(FACTS[fact](filling) ?? '');
  return filling.link === undefined ? [] : [{ kind: 'link', url: filling.link }];
}

/** Of several, the opinions below one another, each with its name; the date is that of the last. */
const SAID: Readonly<Record<StepPiece['what'], (said: readonly Said[], filling: Filling) => string>> = {
  opinion: (said) => (said.length > 1 ? said.filter(({ opinion }) => opinion).map(({ by, opinion = '' }) => filled(WORDS.opinionOf, { by, opinion })).join('\n') : (said[0]?.opinion ?? '')),
  outcome: (said) => [...new Set(said.flatMap(({ outcome }) => outcome ?? []))].join(CORE_TEXT.value.separator),
  by: (said) => said.map(({ by }) => by).filter((by) => by !== '').join(CORE_TEXT.value.separator),
  at: (said, filling) => dayOf(said.at(-1)?.at, filling),
};
const ofStep = ({ step, what }: StepPiece, filling: Filling): SheetPart[] => {
  const said = filling.said !== undefined && Object.hasOwn(filling.said, step) ? filling.said[step] : undefined;
  return textPart(SAID[what](said ?? [], filling));
};

/** Nothing where there is no answer. A piece that the record type does not know is nothing either: a draft may be half done. */
export function partsOf(piece: PrintPiece, filling: Filling): SheetPart[] {
  if ('text' in piece) return textPart(piece.text);
  if ('field' in piece) return ofField(piece, filling);
  return 'record' in piece ? ofRecord(piece, filling) : ofStep(piece, filling);
}
