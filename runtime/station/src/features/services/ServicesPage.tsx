import { useState } from 'react';
import { Link } from 'react-router';
import type { ServiceView } from '@liandong/server/contract/services';
import { t } from '../../text';
import { Button, Empty, Failed, Icon, Loading, Page, TextField } from '../../ui';
import { serviceGroups } from './groups';
import { useServices } from './use-services';

function ServiceLink({ service }: { readonly service: ServiceView }) {
  return (
    <Link to={`/services/${service.packId}/${service.serviceId}`} className="row row-plain">
      <span className="row-main"><span className="row-title">{service.title}</span>{service.summary !== undefined && <span className="row-what">{service.summary}</span>}</span>
      <span className="row-side"><Icon name="next" /></span>
    </Link>
  );
}

export function ServicesPage() {
  const { data, isError, error, refetch } = useServices();
  const [search, setSearch] = useState('');
  const groups = serviceGroups(data?.services ?? [], search, t('services.noGroup'));
  return (
    <Page title={t('services.title')} aside={data && data.services.length > 0 ? <Link className="more-link" to="/sheets">{t('sheets.link')}</Link> : undefined}>
      {data && data.services.length > 3 && <TextField label={t('services.search')} type="search" value={search} onChange={setSearch} />}
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={5} />)}
      {data && data.services.length === 0 && <Empty title={t('services.none')}>{t('services.noneHint')}</Empty>}
      {data && data.services.length > 0 && groups.length === 0 && <Empty title={t('services.notFound', { search })} action={<Button onClick={() => setSearch('')}>{t('services.showAll')}</Button>} />}
      {groups.map((group) => (
        <section key={group.title}><h2 className="group-title">{group.title}</h2><ul className="row-list">{group.services.map((service) => <li key={`${service.packId} ${service.serviceId}`}><ServiceLink service={service} /></li>)}</ul></section>
      ))}
    </Page>
  );
}
