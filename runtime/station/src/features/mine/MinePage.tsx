import { useState } from 'react';
import { Link } from 'react-router';
import { useApi, useSession } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Icon, Notice, Page, Segments, Sheet } from '../../ui';
import { keepLooks, type Looks, readLooks, TEXT_SIZES, THEMES } from './looks';

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

function SignOut() {
  const api = useApi();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  // A fresh page drops everything that this person's pages held in memory.
  const leave = async (route: 'DELETE /session' | 'DELETE /sessions'): Promise<void> => {
    try {
      await api.call(route);
      location.replace(import.meta.env.BASE_URL);
    } catch (cause) {
      setAsking(false);
      setProblem(errorText(cause));
    }
  };
  return (
    <section className="card card-list">
      {problem !== undefined && <Notice kind="problem">{problem}</Notice>}
      <button type="button" className="card-line" onClick={() => void leave('DELETE /session')}>{t('mine.signOut')}</button>
      <button type="button" className="card-line" onClick={() => setAsking(true)}>{t('mine.signOutAll')}</button>
      {asking && (
        <Sheet title={t('mine.signOutAll')} onClose={() => setAsking(false)} actions={<><Button kind="danger" onClick={() => void leave('DELETE /sessions')}>{t('mine.signOutAllDo')}</Button><Button onClick={() => setAsking(false)}>{t('mine.stay')}</Button></>}>
          <p>{t('mine.signOutAllWhy')}</p>
        </Sheet>
      )}
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
        <Link className="card-line" to="/mine/stand-ins">{t('standIn.title')}<Icon name="next" /></Link>
        {me?.rights.includes('operate') && <Link className="card-line" to="/mine/hand-over">{t('handOver.title')}<Icon name="next" /></Link>}
        <Link className="card-line" to="/mine/password">{t('password.title')}<Icon name="next" /></Link>
      </section>
      <SignOut />
    </Page>
  );
}
