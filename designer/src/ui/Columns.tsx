import type { ReactNode } from 'react';
import { t } from '../text';

/** Palette, canvas and inspector side by side; palette and inspector are optional. Each scrolls by itself. */
export function Columns({ palette, children, inspector }: { readonly palette?: ReactNode; readonly children: ReactNode; readonly inspector?: ReactNode }) {
  return (
    <div className="ld-columns">
      {palette !== undefined && <section className="ld-palette" aria-label={t('shell.palette')} tabIndex={0}>{palette}</section>}
      <section className="ld-canvas" aria-label={t('shell.canvas')} tabIndex={0}>{children}</section>
      {inspector !== undefined && <section className="ld-inspector" aria-label={t('shell.inspector')} tabIndex={0}>{inspector}</section>}
    </div>
  );
}
