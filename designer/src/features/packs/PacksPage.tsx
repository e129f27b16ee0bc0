import { formatWhen, useApi } from '@liandong/client';
import type { PackRow } from '@liandong/server/contract/packs';
import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import { Link } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Loading, Page } from '../../ui';

const inUse = (pack: PackRow): string => {
  const used = pack.releases.filter((release) => release.activations.length > 0).map((release) => release.version);
  return used.length === 0 ? t('packs.notInUse') : t('packs.inUse', { versions: used.join(t('list.comma')) });
};

export function PacksPage() {
  const api = useApi();
  const query = useQuery({ queryKey: ['packs'], queryFn: () => api.call('GET /packs') });
  if (query.isPending) return <Loading />;
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />;
  const { packs } = query.data;
  return (
    <Page title={t('packs.title')} hint={t('packs.hint')}>
      {packs.length === 0 && <EmptyState text={t('packs.empty')} />}
      <div className="ld-cards">
        {packs.map((pack) => (
            <Card key={pack.id} hoverable className="ld-pack-card">
              <h2><Link to={pack.id} className="ld-card-link">{t('packs.open', { title: pack.title })}</Link></h2>
              <p>{t('packs.draft', { version: pack.draftVersion })} {pack.changed && <Tag color="warning">{t('packs.changed')}</Tag>}</p>
              <p>{inUse(pack)}</p>
              <p className="ld-hint">{t('packs.updated', { when: formatWhen(pack.updatedAt, new Date().toISOString()) })}</p>
            </Card>
        ))}
      </div>
    </Page>
  );
}
