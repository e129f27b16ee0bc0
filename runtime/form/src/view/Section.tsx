import { memo } from 'react';
import type { SectionModel, Value } from '../model/types';
import { FieldRow } from '../theme/index';

export interface SectionProps {
  readonly idPrefix: string;
  readonly section: SectionModel;
  /** the step's heading already names it */
  readonly untitled?: boolean;
  /** must be the same function for the life of the form */
  readonly onField: (field: string, value: Value) => void;
}

/** One section; a key press elsewhere does not draw it again, one in it draws one field. */
export const Section = memo(function Section({ idPrefix, section, untitled, onField }: SectionProps) {
  const { title, description, columns, fields, data } = section;
  return (
    <section className="section" data-section={section.id} aria-label={title === '' ? undefined : title}>
      {title !== '' && untitled !== true && <h2 className="section-title">{title}</h2>}
      <div className={columns > 1 ? 'section-form section-wide' : 'section-form'}>
        {description !== undefined && <p className="section-description">{description}</p>}
        <div className={`section-fields section-columns-${columns}`}>
          {fields.map((field) => <FieldRow key={field.id} id={`${idPrefix}-${field.id}`} field={field} value={data[field.id]} onField={onField} />)}
        </div>
      </div>
    </section>
  );
});

/** What stands in a section's place until it is put there: as high as it will about be, so that nothing jumps. */
export function AwaitedSection({ section, untitled }: Pick<SectionProps, 'section' | 'untitled'>) {
  return (
    <section className="section" data-awaits={section.id} style={{ minBlockSize: `${section.fields.length * 5.5}rem` }}>
      {section.title !== '' && untitled !== true && <h2 className="section-title">{section.title}</h2>}
    </section>
  );
}
