import { useSession } from '@liandong/client';
import { Dropdown, Layout } from 'antd';
import { NavLink, Outlet, useLocation } from 'react-router';
import { t } from '../text';
import { FindButton, FindProvider } from '../features/find';
import { ErrorState, Loading } from '../ui';
import { sectionsFor } from './sections';
import { SignIn } from './SignIn';

/** The frame of every screen: sign-in first, then the top bar with the sections one has a right to. */
export function Shell() {
  const session = useSession();
  const { pathname } = useLocation();
  if (session.state === 'loading') return <Loading />;
  if (session.state === 'away') return <ErrorState error={undefined} retry={session.retry} />;
  if (!session.me) return <SignIn signIn={session.signIn} />;
  const { me } = session;
  const items = [
    { key: 'out', label: t('nav.signOut'), onClick: () => void session.signOut() },
    { key: 'everywhere', label: t('nav.signOutEverywhere'), onClick: () => void session.signOutEverywhere() },
  ];
  const sections = sectionsFor(me.rights);
  return (
    <FindProvider sections={sections}>
      <Layout className="ld-shell">
        <header className="ld-top">
          <NavLink to="/" className="ld-brand">{t('nav.brand')}<span className="ld-county">{me.county.name}</span></NavLink>
          <nav aria-label={t('nav.label')}>
            {sections.map((section) => (
              <NavLink key={section.path} to={section.path} className={pathname.startsWith(section.path) ? 'ld-tab is-active' : 'ld-tab'}>{section.title}</NavLink>
            ))}
          </nav>
          <FindButton />
          <Dropdown menu={{ items }} trigger={['click']}>
            <button type="button" className="ld-who">{me.name}<span className="ld-hint">{me.grants[0]?.roleTitle}</span></button>
          </Dropdown>
        </header>
        <main className="ld-main"><Outlet /></main>
      </Layout>
    </FindProvider>
  );
}
