import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ApiProblem, formatDay, useApi } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { PersonView } from '@liandong/server/contract/persons';
import { Empty, Failed, Loading, Notice, Page, StateTag } from '../../ui';
import { useNow } from '../../data';
import { useProgram } from '../../forms';
import { confidentialTitles, GrantsCard } from '../grants';
import { AddLinks } from './AddLinks';
import { ApartList } from './ApartList';
import { Consents } from './Consents';
import { Households } from './Households';
import { KinPart } from './KinPart';
import { PersonPart, PersonRow } from './PersonRows';
import { SimilarPersons, useSimilar } from './Similar';
import { t } from './text';

/** Who looks like him, for those who may make two records one. */
function Doubles({ view: { record } }: { readonly view: PersonView }) {
  const { data } = useSimilar({ packId: record.packId, type: record.type, data: record.data as JsonObject, recordId: record.id }, true);
  return data === undefined || data.length === 0 ? null : <section className="card"><h2>{t('person.doubles')}</h2><p className="hint">{t('person.doublesHint')}</p><SimilarPersons items={data} mergeInto={record.id} /></section>;
}

function One({ view }: { readonly view: PersonView }) {
  const { record, age, merged, records, more } = view;
  const now = useNow();
  const pack = useProgram(record.release).data?.pack;
  const secret = confidentialTitles(pack, record.type);
  return (
    <Page title={t('person.title')} back="/persons" aside={<StateTag title={record.stateTitle} />}>
      <div className="task-head">
        <p className="task-of">{record.title}</p>
        <p className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span>{age !== undefined && <span>{t('person.age', { n: age })}</span>}</p>
        <div className="row-actions"><Link className="btn btn-plain" to={`/records/${record.id}`}>{t('person.toRecord')}</Link></div>
      </div>
      {merged.map((one) => <Notice key={one.id}>{t('person.merged', { no: one.no ?? one.title })} {view.mayMerge && <Link className="more-link" to={`/persons/${record.id}/merge/${one.id}`}>{t('person.unmerge')}</Link>}</Notice>)}
      <Consents view={view}>{pack && <AddLinks pack={pack} record={record} kind="consent" />}</Consents>
      <KinPart title={t('person.guardians')} kin={view.guardians} />
      <KinPart title={t('person.wards')} kin={view.wards} />
      <Households view={view} pack={pack} />
      <KinPart title={t('person.housemates')} kin={view.housemates} />
      <PersonPart title={t('person.records')} count={records.length}>
        {records.map((one) => <PersonRow key={one.record.id} record={one.record} more={[one.record.typeTitle, formatDay(one.record.createdAt, now), ...(one.lacksConsent ? [t('person.lacksConsent')] : [])]} />)}
      </PersonPart>
      {records.length === 0 && <section className="card"><h2>{t('person.records')}</h2><p className="hint">{t('person.noRecords')}</p></section>}
      {more && <p className="hint">{t('person.more')}</p>}
      {secret.length > 0 && <GrantsCard recordId={record.id} fields={secret} />}
      {view.mayMerge && <Doubles view={view} />}
      <ApartList view={view} />
    </Page>
  );
}

/** 一人一档. That he is seen is itself recorded. */
export function PersonPage() {
  const api = useApi();
  const { recordId = '' } = useParams();
  const { data, error, isError, refetch } = useQuery({ queryKey: ['persons', 'one', recordId], queryFn: () => api.call('GET /persons/{recordId}', { params: { recordId } }) });
  if (data) return <One key={recordId} view={data} />;
  const isAbsent = error instanceof ApiProblem && error.status < 500;
  return (
    <Page title={t('person.title')} back="/persons">
      {isAbsent ? <Empty title={t('record.gone')} action={<Link className="btn btn-main" to="/persons">{t('persons.toPersons')}</Link>}>{t('record.goneHint')}</Empty>
        : isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
