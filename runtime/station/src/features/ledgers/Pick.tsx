import { useId } from 'react';

interface PickProps { readonly label: string; readonly none?: string; readonly value: string; readonly options: readonly { readonly id: string; readonly title: string }[]; readonly onChange: (value: string) => void }

export function Pick({ label, none, value, options, onChange }: PickProps) {
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
