import { WIDGETS } from '@liandong/form';
import { Button, Dropdown, Tag } from 'antd';
import { useDragSource, useDropSpot } from '../../../ui/dnd';
import { columnPath, columnsOf, isRequiredAt, isTable, titleAt, widgetAt } from '../model/paths';
import { isOnly, selectedIds } from '../selection';
import { t } from '../text';
import { effectTitle, widgetTitle } from '../words';
import type { CanvasProps } from './canvas-props';
import { FIELD_KEYS, onFieldKey } from './field-keys';

/** What a column may be: anything with an answer that is no table itself. */
const FOR_COLUMNS = WIDGETS.filter((widget) => widget.group !== 'layout' && !isTable(widget.schema));
const INSIDE = 2;

/** The columns of a child table, to be chosen, moved and added to; each is a field of the rows. */
export function ColumnList({ table, ...canvas }: CanvasProps & { readonly table: string }) {
  const { edited: { form, readonly }, actions, lineOf } = canvas;
  const columns = columnsOf(form, table) ?? [];
  const end = { table, index: columns.length };
  const spot = useDropSpot(`columns:${table}`, end, INSIDE);
  const title = titleAt(form, table);
  return (
    <div className="ld-columns-of" role="group" aria-label={t('forms.columnsOf', { title })}>
      <p className="ld-hint">{t(columns.length === 0 ? 'forms.noColumns' : 'forms.columns', { n: columns.length })}</p>
      <ol>{columns.map((column, index) => <ColumnRow key={column} {...canvas} path={columnPath(table, column)} index={index} table={table} />)}</ol>
      {!readonly && (
        <div ref={spot} className={lineOf(end) === undefined ? 'ld-drop-end' : 'ld-drop-end is-over'} data-drop-end={table}>
          <Dropdown trigger={['click']} menu={{ items: FOR_COLUMNS.map((widget) => ({ key: widget.id, label: widgetTitle(widget.id), onClick: () => actions.addWidget(widget.id, end) })) }}>
            <Button size="small" type="link" aria-label={t('forms.addColumnTo', { title })}>{t('forms.addColumn')}</Button>
          </Dropdown>
          {t('forms.dropColumn')}
        </div>
      )}
    </div>
  );
}

function ColumnRow({ path, table, index, edited: { form, readonly }, selection, actions, gravities, lineOf, onChoose }: CanvasProps & { readonly path: string; readonly table: string; readonly index: number }) {
  const { ref, isDragged } = useDragSource(`field:${path}`, { kind: 'field', id: path }, readonly);
  const place = { table, index };
  const spot = useDropSpot(`at:${path}`, place, INSIDE);
  const title = titleAt(form, path);
  const isSelected = selectedIds(selection).includes(path);
  const line = lineOf(place);
  const effects = [...new Set(form.rules.filter((rule) => rule.target === path).map((rule) => rule.effect))];
  const className = ['ld-card', 'ld-column', isSelected ? 'is-selected' : '', isDragged ? 'is-dragged' : '', line === undefined ? '' : `is-line-${line}`].join(' ');
  return (
    <li ref={spot} className={className}>
      <div className="ld-column-body" data-field={path}>
        <span>{title}{isRequiredAt(form, path) && <span className="ld-required" aria-hidden="true"> *</span>}</span>
        <span className="ld-hint">{widgetTitle(widgetAt(form, path))}</span>
        <span className="ld-grow" />
        {effects.map((effect) => <Tag key={effect}>{t('forms.hasRule', { effect: effectTitle(effect) })}</Tag>)}
        {gravities.has(path) && <span className={`ld-dot is-${gravities.get(path) ?? ''}`} role="img" aria-label={t('findings.here')} />}
        <button ref={ref} type="button" className="ld-card-hit" aria-pressed={isSelected} aria-label={t('forms.columnCard', { title })} aria-keyshortcuts={FIELD_KEYS} onClick={(event) => onChoose(path, event)} onKeyDown={(event) => !readonly && onFieldKey(event, actions, path)} />
        {isOnly(selection, path) && !readonly && (
          <span className="ld-column-actions">
            <Button size="small" aria-label={t('forms.upField', { title })} onClick={() => actions.moveBy(path, -1)}>↑</Button>
            <Button size="small" aria-label={t('forms.downField', { title })} onClick={() => actions.moveBy(path, 1)}>↓</Button>
            <Button size="small" danger aria-label={t('forms.removeField', { title })} onClick={() => actions.remove(path)}>{t('forms.remove')}</Button>
          </span>
        )}
      </div>
    </li>
  );
}
