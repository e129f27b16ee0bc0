import type { CodeList, Json } from '@liandong/core/run';
import type { Setting } from '@liandong/form';
import { Input, InputNumber, Select, Switch } from 'antd';
import { type FocusEvent, useId, useState } from 'react';
import { t } from '../text';
import { Field } from '../../../ui';
import { choicesFromLines, choicesOf, linesOf, retitled } from '../model/option-lines';
import type { PackLists } from './pack-lists';
import { choiceTitle, levelTitle, settingTitle } from '../words';

interface SettingInputProps {
  readonly setting: Setting;
  readonly value: Json | undefined;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly lists: PackLists;
  readonly isReadonly: boolean;
  /** why it cannot be changed here */
  readonly lock?: string | undefined;
  onChange(value: Json | undefined): void;
}
const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'];
const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const orNothing = (text: string): string | undefined => (text === '' ? undefined : text);

const Lock = () => <svg className="ld-lock" viewBox="0 0 12 14" aria-hidden="true"><path d="M3 6V4a3 3 0 0 1 6 0v2h1.5v7h-9V6zm1.5 0h3V4a1.5 1.5 0 0 0-3 0z" fill="currentColor" /></svg>;

/** One setting of a widget as a question; what kinds there are is the form package's to say. */
export function SettingInput(props: SettingInputProps) {
  const id = useId();
  const { setting, lock, isReadonly } = props;
  const hint = lock === undefined ? t.find(`forms.settingHint.${setting.id}`) : <><Lock />{lock}</>;
  return <Field label={settingTitle(setting.id)} htmlFor={id} {...(hint === undefined ? {} : { hint })}><Control {...props} isReadonly={isReadonly || lock !== undefined} id={id} /></Field>;
}

/** What the pack has to choose from, for the kinds of settings that choose from it. */
function Listed({ id, setting, value, codes, lists, isReadonly, onChange }: SettingInputProps & { readonly id: string }) {
  const kind = setting.kind as 'codes' | keyof PackLists;
  const options = kind === 'codes' ? Object.values(codes).map((list) => ({ value: list.id, label: list.title })) : [...lists[kind]];
  const placeholder = kind === 'codes' ? t('forms.ownOptions') : t(`forms.listed.${kind}`);
  return <Select id={id} disabled={isReadonly} allowClear={kind !== 'record'} showSearch={{ optionFilterProp: 'label' }} placeholder={placeholder} value={asText(value) || undefined} options={options} onChange={(chosen?: string) => onChange(chosen)} />;
}
const LISTED: ReadonlySet<string> = new Set(['codes', 'record', 'role', 'tier']);

/** A few words to choose from. */
function Words({ id, setting, value, isReadonly, onChange }: SettingInputProps & { readonly id: string }) {
  const isLevel = setting.kind === 'level';
  const words = isLevel ? LEVELS : (setting.choices ?? []);
  return <Select id={id} disabled={isReadonly} value={asText(value) || (isLevel ? undefined : words[0])} options={words.map((word) => ({ value: word, label: isLevel ? levelTitle(word) : choiceTitle(word) }))} onChange={onChange} />;
}

function Control(props: SettingInputProps & { readonly id: string }) {
  const { id, setting, value, isReadonly, onChange } = props;
  if (LISTED.has(setting.kind)) return <Listed {...props} />;
  switch (setting.kind) {
    case 'number': return <InputNumber id={id} disabled={isReadonly} value={typeof value === 'number' ? value : null} onChange={(number) => onChange(number ?? undefined)} style={{ width: '100%' }} />;
    case 'boolean': return <Switch id={id} disabled={isReadonly} checked={value === true} onChange={(isOn) => onChange(isOn ? true : undefined)} />;
    case 'level': case 'choice': return <Words {...props} />;
    case 'options': return <OptionLines key={linesOf(choicesOf(value))} id={id} value={value} isReadonly={isReadonly} onChange={onChange} />;
    default: return <TextControl id={id} setting={setting} value={value} isReadonly={isReadonly} onChange={onChange} />;
  }
}

/** An empty name stays an empty name, so that the check can ask for one. */
function TextControl({ id, setting, value, isReadonly, onChange }: Omit<SettingInputProps, 'codes' | 'lists'> & { readonly id: string }) {
  if (setting.kind === 'longtext') return <Input.TextArea id={id} disabled={isReadonly} autoSize={{ minRows: 2, maxRows: 8 }} value={asText(value)} onChange={(event) => onChange(orNothing(event.target.value))} />;
  return <Input id={id} disabled={isReadonly} value={asText(value)} onChange={(event) => onChange(setting.key === 'title' ? event.target.value : orNothing(event.target.value))} />;
}

/** Options as lines, typed or pasted; they count once the field is left. */
function OptionLines({ id, value, isReadonly, onChange }: Pick<SettingInputProps, 'value' | 'isReadonly' | 'onChange'> & { readonly id: string }) {
  const before = choicesOf(value);
  const [text, setText] = useState(linesOf(before));
  const commit = (event: FocusEvent<HTMLTextAreaElement>): void => {
    const next = choicesFromLines(event.target.value, before);
    if (JSON.stringify(next) !== JSON.stringify(before)) onChange(next.length === 0 ? undefined : retitled(next, value));
  };
  return <Input.TextArea id={id} data-native-undo disabled={isReadonly} autoSize={{ minRows: 3, maxRows: 12 }} placeholder={t('forms.pasteOptions')} value={text} onChange={(event) => setText(event.target.value)} onBlur={commit} />;
}
