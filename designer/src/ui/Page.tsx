import type { ReactNode } from 'react';

/** A page with a heading, what one can do there at the right, and its content. */
export function Page({ title, hint, actions, children }: { readonly title: string; readonly hint?: string; readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="ld-page">
      <header className="ld-page-head">
        <div><h1>{title}</h1>{hint !== undefined && <p className="ld-hint">{hint}</p>}</div>
        {actions !== undefined && <div className="ld-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
