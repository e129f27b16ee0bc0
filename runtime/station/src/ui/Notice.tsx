import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';

type Kind = 'info' | 'problem' | 'done' | 'soon';
const ICONS: Readonly<Record<Kind, IconName>> = { info: 'info', problem: 'alert', done: 'done', soon: 'alert' };

/** Something to know here, told by icon and words. A problem is read out at once. */
export function Notice({ kind = 'info', title, children, actions }: { readonly kind?: Kind; readonly title?: string; readonly children?: ReactNode; readonly actions?: ReactNode }) {
  return (
    <div className={`notice notice-${kind} told`} role={kind === 'problem' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div className="notice-body">
        {title !== undefined && <strong>{title}</strong>}
        {children}
        {actions !== undefined && <div className="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
