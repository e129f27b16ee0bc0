import type { CodeList, FormDef } from '@liandong/core/run';
import { Button, Tag, Tooltip } from 'antd';
import type { KeyboardEvent } from 'react';
import { t } from '../text';
import { useDragSource, useDropSpot } from '../../../ui/dnd';
import type { FormActions } from '../actions';
import { type Place, propertiesOf } from '../model/form-edit';
import { effectTitle } from '../words';
import { FieldPreview, fieldSource } from './FieldPreview';

export interface FieldCardProps {
  readonly form: FormDef;
  readonly field: string;
  readonly place: Place;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly isSelected: boolean;
  readonly isReadonly: boolean;
  readonly gravity: 'error' | 'warning' | undefined;
  readonly line: 'before' | 'after' | undefined;
  readonly actions: FormActions;
  onSelect(): void;
}

const KEYS: Readonly<Record<string, (actions: FormActions, field: string) => void>> = {
  'Alt+ArrowUp': (actions, field) => actions.moveBy(field, -1),
  'Alt+ArrowDown': (actions, field) => actions.moveBy(field, 1),
  'Ctrl+d': (actions, field) => actions.duplicate(field),
  Delete: (actions, id) => actions.remove({ kind: 'field', id }),
};
const nameOfKey = (event: KeyboardEvent): string => `${event.altKey ? 'Alt+' : ''}${event.ctrlKey ? 'Ctrl+' : ''}${event.key}`;

/** A field on the canvas: chosen by click or Enter, dragged by the pointer, moved by Alt and arrow keys. */
export function FieldCard({ form, field, place, codes, isSelected, isReadonly, gravity, line, actions, onSelect }: FieldCardProps) {
  const { ref, isDragged } = useDragSource(`field:${field}`, { kind: 'field', id: field }, isReadonly);
  const spot = useDropSpot(`at:${field}`, place);
  const title = String(propertiesOf(form)[field]?.title ?? field);
  const effects = [...new Set(form.rules.filter((rule) => rule.target === field).map((rule) => rule.effect))];
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = isReadonly ? undefined : KEYS[nameOfKey(event)];
    if (!action) return;
    event.preventDefault();
    action(actions, field);
  };
  const className = ['ld-card', isSelected ? 'is-selected' : '', isDragged ? 'is-dragged' : '', line === undefined ? '' : `is-line-${line}`].join(' ');
  return (
    <li ref={spot} className={className}>
      <div className="ld-card-body" data-field={field}>
        <FieldPreview source={fieldSource(form, field)} codes={codes} />
        <button ref={ref} type="button" className="ld-card-hit" aria-pressed={isSelected} aria-label={t('forms.fieldCard', { title })} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Control+D Delete" onClick={onSelect} onKeyDown={onKeyDown} />
        <span className="ld-card-tags">
          {effects.map((effect) => <Tag key={effect}>{t('forms.hasRule', { effect: effectTitle(effect) })}</Tag>)}
          {gravity !== undefined && <span className={`ld-dot is-${gravity}`} role="img" aria-label={t('findings.here')} />}
        </span>
      </div>
      {isSelected && !isReadonly && (
        <div className="ld-card-actions">
          <Tooltip title={t('forms.up')}><Button size="small" aria-label={t('forms.upField', { title })} onClick={() => actions.moveBy(field, -1)}>↑</Button></Tooltip>
          <Tooltip title={t('forms.down')}><Button size="small" aria-label={t('forms.downField', { title })} onClick={() => actions.moveBy(field, 1)}>↓</Button></Tooltip>
          <Button size="small" aria-label={t('forms.duplicateField', { title })} onClick={() => actions.duplicate(field)}>{t('forms.duplicate')}</Button>
          <Button size="small" danger aria-label={t('forms.removeField', { title })} onClick={() => actions.remove({ kind: 'field', id: field })}>{t('forms.remove')}</Button>
        </div>
      )}
    </li>
  );
}
