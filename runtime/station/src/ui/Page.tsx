import { useEffect, type ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { t } from '../text';
import { Icon } from './Icon';

/** The router numbers its entries in the history of the tab: there is one of ours before this one. */
const hasBefore = (): boolean => ((history.state as { readonly idx?: number } | null)?.idx ?? 0) > 0;

/** Back to where one came from; to `to` when the page was opened by its address. */
export function BackLink({ to }: { readonly to: string }) {
  const navigate = useNavigate();
  return (
    <Link to={to} className="back" aria-label={t('page.back')} onClick={(event) => { if (hasBefore()) { event.preventDefault(); void navigate(-1); } }}>
      <Icon name="back" />
    </Link>
  );
}

interface PageProps {
  readonly title: string;
  /** where 返回 leads when the page was opened by its address; absent on the pages of the bar */
  readonly back?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

export function Page({ title, back, aside, children, wide = false }: PageProps) {
  useEffect(() => { document.title = t('page.title', { title }); }, [title]);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      <header className="page-head">
        {back !== undefined && <BackLink to={back} />}
        <h1>{title}</h1>
        {aside}
      </header>
      {children}
    </div>
  );
}
