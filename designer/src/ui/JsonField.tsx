import type { Json } from '@liandong/core/run';
import { Input } from 'antd';
import { useId, useState } from 'react';
import { t } from '../text';
import { Field } from './Field';

interface JsonFieldProps {
  readonly label: string;
  readonly value: Json;
  readonly isReadonly: boolean;
  readonly rows?: number;
  /** anything but an object is refused */
  onChange(value: Json): void;
}

const read = (text: string): { readonly value: Json } | undefined => {
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
};
const isObject = (value: Json | undefined): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object as text. What does not parse stays in the field and changes nothing; edits from elsewhere show once the field is left alone. */
export function JsonField({ label, value, isReadonly, rows = 6, onChange }: JsonFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const text = typed ?? JSON.stringify(value, null, 2);
  const wrong = typed !== undefined && !isObject(read(typed)?.value);
  const type = (next: string): void => {
    setTyped(next);
    const parsed = read(next);
    if (parsed && isObject(parsed.value)) onChange(parsed.value);
  };
  return (
    <Field label={label} htmlFor={id} error={wrong ? t('state.notJson') : undefined}>
      <Input.TextArea id={id} className="ld-mono" spellCheck={false} readOnly={isReadonly} autoSize={{ minRows: rows, maxRows: 40 }} value={text} onChange={(event) => type(event.target.value)} onBlur={() => !wrong && setTyped(undefined)} />
    </Field>
  );
}
