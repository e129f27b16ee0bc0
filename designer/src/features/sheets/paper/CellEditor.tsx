import { guessField, isChoice, type Part, type Proposal, type Understood } from '@liandong/sheets';
import { Button, Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';
import { WIDGET_OPTIONS } from '../ProposalTable';
import { t } from '../text';

const PARTS: readonly Part[] = ['field', 'table', 'section', 'title', 'label', 'note', 'empty'];

interface CellEditorProps {
  readonly cell: Understood;
  onChange(cell: Understood): void;
}

function OneField({ field, onChange, onDrop }: { readonly field: Proposal; onChange(field: Proposal): void; onDrop(): void }) {
  const [titleId, widgetId, optionsId] = [useId(), useId(), useId()];
  return (
    <fieldset className="ld-paper-field">
      <Field label={t('sheets.columns.title')} htmlFor={titleId}><Input id={titleId} value={field.title} onChange={(event) => onChange({ ...field, title: event.target.value })} /></Field>
      <Field label={t('sheets.columns.widget')} htmlFor={widgetId}><Select id={widgetId} showSearch={{ optionFilterProp: 'label' }} virtual={false} value={field.widget} options={WIDGET_OPTIONS} onChange={(widget) => onChange({ ...field, widget })} /></Field>
      {isChoice(field.widget) && <Field label={t('sheets.columns.options')} htmlFor={optionsId} hint={t('sheets.optionsHint')}><Input id={optionsId} value={(field.options ?? []).join('、')} onChange={(event) => onChange({ ...field, options: event.target.value.split(/[、,，;；]/) })} /></Field>}
      <Checkbox checked={field.required === true} onChange={(event) => onChange({ ...field, required: event.target.checked })}>{t('sheets.columns.required')}</Checkbox>
      <Button type="text" aria-label={t('sheets.drop', { title: field.title })} onClick={onDrop}>✕</Button>
    </fieldset>
  );
}

/** What one cell of the paper is, to be put right. */
export function CellEditor({ cell, onChange }: CellEditorProps) {
  const [partId, titleId] = [useId(), useId()];
  const has = cell.part === 'field' || cell.part === 'table';
  const become = (part: Part): void => onChange({ ...cell, part, fields: (part === 'field' || part === 'table') && cell.fields.length === 0 ? [guessField(cell.text.trim() || t('sheets.newField'))] : cell.fields, ...(part === 'table' ? { title: cell.title ?? t('sheets.table') } : {}) });
  const put = (at: number, field: Proposal): void => onChange({ ...cell, fields: cell.fields.map((one, index) => (index === at ? field : one)) });
  return (
    <div className="ld-sheet-panel">
      <p className="ld-paper-quote">{cell.text.trim() || t('sheets.blank')}</p>
      <Field label={t('sheets.whatIsIt')} htmlFor={partId}><Select<Part> id={partId} value={cell.part} options={[...PARTS, ...(cell.part === 'unknown' ? ['unknown' as const] : [])].map((value) => ({ value, label: t(`sheets.parts.${value}`) }))} onChange={become} /></Field>
      {cell.part === 'table' && <Field label={t('sheets.tableTitle')} htmlFor={titleId}><Input id={titleId} value={cell.title ?? ''} onChange={(event) => onChange({ ...cell, title: event.target.value })} /></Field>}
      {has && cell.fields.map((field, at) => <OneField key={at} field={field} onChange={(next) => put(at, next)} onDrop={() => onChange({ ...cell, fields: cell.fields.filter((_one, index) => index !== at) })} />)}
      {has && <Button onClick={() => onChange({ ...cell, fields: [...cell.fields, guessField(t('sheets.newField'))] })}>{cell.part === 'table' ? t('sheets.addColumn') : t('sheets.addField')}</Button>}
    </div>
  );
}
