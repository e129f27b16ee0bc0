import { memo } from 'react';
import type { SectionModel, Value } from '../model/types';
import { FieldRow } from '../theme/index';

export interface SectionProps {
  readonly idPrefix: string;
  readonly section: SectionModel;
  /** the step's heading already names it */
  readonly untitled?: boolean;
  /** neither laid out nor painted while it is far from the view */
  readonly apart?: boolean;
  /** must be the same function for the life of the form */
  readonly onField: (field: string, value: Value) => void;
}

/** About how high it will be, in rem: so that nothing jumps. */
const heightOf = ({ fields }: SectionModel): number => fields.reduce((sum, { table }) => sum + 5.5 + 3.5 * (table?.rows.length ?? 0), 0);

/** One section; a key press elsewhere does not draw it again, one in it draws one field. */
export const Section = memo(function Section({ idPrefix, section, untitled, apart, onField }: SectionProps) {
  const { title, description, columns, fields, data } = section;
  return (
    <section
      className={apart === true ? 'section section-apart' : 'section'} style={apart === true ? { containIntrinsicBlockSize: `auto ${heightOf(section)}rem` } : undefined}
      data-section={section.id} aria-label={title === '' ? undefined : title}
    >
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

/** What stands in a section's place until it is put there. */
export function AwaitedSection({ section, untitled }: Pick<SectionProps, 'section' | 'untitled'>) {
  return (
    <section className="section" data-awaits={section.id} style={{ minBlockSize: `${heightOf(section)}rem` }}>
      {section.title !== '' && untitled !== true && <h2 className="section-title">{section.title}</h2>}
    </section>
  );
}
