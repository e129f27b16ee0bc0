import { Checkbox } from 'antd';
import { propertyOf } from '../diagram/own-props';
import { undoable } from '../diagram/undo';
import type { DiagramElement } from '../diagram/types';
import type { DialectEntry } from '../model/dialect';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, type Option, TextField } from './controls';
import { CalledProcess } from './CalledProcess';
import { DecisionField } from './DecisionField';
import { FeelText } from './FeelText';
import { FirstSteps } from './FirstSteps';
import { SentenceField } from './SentenceField';

const SERVICES = Object.entries({ notify: t('service.notify') }).map(([value, title]) => ({ value, title }));

/** Properties that are one of several things. */
const CHOICES: Readonly<Record<string, (element: DiagramElement) => readonly Option[]>> = {
  service: () => SERVICES,
  'compensation.activity': (element) => [{ value: '', title: t('own.all') }, ...undoable(element).map((one) => ({ value: one.id, title: one.businessObject.name || one.id }))],
};
const SENTENCES = ['condition.condition', 'completion'];
const EXPRESSIONS = ['expression', 'activation', 'message.key'];

interface Asked { readonly label: string; readonly name: string; readonly disabled: boolean; readonly hint?: string }

function Interrupting({ value, onChange, ...asked }: Asked & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  return <Choice {...asked} value={value ? 'yes' : 'no'} options={[{ value: 'yes', title: t('own.interrupts') }, { value: 'no', title: t('own.goesOn') }]} onChange={(next) => onChange(next === 'yes')} />;
}
function YesNo({ label, name, disabled, value, onChange }: Asked & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  return <div className="ld-field" data-field={name}><Checkbox checked={value} disabled={disabled} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox></div>;
}

type TextProps = Asked & { readonly at: string; readonly element: DiagramElement; readonly value: string; readonly onChange: (value: string) => void };
function TextAnswer({ at, element, ...asked }: TextProps) {
  const { pack } = useEditing();
  const { label, value, disabled, onChange, hint } = asked;
  if (at === 'first') return <FirstSteps element={element} {...asked} />;
  if (SENTENCES.includes(at)) return <Field label={label} hint={hint}><SentenceField value={value} speech={{ outcomes: [], fields: pack.fields, params: pack.params }} disabled={disabled} onChange={onChange} /></Field>;
  if (EXPRESSIONS.includes(at)) return <FeelText {...asked} rows={at === 'expression' ? 3 : 1} />;
  const options = CHOICES[at]?.(element);
  if (options) return <Choice {...asked} options={options} placeholder={t('own.choose')} />;
  return <TextField {...asked} />;
}

/** One question of the schema, by what kind of answer it has. */
export function OwnField({ element, entry, name, type }: { readonly element: DiagramElement; readonly entry: DialectEntry; readonly name: string; readonly type: string }) {
  const { diagram, readonly: disabled } = useEditing();
  const found = propertyOf(entry, name);
  if (!found) return null;
  const { key, property } = found;
  const hint = t.find(`ownHint.${key}`) ?? t.find(`ownHint.${name}`);
  const value = property.read(element);
  const onChange = (next: string | boolean): void => diagram.change(t('step.own'), (get) => property.write(get, element, next), `own:${element.id}:${name}`);
  const asked = { label: t.find(`own.${key}`) ?? t.find(`own.${name}`) ?? name, name, disabled, onChange, ...(hint === undefined ? {} : { hint }) };
  if (key === 'decision') return <DecisionField element={element} entry={entry} label={asked.label} />;
  if (key === 'process') return <CalledProcess element={element} entry={entry} label={asked.label} />;
  if (key === 'interrupting') return <Interrupting {...asked} value={value === true} />;
  if (type === 'boolean') return <YesNo {...asked} value={value === true} />;
  return <TextAnswer {...asked} at={key} element={element} value={String(value)} />;
}
