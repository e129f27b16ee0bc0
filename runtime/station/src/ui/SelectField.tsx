import { useId } from 'react';

interface SelectFieldProps {
  readonly label: string;
  /** what stands there while nothing is chosen; without it one always is */
  readonly none?: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly onChange: (id: string) => void;
}

/** One of a list. */
export function SelectField({ label, none, value, options, onChange }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}
      </select>
    </div>
  );
}
