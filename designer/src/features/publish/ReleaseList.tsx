import { ApiProblem, formatMoment } from '@liandong/client';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { ReleaseView } from '@liandong/server/contract/packs';
import { Alert, App, Button, Card, Modal, Tag } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { type Use, usesNow } from './in-use';
import { ScopeChoice } from './ScopeChoice';
import { type Scope, usePublishing } from './use-publish';

interface ReleaseListProps {
  readonly packId: string;
  readonly releases: readonly ReleaseView[];
  readonly units: readonly OrgUnitView[];
}
type Wish = { readonly release: ReleaseView; readonly kind: 'widen' | 'back' | 'use' };

/** What may be done with a release, by where it is in use and whether a newer one is. */
function wishesFor(index: number, use: Use | undefined, newestInUse: number): Wish['kind'][] {
  if (use?.isEverywhere) return [];
  if (use) return ['widen'];
  return index > newestInUse && newestInUse >= 0 ? ['back'] : ['use'];
}

/** Releases newest first: where each is in use, how much runs on it, and what can be done. */
export function ReleaseList({ packId, releases, units }: ReleaseListProps) {
  const [wish, setWish] = useState<Wish>();
  const now = new Date().toISOString();
  const uses = usesNow(releases, now);
  const newestInUse = releases.findIndex((release) => uses.has(release.sha));
  const whereOf = (use: Use | undefined): string => {
    if (!use) return t('publish.notInUse');
    const names = units.filter((unit) => use.orgIds.includes(unit.id)).map((unit) => unit.name).join(t('list.comma'));
    return use.isEverywhere ? t('publish.inUseAll') : t('publish.inUseAt', { names });
  };
  if (releases.length === 0) return <p>{t('publish.noReleases')}</p>;
  return (
    <div className="ld-releases">
      {releases.map((release, index) => (
        <Card key={release.sha} size="small" role="region" aria-label={t('publish.release', { version: release.version })}>
          <div className="ld-release">
            <div>
              <h3>v{release.version} <Tag color={uses.has(release.sha) ? 'success' : 'default'}>{t(uses.has(release.sha) ? 'publish.status.used' : `publish.status.${release.status}`)}</Tag></h3>
              <p>{release.note}</p>
              <p className="ld-hint">{t('publish.by', { by: release.publishedBy, when: formatMoment(release.publishedAt, now) })} · {whereOf(uses.get(release.sha))} · {t('publish.running', { n: release.running })}</p>
            </div>
            <span className="ld-row">
              {wishesFor(index, uses.get(release.sha), newestInUse).map((kind) => (
                <Button key={kind} aria-label={t(`publish.wishOf.${kind}`, { version: release.version })} onClick={() => setWish({ release, kind })}>{t(`publish.wish.${kind}`)}</Button>
              ))}
            </span>
          </div>
        </Card>
      ))}
      {wish && <Activate key={wish.release.sha + wish.kind} packId={packId} wish={wish} units={units} onEnd={() => setWish(undefined)} />}
    </div>
  );
}

function Activate({ packId, wish, units, onEnd }: { readonly packId: string; readonly wish: Wish; readonly units: readonly OrgUnitView[]; readonly onEnd: () => void }) {
  const { message } = App.useApp();
  const { activate, again } = usePublishing(packId);
  const [scope, setScope] = useState<Scope>('all');
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const { version } = wish.release;
  const run = (): void => {
    setBusy(true);
    activate(wish.release.sha, scope).then(() => {
      void message.success(t('publish.activated', { version }));
      onEnd();
      return again();
    }).catch((error: unknown) => {
      setReason(error instanceof ApiProblem && error.message !== '' ? error.message : t('state.offline'));
      setBusy(false);
    });
  };
  return (
    <Modal open title={t(`publish.wishTitle.${wish.kind}`, { version })} okText={t(`publish.wishOk.${wish.kind}`, { version })} cancelText={t('state.cancel')} confirmLoading={isBusy} okButtonProps={{ disabled: scope !== 'all' && scope.length === 0 }} onOk={run} onCancel={onEnd}>
      <p>{t(`publish.wishText.${wish.kind}`, { version })}</p>
      {wish.kind === 'use' && <ScopeChoice units={units} scope={scope} onChange={setScope} />}
      {reason !== undefined && <Alert type="error" showIcon role="alert" title={reason} />}
    </Modal>
  );
}
