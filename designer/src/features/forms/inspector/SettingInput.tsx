import type { CodeList, Json } from '@liandong/core/run';
import type { Setting } from '@liandong/form';
import { Input, InputNumber, Select, Switch } from 'antd';
import { type FocusEvent, useId, useState } from 'react';
import { t } from '../text';
import { Field } from '../../../ui';
import { choicesFromLines, choicesOf, linesOf } from '../model/option-lines';
import { choiceTitle, levelTitle, settingTitle } from '../words';

interface SettingInputProps {
  readonly setting: Setting;
  readonly value: Json | undefined;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly isReadonly: boolean;
  /** why it cannot be changed here */
  readonly lock?: string | undefined;
  onChange(value: Json | undefined): void;
}
const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

/** One setting of a widget as a question; what kinds there are is the form package's to say. */
export function SettingInput(props: SettingInputProps) {
  const id = useId();
  const { setting, lock, isReadonly } = props;
  const hint = lock === undefined ? t.find(`forms.settingHint.${setting.id}`) : <><span aria-hidden="true">🔒 </span>{lock}</>;
  return <Field label={settingTitle(setting.id)} htmlFor={id} {...(hint === undefined ? {} : { hint })}><Control {...props} isReadonly={isReadonly || lock !== undefined} id={id} /></Field>;
}

function Control({ id, setting, value, codes, isReadonly, onChange }: SettingInputProps & { readonly id: string }) {
  switch (setting.kind) {
    case 'number': return <InputNumber id={id} disabled={isReadonly} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? undefined)} style={{ width: '100%' }} />;
    case 'boolean': return <Switch id={id} disabled={isReadonly} checked={value === true} onChange={(isOn) => onChange(isOn ? true : undefined)} />;
    case 'level': return <Select id={id} disabled={isReadonly} value={asText(value) || undefined} options={LEVELS.map((level) => ({ value: level, label: levelTitle(level) }))} onChange={onChange} />;
    case 'codes': return <Select id={id} disabled={isReadonly} allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('forms.ownOptions')} value={asText(value) || undefined} options={Object.values(codes).map((list) => ({ value: list.id, label: list.title }))} onChange={(chosen?: string) => onChange(chosen)} />;
    case 'choice': return <Select id={id} disabled={isReadonly} value={asText(value) || setting.choices?.[0]} options={(setting.choices ?? []).map((choice) => ({ value: choice, label: choiceTitle(choice) }))} onChange={onChange} />;
    case 'options': return <OptionLines key={linesOf(choicesOf(value))} id={id} value={value} isReadonly={isReadonly} onChange={onChange} />;
    default: return <TextControl id={id} setting={setting} value={value} isReadonly={isReadonly} onChange={onChange} />;
  }
}

/** An empty name stays an empty name, so that the check can ask for one. */
function TextControl({ id, setting, value, isReadonly, onChange }: Omit<SettingInputProps, 'codes'> & { readonly id: string }) {
  if (setting.kind === 'longtext') return <Input.TextArea id={id} disabled={isReadonly} autoSize={{ minRows: 2, maxRows: 8 }} value={asText(value)} onChange={(event) => onChange(orNothing(event.target.value))} />;
  return <Input id={id} disabled={isReadonly} value={asText(value)} onChange={(event) => onChange(setting.key === 'title' ? event.target.value : orNothing(event.target.value))} />;
}

/** Options as lines, typed or pasted; they count once the field is left. */
function OptionLines({ id, value, isReadonly, onChange }: Pick<SettingInputProps, 'value' | 'isReadonly' | 'onChange'> & { readonly id: string }) {
  const before = choicesOf(value);
  const [text, setText] = useState(linesOf(before));
  const commit = (event: FocusEvent<HTMLTextAreaElement>): void => {
    const next = choicesFromLines(event.target.value, before);
    if (JSON.stringify(next) !== JSON.stringify(before)) onChange(next.length === 0 ? undefined : next.map((choice) => ({ ...choice })));
  };
  return <Input.TextArea id={id} data-native-undo disabled={isReadonly} autoSize={{ minRows: 3, maxRows: 12 }} placeholder={t('forms.pasteOptions')} value={text} onChange={(event) => setText(event.target.value)} onBlur={commit} />;
}
