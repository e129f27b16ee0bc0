import { Switch } from 'antd';
import { useId } from 'react';
import { Field } from '../../../ui';

interface ToggleProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly isReadonly: boolean;
  readonly isOn: boolean;
  onChange(isOn: boolean): void;
}

export function Toggle({ label, hint, isReadonly, isOn, onChange }: ToggleProps) {
  const id = useId();
  return <Field label={label} htmlFor={id} {...(hint === undefined ? {} : { hint })}><Switch id={id} disabled={isReadonly} checked={isOn} onChange={onChange} /></Field>;
}
