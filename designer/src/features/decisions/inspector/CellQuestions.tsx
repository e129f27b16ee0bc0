import type { Table } from '../../../dmn';
import type { TableActions } from '../grid/actions';
import type { Column } from '../model/columns';
import type { Place } from '../model/place';
import { t } from '../text';
import { ResultQuestion } from './ResultQuestion';
import { RowActions } from './RowActions';
import { TestQuestion } from './TestQuestion';
import { Text } from './Text';

interface Props { readonly table: Table; readonly place: Place; readonly column: Column; readonly actions: TableActions; readonly isReadonly: boolean }

/** The questions about one cell, and what can be done with its row. */
export function CellQuestions({ table, place, column, actions, isReadonly }: Props) {
  const rule = table.rules[place.row];
  const feel = (column.side === 'note' ? rule?.note : rule?.[column.side === 'input' ? 'inputs' : 'outputs'][column.index]) ?? '';
  const write = (next: string): void => actions.write(place, next, true);
  return (
    <div data-cell={`${place.row}:${place.column}`}>
      <h2>{t('inspector.wherePair', { n: place.row + 1, title: column.title })}</h2>
      {!isReadonly && <RowActions place={place} rows={table.rules.length} actions={actions} />}
      {column.side === 'input' && <TestQuestion feel={feel} column={column} isReadonly={isReadonly} onChange={write} />}
      {column.side === 'output' && <ResultQuestion label={t('inspector.result')} hint={t('inspector.resultHint')} feel={feel} column={column} isReadonly={isReadonly} onChange={write} />}
      {column.side === 'note' && <Text label={t('inspector.note')} hint={t('inspector.noteHint')} rows={3} value={feel} isReadonly={isReadonly} onChange={write} />}
    </div>
  );
}
