import { fieldsOf } from '../access/index';
import { withPicks } from '../form/index';
import type { FieldSpec } from '../form/types';
import type { JsonObject } from '../shared/json';
import type { PrintDef, PrintGrid, PrintPiece } from './format';
import { bandsOf } from './bands';
import { linesOf } from './lines';
import { type Filling, momentText, partsOf } from './pieces';
import { type Place, placesOf } from './places';
import type { PrintInput, Sheet, SheetCell, SheetGrid, SheetPage, SheetPart, SheetRow } from './sheet';
import { printedFields } from './uses';

const PAPER = { A3: [297, 420], A4: [210, 297], A5: [148, 210] } as const;
const DEFAULT_MARGIN = 15;

export function pageOf({ page = {} }: PrintDef): SheetPage {
  const { size = 'A4', landscape = false, margin = DEFAULT_MARGIN } = page;
  const [short, long] = PAPER[size];
  return { size, landscape, width: landscape ? long : short, height: landscape ? short : long, margin };
}

/** Texts beside one another are one. */
function partsIn(pieces: readonly PrintPiece[], filling: Filling): SheetPart[] {
  const parts: SheetPart[] = [];
  for (const part of pieces.flatMap((piece) => partsOf(piece, filling))) {
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

function cellAt({ column, rows, columns, cell, source }: Place, filling: Filling): SheetCell {
  return {
    column, rows, columns, ...(source === undefined ? {} : { source }), align: cell?.align ?? 'start', size: cell?.size ?? 'normal', bold: cell?.bold ?? false,
    parts: partsIn(cell?.pieces ?? [], filling),
  };
}

function layOutGrid(grid: PrintGrid, filling: Filling): SheetGrid {
  const { lines, runs } = linesOf(grid, filling.record?.data);
  const places = placesOf(grid, lines);
  const own = new Map<number, Place[]>();
  for (const place of places) own.set(place.line, own.get(place.line) ?? []).get(place.line)?.push(place);
  const rows = lines.map(({ source, row }, line): SheetRow => {
    const inRow = { ...filling, row };
    return { source, height: grid.heights?.[source] ?? 0, cells: (own.get(line) ?? []).map((place) => cellAt(place, inRow)) };
  });
  const total = grid.columns.reduce((sum, width) => sum + width, 0);
  return { columns: grid.columns.map((width) => (width / total) * 100), lines: grid.lines ?? true, bands: bandsOf(rows, places, runs) };
}

/** Names in the place of ids, which say nothing on paper; stars are what a mask leaves. */
const named = (fields: Readonly<Record<string, FieldSpec>>, data: JsonObject, names: NonNullable<PrintInput['names']>): JsonObject =>
  withPicks(fields, data, (_ref, id) => (/^\*+$/.test(id) ? id : Object.hasOwn(names, id) ? (names[id] ?? '') : ''));

/**
 * A record on paper, or the blank form when there is no record. Never fails: what a draft has wrong is left out, and is a finding elsewhere.
 * @example layOut({ pack, print, record, said: { review: [{ by: 'Kim', at, opinion: 'agreed' }] }, names: {} }).grids[0]?.bands
 */
export function layOut(input: PrintInput): Sheet {
  const { pack, print, record, names = {} } = input;
  const fields = fieldsOf(pack, print.record);
  const hidden = printedFields(print).filter((id) => record?.masked.includes(id)).flatMap((id) => fields[id]?.title ?? []);
  const stamp = [input.printedBy ?? '', momentText(input.printedAt, input)].join(' ').trim();
  const filling: Filling = { ...input, fields, ...(record ? { record: { ...record, data: named(fields, record.data, names) } } : {}) };
  return { title: print.title, page: pageOf(print), grids: print.grids.map((grid) => layOutGrid(grid, filling)), hidden, stamp };
}
