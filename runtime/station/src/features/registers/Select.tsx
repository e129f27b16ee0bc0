import { useId } from 'react';

export function Select({ label, value, options, onChange }: { readonly label: string; readonly value: string; readonly options: readonly { readonly id: string; readonly title: string }[]; readonly onChange: (id: string) => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>{options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}</select>
    </div>
  );
}
