import type { Drill } from '../drill';
import type { Shown, Table } from '../table';
import { t } from '../text';

/** A number that leads to what it is made of. */
export function Opens({ shown, of, onOpen }: { readonly shown: Shown; readonly of: string; readonly onOpen: ((drill: Drill) => void) | undefined }) {
  const { open, text, name } = shown;
  if (!open || !onOpen) return <>{text}</>;
  return <button type="button" className="board-number" aria-label={t('open', { title: name ?? of, value: name === undefined ? text : '' })} onClick={() => onOpen(open)}>{text}</button>;
}

export function TableView({ table, title, onOpen }: { readonly table: Table; readonly title: string; readonly onOpen: ((drill: Drill) => void) | undefined }) {
  if (table.rows.length === 0) return <p className="board-empty">{t('empty')}</p>;
  return (
    <div className="board-scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="board-table">
        <thead><tr>{table.head.map((head, index) => <th key={index} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}><th scope="row">{row.title}</th>{row.cells.map((cell, column) => <td key={column}><Opens shown={cell} of={`${row.title} ${table.head[column + 1] ?? ''}`} onOpen={onOpen} /></td>)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
