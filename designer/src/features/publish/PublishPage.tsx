import { useSession } from '@liandong/client';
import type { PackManifest } from '@liandong/core/run';
import { Alert, Button, Card, Spin } from 'antd';
import { useNavigate } from 'react-router';
import { placeOf, useDraft, useDraftStatus } from '../../editing';
import { t } from '../../text';
import { ErrorState, Loading, Page } from '../../ui';
import { Changes } from './Changes';
import { NewRelease } from './NewRelease';
import { ReleaseList } from './ReleaseList';
import { usePublishData } from './use-publish';

export function PublishPage() {
  const draft = useDraft();
  const { me } = useSession();
  if (!me?.rights.includes('publish')) return <Page title={t('tree.publish')}><Alert type="info" showIcon title={t('publish.noRight')} /></Page>;
  return <Publishing packId={draft.packId} title={draft.json<PackManifest>('pack.json')?.title ?? draft.packId} />;
}

function Publishing({ packId, title }: { readonly packId: string; readonly title: string }) {
  const { impact, packs, units, releases } = usePublishData(packId);
  const { isPending, save } = useDraftStatus();
  const navigate = useNavigate();
  if (packs.isPending || units.isPending) return <Loading />;
  if (packs.isError || units.isError) return <ErrorState error={packs.error ?? units.error} retry={() => void Promise.all([packs.refetch(), units.refetch()])} />;
  const isChanged = packs.data.packs.find((pack) => pack.id === packId)?.changed === true;
  return (
    <Page title={t('tree.publish')} hint={t('publish.hint')}>
      <div className="ld-publish">
        <Card title={t('publish.next')}>
          {(isPending || impact.isPending) && save.kind !== 'offline' && <p role="status"><Spin size="small" /> {t('publish.checking')}</p>}
          {impact.isError && <ErrorState error={impact.error} retry={() => void impact.refetch()} />}
          {impact.data && impact.data.blocking.length > 0 && (
            <Alert
              type="error" showIcon title={t('publish.blocked', { n: impact.data.blocking.length })}
              description={<ul>{impact.data.blocking.map((finding, index) => <li key={index}><Button type="link" size="small" onClick={() => void navigate(`/packs/${packId}/${placeOf(finding)}`)}>{finding.detail}</Button></li>)}</ul>}
            />
          )}
          {impact.data && impact.data.blocking.length === 0 && (
            <>
              <h3>{t('publish.changes')}</h3>
              <Changes changes={impact.data.changes} />
              <p className="ld-hint">{t('publish.runOn', { n: impact.data.running, drafts: impact.data.formDrafts })}</p>
              {(isChanged || impact.data.changes.length > 0) && !isPending && <NewRelease key={impact.data.next} packId={packId} title={title} impact={impact.data} units={units.data.units} />}
            </>
          )}
        </Card>
        <section aria-label={t('publish.releases')}>
          <h2>{t('publish.releases')}</h2>
          <ReleaseList packId={packId} releases={releases} units={units.data.units} />
        </section>
      </div>
    </Page>
  );
}
