import { Button, Dropdown } from 'antd';
import type { CellActions } from './actions';
import { spotAt } from './model/area';
import { canMerge, canSplit, lookOf } from './model/cells';
import { type Axis, canSwap, countOf } from './model/lines';
import type { Selected } from './selection';
import { t } from './text';

interface ToolbarProps { readonly selected: Selected | undefined; readonly actions: CellActions | undefined }

/** What rows or columns can be done to, by the chosen cells. */
function lineItems(axis: Axis, { own, area }: Selected, actions: CellActions) {
  const isRow = axis === 'row';
  const [start, size] = isRow ? [area.row, area.rows] : [area.column, area.columns];
  return [
    { key: 'before', label: t(isRow ? 'tools.rowAbove' : 'tools.columnLeft'), onClick: () => actions.addLine(axis, 'before') },
    { key: 'after', label: t(isRow ? 'tools.rowBelow' : 'tools.columnRight'), onClick: () => actions.addLine(axis, 'after') },
    { key: 'up', label: t(isRow ? 'tools.up' : 'tools.left'), disabled: size > 1 || !canSwap(own, axis, start - 1), onClick: () => actions.moveLine(axis, -1) },
    { key: 'down', label: t(isRow ? 'tools.down' : 'tools.right'), disabled: size > 1 || !canSwap(own, axis, start), onClick: () => actions.moveLine(axis, 1) },
    { key: 'remove', danger: true, label: t(isRow ? 'tools.removeRow' : 'tools.removeColumn'), disabled: countOf(own, axis) <= size, onClick: () => actions.removeLines(axis) },
  ];
}

/** What is done to the chosen cells, as in a spreadsheet. */
export function Toolbar({ selected, actions }: ToolbarProps) {
  const look = lookOf(selected && spotAt(selected.own, selected.head)?.cell);
  const isOff = !selected || !actions;
  return (
    <div className="pr-tools" role="toolbar" aria-label={t('tools.label')}>
      <Button size="small" disabled={isOff || !canMerge(selected.own, selected.area)} onClick={() => actions?.merge()}>{t('tools.merge')}</Button>
      <Button size="small" disabled={isOff || !canSplit(selected.own, selected.area)} onClick={() => actions?.split()}>{t('tools.split')}</Button>
      {(['row', 'column'] as const).map((axis) => (
        <Dropdown key={axis} disabled={isOff} trigger={['click']} menu={{ items: isOff ? [] : lineItems(axis, selected, actions) }}>
          <Button size="small" aria-haspopup="menu">{t(axis === 'row' ? 'tools.rows' : 'tools.columns')} <span className="ld-down" aria-hidden="true" /></Button>
        </Dropdown>
      ))}
      {(['start', 'center', 'end'] as const).map((align) => <Button key={align} size="small" disabled={isOff} className="pr-toggle" aria-pressed={!isOff && look.align === align} onClick={() => actions?.setLook({ align })}>{t(`tools.${align}`)}</Button>)}
      <Button size="small" disabled={isOff} className="pr-toggle" aria-pressed={!isOff && look.bold} onClick={() => actions?.setLook({ bold: !look.bold })}>{t('tools.bold')}</Button>
    </div>
  );
}
