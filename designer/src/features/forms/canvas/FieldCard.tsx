import { Button, Tag, Tooltip } from 'antd';
import { useDragSource, useDropSpot } from '../../../ui/dnd';
import type { Place } from '../model/form-edit';
import { columnsOf, propertyAt, titleAt } from '../model/paths';
import { isOnly, selectedIds } from '../selection';
import { t } from '../text';
import { effectTitle } from '../words';
import type { CanvasProps } from './canvas-props';
import { ColumnList } from './ColumnList';
import { FIELD_KEYS, onFieldKey } from './field-keys';
import { FieldPreview, fieldSource } from './FieldPreview';

/** A field on the canvas: chosen by click or Enter, with Ctrl or Shift besides others; dragged by the pointer, moved by Alt and arrow keys. */
export function FieldCard({ field, place, ...canvas }: CanvasProps & { readonly field: string; readonly place: Place }) {
  const { edited: { form, readonly }, codes, selection, actions, gravities, lineOf, onChoose } = canvas;
  const { ref, isDragged } = useDragSource(`field:${field}`, { kind: 'field', id: field }, readonly);
  const spot = useDropSpot(`at:${field}`, place);
  const title = titleAt(form, field);
  const isSelected = selectedIds(selection).includes(field);
  const line = lineOf(place);
  const effects = [...new Set(form.rules.filter((rule) => rule.target === field).map((rule) => rule.effect))];
  const className = ['ld-card', isSelected ? 'is-selected' : '', isDragged ? 'is-dragged' : '', line === undefined ? '' : `is-line-${line}`].join(' ');
  return (
    <li ref={spot} className={className}>
      <div className="ld-card-body" data-field={field}>
        <FieldPreview source={fieldSource(form, field)} codes={codes} />
        <button ref={ref} type="button" className="ld-card-hit" aria-pressed={isSelected} aria-label={t('forms.fieldCard', { title })} aria-keyshortcuts={FIELD_KEYS} onClick={(event) => onChoose(field, event)} onKeyDown={(event) => !readonly && onFieldKey(event, actions, field)} />
        <span className="ld-card-tags">
          {propertyAt(form, field)?.['x-source'] !== undefined && <Tag color="blue">{t('forms.fromLibrary')}</Tag>}
          {effects.map((effect) => <Tag key={effect}>{t('forms.hasRule', { effect: effectTitle(effect) })}</Tag>)}
          {gravities.has(field) && <span className={`ld-dot is-${gravities.get(field) ?? ''}`} role="img" aria-label={t('findings.here')} />}
        </span>
      </div>
      {columnsOf(form, field) !== undefined && <ColumnList {...canvas} table={field} />}
      {isOnly(selection, field) && !readonly && (
        <div className="ld-card-actions">
          <Tooltip title={t('forms.up')}><Button size="small" aria-label={t('forms.upField', { title })} onClick={() => actions.moveBy(field, -1)}>↑</Button></Tooltip>
          <Tooltip title={t('forms.down')}><Button size="small" aria-label={t('forms.downField', { title })} onClick={() => actions.moveBy(field, 1)}>↓</Button></Tooltip>
          <Button size="small" aria-label={t('forms.duplicateField', { title })} onClick={() => actions.duplicate(field)}>{t('forms.duplicate')}</Button>
          <Button size="small" danger aria-label={t('forms.removeField', { title })} onClick={() => actions.remove(field)}>{t('forms.remove')}</Button>
        </div>
      )}
    </li>
  );
}
