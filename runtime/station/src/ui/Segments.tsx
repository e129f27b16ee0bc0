export interface Segment<Id extends string> { readonly id: Id; readonly title: string; readonly count?: number | undefined }

/** A few lists of which one is shown. */
export function Segments<Id extends string>({ label, segments, value, onChange }: { readonly label: string; readonly segments: readonly Segment<Id>[]; readonly value: Id; readonly onChange: (id: Id) => void }) {
  return (
    <div className={segments.length > 3 ? 'segments segments-many' : 'segments'} role="group" aria-label={label}>
      {segments.map(({ id, title, count }) => (
        <button key={id} type="button" aria-pressed={id === value} onClick={() => onChange(id)}>
          {title}{count !== undefined && count > 0 && <span className="count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
