import { useSession } from '@liandong/client';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { ImpactView } from '@liandong/server/contract/packs';
import type { PackManifest } from '@liandong/core/run';
import { Alert, Button, Card, Spin } from 'antd';
import { useNavigate } from 'react-router';
import { placeOf, useDraft, useDraftStatus } from '../../editing';
import { t } from '../../text';
import { ErrorState, Loading, Page } from '../../ui';
import { Breaking } from './Breaking';
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
  const data = usePublishData(packId);
  const { packs, units, releases } = data;
  if (packs.isPending || units.isPending) return <Loading />;
  if (packs.isError || units.isError) return <ErrorState error={packs.error ?? units.error} retry={() => void Promise.all([packs.refetch(), units.refetch()])} />;
  const isChanged = packs.data.packs.find((pack) => pack.id === packId)?.changed === true;
  return (
    <Page title={t('tree.publish')} hint={t('publish.hint')}>
      <div className="ld-publish" data-native-undo>
        <Card title={t('publish.next')}><Next packId={packId} title={title} impact={data.impact} units={units.data.units} isChanged={isChanged} /></Card>
        <section aria-label={t('publish.releases')}>
          <h2>{t('publish.releases')}</h2>
          <ReleaseList packId={packId} releases={releases} units={units.data.units} />
        </section>
      </div>
    </Page>
  );
}

interface NextProps {
  readonly packId: string;
  readonly title: string;
  readonly impact: ReturnType<typeof usePublishData>['impact'];
  readonly units: readonly OrgUnitView[];
  readonly isChanged: boolean;
}

/** Checked, then what changes, then the form for the next version. */
function Next({ packId, title, impact, units, isChanged }: NextProps) {
  const { isPending, save } = useDraftStatus();
  if (impact.isError) return <ErrorState error={impact.error} retry={() => void impact.refetch()} />;
  if (save.kind === 'offline' || save.kind === 'refused') return <Alert type="warning" showIcon title={t('publish.notSaved')} />;
  const isChecking = isPending || impact.isPlaceholderData || !impact.data;
  const checking = <p role="status"><Spin size="small" /> {t('publish.checking')}</p>;
  if (!impact.data) return checking;
  const { blocking, changes, running, formDrafts, next, breaking, newest } = impact.data;
  if (blocking.length > 0) return <Blocked packId={packId} blocking={blocking} />;
  return (
    <>
      <h3>{t('publish.changes')}</h3>
      <Changes changes={changes} />
      <p className="ld-hint">{t('publish.runOn', { n: running, drafts: formDrafts })}</p>
      {newest !== undefined && breaking.length > 0 && <Breaking items={breaking} version={newest} />}
      {isChecking && checking}
      {!isChecking && (isChanged || changes.length > 0) && <NewRelease key={next} packId={packId} title={title} impact={impact.data} units={units} />}
    </>
  );
}

function Blocked({ packId, blocking }: { readonly packId: string; readonly blocking: ImpactView['blocking'] }) {
  const navigate = useNavigate();
  return (
    <Alert
      type="error" showIcon title={t('publish.blocked', { n: blocking.length })}
      description={<ul>{blocking.map((finding, index) => <li key={index}><Button type="link" size="small" onClick={() => void navigate(`/packs/${packId}/${placeOf(finding)}`)}>{finding.detail}</Button></li>)}</ul>}
    />
  );
}
