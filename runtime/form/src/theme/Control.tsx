import { useContext } from 'react';
import type { DrawnField } from '../parts/drawing';
import { widgetEntry } from '../widgets/registry';
import { HostContext } from './context';
import { describedBy } from './FieldFrame';
import { ReadValue } from './ReadValue';

/** The control of one field: its widget, or its value where it may not be changed. */
export function Control({ id, field, value, onChange }: DrawnField) {
  const host = useContext(HostContext);
  if (!host) return null;
  if (field.readonly || field.masked) return <ReadValue field={field} value={value} host={host} />;
  const { Widget } = widgetEntry(field.widget);
  return <Widget id={id} value={value} field={field} host={host} describedBy={describedBy(id, field)} invalid={field.problems.length > 0} onChange={onChange} onBlur={() => host.onBlur(field.id)} />;
}
