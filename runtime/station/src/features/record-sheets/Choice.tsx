import { useId } from 'react';

interface Option { readonly id: string; readonly title: string }
/** One of a list; `none`: what stands there while nothing is chosen. */
export function Choice({ label, none, value, options, onChange }: { readonly label: string; readonly none: string; readonly value: string; readonly options: readonly Option[]; readonly onChange: (id: string) => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{none}</option>
        {options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}
      </select>
    </div>
  );
}
