/** 打印版式: what a print shows must be there, may stand on paper, and lies where no other cell lies. */
import type { FieldSpec } from '../../form/types';
import type { PrintCell, PrintDef, PrintGrid, PrintPiece } from '../../print/format';
import { groupsOf } from '../../print/lines';
import { MOST_BOXES, optionsOf } from '../../print/pieces';
import { fieldUse } from '../../print/uses';
import type { Problem } from '../../shared/problem';
import { servicesOf } from './calls';
import { about, isThere, knownFields, type LintInput } from './input';

type Fields = Readonly<Record<string, FieldSpec>>;
type FieldPiece = Extract<PrintPiece, { field: string }>;
const own = <T>(map: Readonly<Record<string, T>> | undefined, id: string): T | undefined => (map !== undefined && Object.hasOwn(map, id) ? map[id] : undefined);
interface Sheet {
  readonly input: LintInput;
  readonly def: PrintDef;
  /** undefined: a form is broken, nothing is called missing */
  readonly fields: Fields | undefined;
  /** human steps of the processes that make the record; undefined: one of them is broken */
  readonly steps: ReadonlySet<string> | undefined;
  readonly at: ReturnType<typeof about>;
}

function stepsOf({ pack, source }: LintInput, record: string): ReadonlySet<string> | undefined {
  if (Object.keys(source.process).some((id) => !Object.hasOwn(pack.processes, id))) return undefined;
  const own = Object.values(pack.processes).filter((model) => servicesOf(pack, model.id).some((service) => service.record === record));
  return new Set(own.flatMap((model) => Object.values(model.nodes).flatMap((node) => (node.task ? [node.id] : []))));
}

/** Only the schema says whether a field holds files. */
function holdsFiles({ pack }: LintInput, record: string, path: string): boolean {
  const { field, column } = fieldUse(path);
  const propertyIn = (schema: unknown, id: string): unknown => (schema as { readonly properties?: Readonly<Record<string, unknown>> } | undefined)?.properties?.[id];
  const itemsOf = (property: unknown): unknown => (property as { readonly items?: unknown } | undefined)?.items;
  const isFile = (property: unknown): boolean => propertyIn(property, 'fileId') !== undefined || propertyIn(itemsOf(property), 'fileId') !== undefined;
  return Object.values(pack.forms).filter((form) => form.record === record).some(({ schema }) => {
    const own = propertyIn(schema, field);
    return isFile(column === undefined ? own : propertyIn(itemsOf(own), column));
  });
}

/** How an answer is shown must suit what it is. */
function lintLook({ input, def, at }: Sheet, piece: FieldPiece, spec: FieldSpec, path: string): Problem[] {
  const field = spec.title;
  if (piece.as === 'picture') return holdsFiles(input, def.record, piece.field) ? [] : [at('print.no-picture', path, { field }, 'warning')];
  if (piece.as !== 'boxes') return [];
  const options = optionsOf(spec, input.pack).length;
  if (options === 0) return [at('print.no-options', path, { field }, 'warning')];
  return options > MOST_BOXES ? [at('print.boxes-many', path, { field, limit: MOST_BOXES }, 'warning')] : [];
}

/** `table`: the child table for whose rows the row repeats. `shown`: the field itself, or the column. */
interface Placed { readonly piece: FieldPiece; readonly spec: FieldSpec; readonly shown: FieldSpec; readonly table: string | undefined; readonly path: string }

/** What is there may still not stand here. */
function lintPlaced(sheet: Sheet, { piece, spec, shown, table, path }: Placed): Problem[] {
  const isColumn = shown !== spec;
  // in a row of its table the table alone is the number of the row: no answer
  if (!isColumn && table === spec.id) return [];
  // a table is cut as a whole: one confidential column takes the others with it
  if (spec.level === 'L4') return [sheet.at('print.secret', path, { field: shown.title })];
  if (isColumn && table !== spec.id) return [sheet.at('print.column-outside', path, { table: spec.title, column: shown.title })];
  return lintLook(sheet, piece, shown, path);
}

