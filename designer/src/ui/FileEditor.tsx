import { Input } from 'antd';
import { useId } from 'react';
import { Field } from './Field';

interface FileEditorProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly text: string;
  readonly isReadonly: boolean;
  onChange(text: string): void;
}

/** A whole file as text, for experts. */
export function FileEditor({ label, hint, error, text, isReadonly, onChange }: FileEditorProps) {
  const id = useId();
  return (
    <div className="ld-pad">
      <Field label={label} htmlFor={id} error={error} {...(hint === undefined ? {} : { hint })}>
        <Input.TextArea id={id} className="ld-mono" spellCheck={false} readOnly={isReadonly} autoSize={{ minRows: 20, maxRows: 200 }} value={text} onChange={(event) => onChange(event.target.value)} />
      </Field>
    </div>
  );
}
