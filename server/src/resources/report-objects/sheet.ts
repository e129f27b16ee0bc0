/** A report as a workbook: what its reader sees of it on the page, and nothing else. */
import { CORE_TEXT } from '@liandong/core/run';
import type { WrittenSheet } from '@liandong/sheets';
import { words } from '../../text/index';
import type { ReportObject } from './contract';

type Row = WrittenSheet['rows'][number];
type Figure = ReportObject['figures'][number];

const say = (key: string, params = {}): string => words(`report.sheet.${key}`, params);
const unitOf = (unit: string): string => (CORE_TEXT.unit as Readonly<Record<string, string>>)[unit] ?? unit;
/** Why there is no number is said in its place; an empty cell would read as none. */
const numberOr = (value: number | null, reason?: string): string | number => value ?? say(reason === 'suppressed' ? 'hidden' : 'noFigure');

const figureRow = ({ title, unit, value, before, reason, adjusted, basis, description }: Figure): Row => [
  title, unitOf(unit), adjusted ?? numberOr(value, reason), adjusted === undefined ? '' : numberOr(value), reason === 'suppressed' ? '' : numberOr(before), basis === undefined ? '' : say(basis), description ?? '',
];
const headed = (keys: readonly string[]): Row => keys.map((key) => say(key));

const figures = (view: ReportObject): WrittenSheet => ({ name: say('figures'), rows: [headed(['indicator', 'unit', 'said', 'counted', 'before', 'basis', 'about']), ...view.figures.map(figureRow)], widths: [24, 8, 14, 14, 14, 14, 40] });

function below({ figures: all, below: reports = [] }: ReportObject): WrittenSheet[] {
  if (reports.length === 0) return [];
  const rows = reports.map((one): Row => [one.orgName, say(`state.${one.state}`), ...all.map(({ indicatorId }) => one.figures.find((figure) => figure.indicatorId === indicatorId)?.value ?? '')]);
  return [{ name: say('below'), rows: [[say('org'), say('how'), ...all.map(({ title }) => title)], ...rows], widths: [24, 12, ...all.map(() => 14)] }];
}

/** Sentences, what was explained, what was put right by hand, and who signed. */
function told({ sentences, exceptions, adjustments, signed }: ReportObject): WrittenSheet[] {
  const rows: Row[] = [
    ...sentences.map(({ text }): Row => [say('sentence'), text, '', '']), ...exceptions.map(({ title, explained }): Row => [say('exception'), title, explained ?? say('notExplained'), '']),
    ...adjustments.map((one): Row => [say('adjustment'), say('from', { title: one.title, was: String(numberOr(one.was)), value: one.value }), say('because', { reason: one.reason, evidence: one.evidence }), one.byName]),
    ...(signed ? [[say('signed'), signed.at.slice(0, 10), signed.hash, signed.byName]] : []),
  ];
  return rows.length === 0 ? [] : [{ name: say('told'), rows: [headed(['what', 'text', 'more', 'by']), ...rows], widths: [12, 50, 60, 16] }];
}

export const sheetsOf = (view: ReportObject): WrittenSheet[] => [figures(view), ...below(view), ...told(view)];
/** What people wrote in it stands in the file. */
export const holdsWords = ({ adjustments, exceptions }: ReportObject): boolean => adjustments.length > 0 || exceptions.some(({ explained }) => explained !== undefined);
