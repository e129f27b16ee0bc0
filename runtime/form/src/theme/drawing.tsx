import { useMemo } from 'react';
import type { DrawnField, Drawing } from '../parts/drawing';
import { widgetEntry } from '../widgets/registry';
import { errorId, labelId } from './context';
import { Control } from './Control';
import { FieldErrors, FieldFrame, Narrowed } from './FieldFrame';
import { ReadValue } from './ReadValue';

/** In a cell there is no room for all choices side by side. */
const narrow = (field: DrawnField['field']): DrawnField['field'] => (field.widget === 'select' ? { ...field, settings: { display: 'dropdown', ...field.settings } } : field);

function InCell({ id, field, value, onChange }: DrawnField) {
  const shown = useMemo(() => narrow(field), [field]);
  const entry = widgetEntry(field.widget);
  const isPlain = field.readonly || field.masked;
  const isGroup = entry.group === true && !isPlain;
  const control = <Control id={id} field={shown} value={value} onChange={onChange} />;
  const label = isGroup || isPlain ? <span id={labelId(id)} className="unseen">{field.title}</span> : <label id={labelId(id)} htmlFor={id} className="unseen">{field.title}</label>;
  return (
    <div className={`cell cell-${field.widget}`} {...(isGroup ? { role: 'group', 'aria-labelledby': labelId(id) } : {})}>
      {entry.bare !== true && label}
      {control}
      <Narrowed field={field} />
      <FieldErrors id={errorId(id)} problems={field.problems} />
    </div>
  );
}

const InFrame = ({ id, field, value, onChange }: DrawnField) => <FieldFrame id={id} field={field}><Control id={id} field={field} value={value} onChange={onChange} /></FieldFrame>;

export const DRAWING: Drawing = { InCell, InFrame, AsText: ReadValue };