function lintField(sheet: Sheet, piece: FieldPiece, table: string | undefined, path: string): Problem[] {
  if (!sheet.fields) return [];
  const { field, column } = fieldUse(piece.field);
  const spec = own(sheet.fields, field);
  if (!spec) return [sheet.at('print.field-unknown', path, { field })];
  const shown = column === undefined ? spec : own(spec.columns, column);
  return shown ? lintPlaced(sheet, { piece, spec, shown, table, path }) : [sheet.at('print.column-unknown', path, { table: spec.title, column: column ?? '' })];
}

function lintPiece(sheet: Sheet, piece: PrintPiece, table: string | undefined, path: string): Problem[] {
  if ('field' in piece) return lintField(sheet, piece, table, path);
  return 'step' in piece && sheet.steps?.has(piece.step) === false ? [sheet.at('print.step-unknown', path, { step: piece.step })] : [];
}

const cellWords = ({ row, column }: PrintCell): Problem['params'] => ({ row: row + 1, column: column + 1 });

function lintPlace({ at }: Sheet, grid: PrintGrid, cell: PrintCell, path: string): Problem[] {
  const { row, column, rows = 1, columns = 1 } = cell;
  if (row + rows > grid.rows || column + columns > grid.columns.length) return [at('print.outside', path, cellWords(cell))];
  const group = groupsOf(grid).find(({ from, to }) => row >= from && row < to);
  return group && row + rows > group.to ? [at('print.leaves-repeat', path, cellWords(cell))] : [];
}

/** The first cell that lies on another, for each that does. */
function lintOverlaps({ at }: Sheet, grid: PrintGrid, path: string): Problem[] {
  const owners = new Map<number, PrintCell>();
  return grid.cells.flatMap((cell, index) => {
    let other: PrintCell | undefined;
    for (let row = cell.row; row < Math.min(cell.row + (cell.rows ?? 1), grid.rows); row += 1) {
      for (let column = cell.column; column < Math.min(cell.column + (cell.columns ?? 1), grid.columns.length); column += 1) {
        const place = row * grid.columns.length + column;
        other ??= owners.get(place);
        if (!owners.has(place)) owners.set(place, cell);
      }
    }
    return other ? [at('print.overlap', `${path}/cells/${index}`, { ...cellWords(cell), otherRow: other.row + 1, otherColumn: other.column + 1 })] : [];
  });
}

function lintRepeat({ fields, at }: Sheet, { rows, repeat = [] }: PrintGrid, path: string): Problem[] {
  return repeat.flatMap(({ row, table }, index) => {
    const place = `${path}/repeat/${index}`;
    const spec = own(fields, table);
    if (row >= rows) return [at('print.outside', place, { row: row + 1, column: 1 })];
    if (repeat.findIndex((other) => other.row === row) !== index) return [at('print.repeat-twice', place, { row: row + 1 })];
    return fields && !spec?.columns ? [at('print.table-unknown', place, { table: spec?.title ?? table })] : [];
  });
}

function lintGrid(sheet: Sheet, grid: PrintGrid, path: string): Problem[] {
  const tableAt = new Map(groupsOf(grid).flatMap(({ from, to, table }) => Array.from({ length: to - from }, (_unused, n) => [from + n, table] as const)));
  const cells = grid.cells.flatMap((cell, index) => {
    const place = `${path}/cells/${index}`;
    return [...lintPlace(sheet, grid, cell, place), ...cell.pieces.flatMap((piece, at) => lintPiece(sheet, piece, tableAt.get(cell.row), `${place}/pieces/${at}`))];
  });
  return [...cells, ...lintOverlaps(sheet, grid, path), ...lintRepeat(sheet, grid, path)];
}

function lintPrint(input: LintInput, def: PrintDef): Problem[] {
  const at = about('print', def.id);
  if (!isThere(input, 'record', def.record)) return [at('print.record-unknown', '/record', { id: def.record })];
  const sheet: Sheet = { input, def, fields: knownFields(input, def.record), steps: stepsOf(input, def.record), at };
  return def.grids.flatMap((grid, index) => lintGrid(sheet, grid, `/grids/${index}`));
}

export const lintPrints = (input: LintInput): Problem[] => Object.values(input.source.print).flatMap((def) => lintPrint(input, def));
