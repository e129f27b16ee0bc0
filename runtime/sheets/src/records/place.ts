import type { Problem } from '@liandong/core/run';

/** A cell of a workbook, and the title of its column; `cell` is '' for a row or a sheet as a whole. */
export interface Place { readonly sheet: string; readonly cell: string; readonly title: string }
export interface CellProblem extends Place { readonly problem: Problem }
