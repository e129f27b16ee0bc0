import { memo, useContext } from 'react';
import type { JsonObject } from '@liandong/core/run';
import type { FieldModel, RowModel } from '../../model/types';
import { DrawingContext } from '../../parts/index';
import { RowButtons } from './RowButtons';
import type { RowActions } from './use-rows';

export interface RowProps {
  readonly id: string;
  readonly rowKey: number;
  readonly at: number;
  readonly count: number;
  readonly columns: readonly FieldModel[];
  readonly model: RowModel;
  readonly row: JsonObject;
  readonly actions: RowActions;
  readonly onRemove: (key: number) => void;
}

/** A row on a desk; drawn anew only when it is another one. */
export const TableRow = memo(function TableRow({ id, rowKey, at, count, columns, model, row, actions, onRemove }: RowProps) {
  const { InCell } = useContext(DrawingContext);
  return (
    <tr data-row={at}>
      <th scope="row" className="row-number">{at + 1}</th>
      {columns.map((column, index) => {
        const cell = model.cells[index];
        if (!cell) return <td key={column.id} />;
        return (
          <td key={column.id} data-cell={cell.id} className={cell.problems.length > 0 ? 'is-invalid' : undefined}>
            <InCell id={`${id}-${at}-${column.id}`} field={cell} value={row[column.id]} onChange={(value) => actions.set(rowKey, column.id, value)} />
          </td>
        );
      })}
      <td className="row-end"><RowButtons at={at} count={count} onMove={(by) => actions.move(rowKey, by)} onRemove={() => onRemove(rowKey)} /></td>
    </tr>
  );
});
