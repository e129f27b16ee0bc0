import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '@liandong/client';
import { t } from '../../text';
import { LedgersLink } from '../ledgers';
import { ReportsLink } from '../reports';
import { GrantsLink } from '../grants';
import { RetentionLink } from '../retention';
import { Icon, Page, Segments } from '../../ui';
import { PersonsLink } from './PersonsLink';
import { keepLooks, type Looks, readLooks, TEXT_SIZES, THEMES } from './looks';
import { SignOut } from './SignOut';

function LooksSetting() {
  const [looks, setLooks] = useState<Looks>(readLooks);
  const choose = (part: Partial<Looks>): void => {
    const next = { ...looks, ...part };
    setLooks(next);
    keepLooks(next);
  };
  return (
    <section className="card">
      <h2>{t('mine.looks')}</h2>
      <p className="label">{t('mine.textSize')}</p>
      <Segments label={t('mine.textSize')} value={looks.text} onChange={(text) => choose({ text })} segments={TEXT_SIZES.map((id) => ({ id, title: t(`mine.text.${id}`) }))} />
      <p className="label">{t('mine.theme')}</p>
      <Segments label={t('mine.theme')} value={looks.theme} onChange={(theme) => choose({ theme })} segments={THEMES.map((id) => ({ id, title: t(`mine.themes.${id}`) }))} />
    </section>
  );
}

export function MinePage() {
  const { me } = useSession();
  return (
    <Page title={t('mine.title')}>
      {me && (
        <section className="card">
          <h2 className="mine-name">{me.name}</h2>
          <p className="hint">{t('mine.account', { username: me.username, county: me.county.name })}</p>
          <ul className="mine-grants">{me.grants.map((grant) => <li key={`${grant.role} ${grant.orgId}`}>{t('mine.grant', { org: grant.orgName, role: grant.roleTitle })}</li>)}</ul>
        </section>
      )}
      <LooksSetting />
      <section className="card card-list">
        <Link className="card-line" to="/inbox">{t('inbox.title')}<Icon name="next" /></Link>
        <Link className="card-line" to="/works?box=started">{t('works.started')}<Icon name="next" /></Link>
        <PersonsLink />
        <LedgersLink />
        <ReportsLink />
        <RetentionLink />
        <GrantsLink />
        {me?.rights.includes('figures') && <Link className="card-line" to="/dashboards">{t('mine.dashboards')}<Icon name="next" /></Link>}
        {me?.rights.includes('audit') && <Link className="card-line" to="/exports">{t('mine.exports')}<Icon name="next" /></Link>}
        <Link className="card-line" to="/mine/stand-ins">{t('standIn.title')}<Icon name="next" /></Link>
        {me?.rights.includes('operate') && <Link className="card-line" to="/mine/hand-over">{t('handOver.title')}<Icon name="next" /></Link>}
        <Link className="card-line" to="/mine/password">{t('password.title')}<Icon name="next" /></Link>
      </section>
      <SignOut />
    </Page>
  );
}
