/**
 * 打印版式: how a record stands on paper. A print is a list of grids below one another, each of cells as in the paper forms that counties have;
 * what a cell says is pieces in a row: printed words, answers, facts of the record, what was said at a step. Pack data, as everything else.
 */
import { type Static, Type } from '@sinclair/typebox';
import { FieldPath, Id, oneOf, Title } from '../pack/format';

const strict = { additionalProperties: false } as const;

export const PrintPiece = Type.Union([
  Type.Object({ text: Type.String({ maxLength: 2000 }) }, strict),
  /**
   * An answer. `boxes`: all options with the chosen ones ticked, as on paper (☑男 ☐女); `picture`: the photo or signature itself. In a row that
   * repeats, `table/column` is the cell of that row, and the table alone its number, from 1.
   */
  Type.Object({ field: FieldPath, as: Type.Optional(oneOf(['value', 'boxes', 'picture'])) }, strict),
  Type.Object({ record: oneOf(['no', 'title', 'state', 'unit', 'county', 'createdAt', 'occurredAt', 'printedAt', 'printedBy', 'link']) }, strict),
  /** What was last said at a human step of the process that made the record; empty while nobody did it. */
  Type.Object({ step: Id, what: oneOf(['opinion', 'outcome', 'by', 'at']) }, strict),
]);

export const PrintCell = Type.Object({
  /** counted from 0 */
  row: Type.Integer({ minimum: 0, maximum: 199 }), column: Type.Integer({ minimum: 0, maximum: 59 }),
  /** how many rows and columns it covers; absent: one */
  rows: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })), columns: Type.Optional(Type.Integer({ minimum: 1, maximum: 60 })),
  pieces: Type.Array(PrintPiece, { maxItems: 40 }),
  align: Type.Optional(oneOf(['start', 'center', 'end'])),
  size: Type.Optional(oneOf(['small', 'normal', 'large', 'title'])),
  bold: Type.Optional(Type.Boolean()),
}, strict);

export const PrintGrid = Type.Object({
  rows: Type.Integer({ minimum: 1, maximum: 200 }),
  /** relative widths */
  columns: Type.Array(Type.Number({ minimum: 0.1, maximum: 100 }), { minItems: 1, maxItems: 60 }),
  /** least height of a row in millimetres, by row; absent or 0: as high as what stands in it */
  heights: Type.Optional(Type.Array(Type.Number({ minimum: 0, maximum: 400 }), { maxItems: 200 })),
  /** absent: drawn with lines */
  lines: Type.Optional(Type.Boolean()),
  cells: Type.Array(PrintCell, { maxItems: 2000 }),
  /** rows that stand once for each row of a child table */
  repeat: Type.Optional(Type.Array(Type.Object({
    row: Type.Integer({ minimum: 0, maximum: 199 }), table: Id,
    /** rows on paper when there are fewer answers: the rest is left blank to write in */
    atLeast: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
  }, strict), { maxItems: 20 })),
}, strict);

export const PrintDef = Type.Object({
  id: Id, title: Title, record: Id,
  page: Type.Optional(Type.Object({
    size: Type.Optional(oneOf(['A4', 'A5', 'A3'])), landscape: Type.Optional(Type.Boolean()),
    /** millimetres on all sides; absent: 15 */
    margin: Type.Optional(Type.Number({ minimum: 5, maximum: 50 })),
  }, strict)),
  grids: Type.Array(PrintGrid, { minItems: 1, maxItems: 100 }),
}, strict);

export type PrintPiece = Static<typeof PrintPiece>;
export type PrintCell = Static<typeof PrintCell>;
export type PrintGrid = Static<typeof PrintGrid>;
export type PrintDef = Static<typeof PrintDef>;
