import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NavLink, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useApi } from '@liandong/client';
import type { Me } from '@liandong/server/contract/session';
import { keys, LiveContext, useLive } from '../data';
import { Find } from '../features/find';
import { t } from '../text';
import { Icon, type IconName } from '../ui';
import { prefetchForms } from './form-pages';

interface Tab { readonly to: string; readonly icon: IconName; readonly title: string; readonly count?: number | undefined; readonly also?: string }

function Bar({ tabs }: { readonly tabs: readonly Tab[] }) {
  const { pathname } = useLocation();
  return (
    <nav className="bar" aria-label={t('bar.label')}>
      {tabs.map(({ to, icon, title, count, also }) => (
        <NavLink key={to} to={to} end={to === '/'} className={({ isActive }) => (isActive || (also !== undefined && pathname.startsWith(also)) ? 'active' : '')}>
          <span className="bar-icon"><Icon name={icon} />{count !== undefined && count > 0 && <span className="count">{count > 99 ? '99+' : count}</span>}</span>
          <span>{title}</span>
        </NavLink>
      ))}
    </nav>
  );
}

/** Pages with one thing to do: on phones they have the whole height, and 返回 in the place of the bar. */
const DOING = /^\/(tasks\/[^/]+|works\/[^/]+|services\/[^/]+\/[^/]+)$/;

/** Top line, the page, and the bar: at the bottom on phones, at the left on desks. */
export function Shell({ me, signedIn }: { readonly me: Me; readonly signedIn: boolean }) {
  const api = useApi();
  const live = useLive(signedIn);
  const { data: counts } = useQuery({ queryKey: keys.counts, queryFn: () => api.call('GET /tasks/counts') });
  const { pathname } = useLocation();
  useEffect(prefetchForms, []);
  const place = me.grants[0]?.orgName ?? me.county.name;
  const tabs: readonly Tab[] = [
    { to: '/', icon: 'home', title: t('bar.desk') },
    { to: '/tasks', icon: 'tasks', title: t('bar.tasks'), count: counts && counts.todo + counts.asks },
    { to: '/services', icon: 'services', title: t('bar.services') },
    { to: '/works', icon: 'works', title: t('bar.works'), also: '/records' },
    { to: '/mine', icon: 'me', title: t('bar.mine') },
  ];
  return (
    <div className={DOING.test(pathname) ? 'shell shell-doing' : 'shell'}>
      <a className="skip" href="#main">{t('bar.skip')}</a>
      <header className="top">
        <strong className="top-place">{place}</strong>
        <span className={live ? 'top-net' : 'top-net top-net-away'} role="status"><Icon name={live ? 'cloud' : 'away'} />{live ? t('bar.live') : t('bar.away')}</span>
        <Find />
        <NavLink to="/inbox" className="top-inbox" aria-label={t('bar.inbox', { n: counts?.inbox ?? 0 })}>
          <Icon name="bell" />{counts !== undefined && counts.inbox > 0 && <span className="count">{counts.inbox > 99 ? '99+' : counts.inbox}</span>}
        </NavLink>
      </header>
      <Bar tabs={tabs} />
      <main id="main" tabIndex={-1}><LiveContext value={live}><Outlet /></LiveContext></main>
      <ScrollRestoration />
    </div>
  );
}
