import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableModel, Value } from '../../model/types';
import { blockOf, readCell, takesText, type Words } from './paste';
import { layOver, type Rows } from './rows';
import { pasteAt } from './table-keys';

export interface Pasted { readonly rows: number; readonly unread: number; readonly left: number }

/** A block from a spreadsheet into the cells from the focused one on. What came of it is told until the next one. */
export function usePaste(model: TableModel, rows: Rows, put: (rows: Rows) => void) {
  const { t } = useTranslation('form');
  const [pasted, setPasted] = useState<Pasted>();
  const words: Words = { yes: t('table.yes').split(' '), no: t('table.no').split(' ') };
  const paste = (event: ClipboardEvent): void => {
    const [at, block] = [pasteAt(event), blockOf(event.clipboardData.getData('text/plain'))];
    if (!at || !block) return;
    event.preventDefault();
    const columns = model.columns.slice(Math.max(0, model.columns.findIndex(({ id }) => id === at.column)));
    let unread = 0;
    const values = block.map((line, offset) => line.map((text, index): Value => {
      const head = columns[index];
      const cell = model.rows[at.row + offset]?.cells[model.columns.length - columns.length + index] ?? head;
      if (!cell || !takesText(cell) || cell.readonly) {
        unread += text === '' || cell?.calculated === true ? 0 : 1;
        return undefined;
      }
      const { value, isKnown } = readCell(text, cell, words);
      unread += isKnown ? 0 : 1;
      return value;
    }));
    put(layOver(rows, { row: at.row, columns: columns.map(({ id }) => id) }, values, model.most));
    const left = Math.max(0, at.row + block.length - model.most);
    setPasted({ rows: block.length - left, unread, left });
  };
  return { pasted, paste };
}
