/** Pieces in words: never an id. */
import type { PrintGrid, PrintPiece } from '@liandong/core/run';
import { t } from '../text';
import type { Place } from './area';
import { repeatAt } from './repeat';
import { type PrintWorld, specAt } from './world';

export type PieceKind = 'text' | 'field' | 'record' | 'step' | 'gone';
export interface PieceWords { readonly kind: PieceKind; readonly text: string }

type FieldPiece = Extract<PrintPiece, { field: string }>;

function fieldWords({ field, as }: FieldPiece, world: PrintWorld, table: string | undefined): PieceWords {
  const spec = specAt(world, field);
  if (!spec) return { kind: 'gone', text: t('piece.gone') };
  if (table === field) return { kind: 'field', text: t('piece.rowNumber') };
  const inTable = field.includes('/') ? specAt(world, field.split('/')[0] ?? '') : undefined;
  const title = inTable && table !== inTable.id ? t('piece.column', { table: inTable.title, column: spec.title }) : spec.title;
  return { kind: 'field', text: as === 'boxes' ? t('piece.boxes', { title }) : title };
}

/** @param table of the row that it stands in, when the row repeats */
export function pieceWords(piece: PrintPiece, world: PrintWorld, table?: string): PieceWords {
  if ('text' in piece) return { kind: 'text', text: piece.text };
  if ('field' in piece) return fieldWords(piece, world, table);
  if ('record' in piece) return { kind: 'record', text: t(`fact.${piece.record}`) };
  const step = world.steps.find(({ id }) => id === piece.step);
  return step ? { kind: 'step', text: t(`said.${piece.what}`, { step: step.title }) } : { kind: 'gone', text: t('piece.goneStep') };
}
export const wordsAt = (grid: PrintGrid, { row }: Place, pieces: readonly PrintPiece[], world: PrintWorld): PieceWords[] => {
  const table = repeatAt(grid, row)?.table;
  return pieces.map((piece) => pieceWords(piece, world, table));
};
