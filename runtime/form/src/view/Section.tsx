import { memo } from 'react';
import type { Json } from '@liandong/core/run';
import type { FormHost, SectionModel } from '../model/types';
import { NO_VALIDATOR, ThemedForm, toRjsf } from '../theme/index';

export interface SectionProps {
  readonly idPrefix: string;
  readonly section: SectionModel;
  readonly host: FormHost;
  /** the step's heading already names it */
  readonly untitled?: boolean;
  /** must be the same function for the life of the form */
  readonly onField: (field: string, value: Json | undefined) => void;
}

const same = (a: SectionProps, b: SectionProps): boolean =>
  a.host === b.host && a.onField === b.onField && a.untitled === b.untitled && JSON.stringify(a.section) === JSON.stringify(b.section);

/** One section as one rjsf form: a key press elsewhere does not render it again. */
export const Section = memo(function Section({ idPrefix, section, host, untitled, onField }: SectionProps) {
  const { schema, uiSchema, extraErrors } = toRjsf(section);
  return (
    <section className="section" data-section={section.id} aria-label={section.title === '' ? undefined : section.title}>
      {section.title !== '' && untitled !== true && <h2 className="section-title">{section.title}</h2>}
      <ThemedForm
        tagName="div" className="section-form" idPrefix={idPrefix} idSeparator="-" schema={schema} uiSchema={uiSchema} formData={section.data} formContext={host}
        extraErrors={extraErrors} validator={NO_VALIDATOR} noHtml5Validate noValidate showErrorList={false}
        experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults' }}
        onChange={(event, field) => field !== undefined && onField(field, event.formData?.[field])}
      >
        <></>
      </ThemedForm>
    </section>
  );
}, same);
