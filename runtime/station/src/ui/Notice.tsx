import { type ReactNode, useEffect, useRef } from 'react';
import { Icon, type IconName } from './Icon';

type Kind = 'info' | 'problem' | 'done' | 'soon';
const ICONS: Readonly<Record<Kind, IconName>> = { info: 'info', problem: 'alert', done: 'done', soon: 'alert' };

/** Something to know here, told by icon and words. A problem is read out at once. `calls`: it answers what was just done, so it comes into sight. */
export function Notice({ kind = 'info', title, children, actions, calls = false }: { readonly kind?: Kind; readonly title?: string; readonly children?: ReactNode; readonly actions?: ReactNode; readonly calls?: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => { if (calls) ref.current?.scrollIntoView({ block: 'nearest' }); }, [calls, title]);
  return (
    <div ref={ref} className={`notice notice-${kind} told`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div className="notice-body">
        {title !== undefined && <strong>{title}</strong>}
        {children}
        {actions !== undefined && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
