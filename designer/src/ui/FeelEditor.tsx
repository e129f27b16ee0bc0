import { checkFeel, feelVariables, problemText } from '@liandong/core/run';
import { Input } from 'antd';
import { useId } from 'react';
import { t } from '../text';
import { Field } from './Field';

interface FeelEditorProps {
  readonly label: string;
  readonly value: string;
  /** names that the expression may read; absent: not checked here */
  readonly names?: ReadonlySet<string>;
  readonly isReadonly: boolean;
  onChange(value: string): void;
}

const CONTEXT = new Set(['params', 'today', 'now']);

/** What is wrong with an expression, told while it is typed. */
function feelProblem(source: string, names: ReadonlySet<string> | undefined): string | undefined {
  if (source.trim() === '') return t('feel.empty');
  const [first] = checkFeel(source);
  if (first) return problemText(first);
  const unknown = names && feelVariables(source).find((name) => !names.has(name) && !CONTEXT.has(name));
  return unknown === undefined ? undefined : t('feel.unknown', { name: unknown });
}

/** The expression itself, for experts. */
export function FeelEditor({ label, value, names, isReadonly, onChange }: FeelEditorProps) {
  const id = useId();
  return (
    <Field label={label} htmlFor={id} hint={t('feel.hint')} error={feelProblem(value, names)}>
      <Input.TextArea id={id} className="ld-mono" autoSize={{ minRows: 2, maxRows: 8 }} readOnly={isReadonly} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}
