import type { CodeList, FormDef } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import { memo, useMemo } from 'react';
import { formOfFields, programWith } from './preview-program';

interface FieldPreviewProps {
  /** the field's part of the form as text: the same text draws nothing anew */
  readonly source: string;
  readonly codes: Readonly<Record<string, CodeList>>;
}
const NO_DATA = {};

/** A field as it will look, not to be filled in. */
export const FieldPreview = memo(function FieldPreview({ source, codes }: FieldPreviewProps) {
  const program = useMemo(() => programWith(undefined, JSON.parse(source) as FormDef, codes), [source, codes]);
  const [formId = ''] = Object.keys(program.pack.forms);
  return <div inert className="ld-field-preview"><FormView program={program} formId={formId} data={NO_DATA} /></div>;
});

export const fieldSource = (form: FormDef, field: string): string => JSON.stringify(formOfFields(form, [field]));
