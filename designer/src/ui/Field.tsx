import { Typography } from 'antd';
import type { ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  /** id of the control; without it the label only groups what is inside */
  readonly htmlFor?: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}

/** A question of an inspector: label above, control, hint or what is wrong below. */
export function Field({ label, htmlFor, hint, error, children }: FieldProps) {
  return (
    <div className="ld-field" {...(htmlFor === undefined ? { role: 'group', 'aria-label': label } : {})}>
      {htmlFor === undefined ? <span className="ld-label">{label}</span> : <label className="ld-label" htmlFor={htmlFor}>{label}</label>}
      {children}
      {error !== undefined && <Typography.Text type="danger" role="alert" className="ld-hint">{error}</Typography.Text>}
      {error === undefined && hint !== undefined && <span className="ld-hint">{hint}</span>}
    </div>
  );
}
