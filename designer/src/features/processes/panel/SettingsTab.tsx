import { Checkbox } from 'antd';
import { OWN_PROPERTIES } from '../diagram/own-props';
import type { DiagramElement } from '../diagram/types';
import { type DialectEntry } from '../model/dialect';
import { t } from '../text';
import { useEditing } from './context';
import { Choice, TextField } from './controls';
import { DurationField } from './DurationField';
import { RecordState } from './RecordState';

const SERVICES = Object.entries({ notify: t('service.notify') }).map(([value, title]) => ({ value, title }));

/** An element's own settings, generated from core's schema of its properties, and the record's state. */
export function SettingsTab({ element, entry }: { readonly element: DiagramElement; readonly entry: DialectEntry }) {
  return (
    <>
      {Object.entries(entry.properties).map(([name, schema]) => <OwnField key={name} element={element} name={name} type={schema.type ?? 'string'} />)}
      <RecordState element={element} />
    </>
  );
}

function OwnField({ element, name, type }: { readonly element: DiagramElement; readonly name: string; readonly type: string }) {
  const { diagram, readonly } = useEditing();
  const property = OWN_PROPERTIES[name];
  if (!property) return null;
  const label = t.find(`own.${name}`) ?? name;
  const value = property.read(element);
  const write = (next: string | boolean): void => diagram.change(t('step.own'), (get) => property.write(get, element, next), `own:${element.id}:${name}`);
  if (type === 'boolean') return <div className="ld-field" data-field={name}><Checkbox checked={value === true} disabled={readonly} onChange={(event) => write(event.target.checked)}>{label}</Checkbox></div>;
  if (name === 'duration') return <DurationField label={label} name={name} value={String(value)} disabled={readonly} onChange={write} />;
  if (name === 'service') return <Choice label={label} name={name} value={String(value)} options={SERVICES} disabled={readonly} onChange={write} />;
  return <TextField label={label} name={name} value={String(value)} disabled={readonly} mono {...(name === 'expression' ? { rows: 3 } : {})} onChange={write} />;
}
