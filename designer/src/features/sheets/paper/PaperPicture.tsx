import type { Understood } from '@liandong/sheets';
import { t, widgetTitle } from '../text';

interface PaperPictureProps {
  readonly cells: readonly Understood[];
  readonly chosen: number | undefined;
  onChoose(at: number): void;
}
type Placed = Understood & { readonly at: number };

const meaningOf = ({ part, fields, title }: Understood): string => {
  if (part === 'table') return `${t('sheets.table')}「${title ?? ''}」`;
  if (part === 'field') return fields.map((field) => `${field.title}（${widgetTitle(field.widget)}）`).join('、');
  return part === 'empty' || part === 'label' ? '' : t(`sheets.parts.${part}`);
};
const MARKED = new Set(['field', 'table', 'unknown', 'section']);

function Cell({ cell, isChosen, onChoose }: { readonly cell: Placed; readonly isChosen: boolean; onChoose(): void }) {
  const meaning = meaningOf(cell);
  const printed = cell.text.trim();
  return (
    <td rowSpan={cell.rows} colSpan={cell.columns} className={`is-${cell.part}${isChosen ? ' is-chosen' : ''}`}>
      <button type="button" aria-pressed={isChosen} {...(printed === '' ? { 'aria-label': `${t('sheets.blank')}${meaning === '' ? '' : `：${meaning}`}` } : {})} onClick={onChoose}>
        {printed !== '' && <span>{printed}</span>}
        {MARKED.has(cell.part) && <small>{cell.part === 'unknown' ? '？ ' : ''}{meaning}</small>}
      </button>
    </td>
  );
}

/** The paper as it is printed, each cell coloured by what was understood of it. */
export function PaperPicture({ cells, chosen, onChoose }: PaperPictureProps) {
  const placed = cells.map((cell, at): Placed => ({ ...cell, at }));
  const grids = [...new Set(cells.map((cell) => cell.grid))];
  return (
    <div className="ld-paper" role="group" aria-label={t('sheets.picture')}>
      {grids.map((grid) => {
        const own = placed.filter((cell) => cell.grid === grid);
        const rows = Math.max(...own.map((cell) => cell.row + cell.rows));
        return (
          <table key={grid} role="presentation">
            <tbody>
              {Array.from({ length: rows }, (_one, row) => (
                <tr key={row}>{own.filter((cell) => cell.row === row).map((cell) => <Cell key={cell.at} cell={cell} isChosen={cell.at === chosen} onChoose={() => onChoose(cell.at)} />)}</tr>
              ))}
            </tbody>
          </table>
        );
      })}
    </div>
  );
}
