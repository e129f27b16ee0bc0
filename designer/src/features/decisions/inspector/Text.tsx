import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Field } from '../../../ui';

interface TextProps { readonly label: string; readonly value: string; readonly isReadonly: boolean; readonly hint?: ReactNode; readonly error?: string | undefined; readonly rows?: number; readonly mono?: boolean; onChange(value: string): void }

/** A text that an input method may compose before it is given on. */
export function Text({ label, value, isReadonly, hint, error, rows, mono, onChange }: TextProps) {
  const id = useId();
  const [composed, compose] = useState<string>();
  const props = {
    id, value: composed ?? value, disabled: isReadonly, spellCheck: false, className: mono ? 'ld-mono' : '',
    onChange: ({ currentTarget, nativeEvent }: { currentTarget: { value: string }; nativeEvent: Event }) => ((nativeEvent as InputEvent).isComposing ? compose(currentTarget.value) : onChange(currentTarget.value)),
    onCompositionEnd: ({ currentTarget }: { currentTarget: { value: string } }) => {
      compose(undefined);
      onChange(currentTarget.value);
    },
  };
  return <Field label={label} htmlFor={id} error={error} {...(hint === undefined ? {} : { hint })}>{rows === undefined ? <Input {...props} /> : <Input.TextArea {...props} autoSize={{ minRows: rows, maxRows: 8 }} />}</Field>;
}
