import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'date';
  readonly autoComplete?: string;
  readonly rows?: number;
  readonly problem?: string | undefined;
  readonly help?: string;
  readonly first?: boolean;
  readonly maxLength?: number;
  readonly placeholder?: string;
}

/** One line or several of text outside a pack's forms. */
export function TextField({ label, value, onChange, type = 'text', autoComplete, rows, problem, help, first, maxLength, placeholder }: TextFieldProps) {
  const id = useId();
  const told = problem ?? help;
  const shared = {
    id, value, maxLength, placeholder, className: 'input', 'data-first': first ? '' : undefined,
    'aria-invalid': problem !== undefined, 'aria-describedby': told === undefined ? undefined : `${id}-told`,
  };
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      {rows === undefined
        ? <input {...shared} type={type} autoComplete={autoComplete} onChange={(event) => onChange(event.target.value)} />
        : <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />}
      {told !== undefined && <p id={`${id}-told`} className={problem === undefined ? 'hint' : 'hint hint-problem'}>{told}</p>}
    </div>
  );
}
