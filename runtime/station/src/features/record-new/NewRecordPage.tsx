import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useApi } from '@liandong/client';
import type { RecordTypeView } from '@liandong/server/contract/records';
import { keys } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, Failed, Loading, Page } from '../../ui';
import { NewRecordForm, useCreation } from '../creation';
import { givenBy } from './given';

function UnitChoice({ units, onChoose }: { readonly units: NonNullable<RecordTypeView['create']>['units']; readonly onChoose: (id: string) => void }) {
  return (
    <section className="card">
      <h2>{t('start.where')}</h2>
      <ul className="action-list">{units.map(({ id, name }) => <li key={id}><button type="button" onClick={() => onChoose(id)}><strong>{name}</strong></button></li>)}</ul>
    </section>
  );
}

function New({ type }: { readonly type: RecordTypeView }) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const units = type.create?.units ?? [];
  const [chosen, setChosen] = useState(units.length === 1 ? units[0]?.id : undefined);
  const program = useProgram(type.create?.release);
  const unit = units.find(({ id }) => id === chosen);
  const creation = useCreation(type.packId, unit?.id ?? '');
  if (!unit) return <UnitChoice units={units} onChoose={setChosen} />;
  if (program.isError) return <Failed error={program.error} onRetry={() => void program.refetch()} />;
  if (!program.data) return <Loading rows={6} />;
  return (
    <>
      <NewRecordForm type={type} program={program.data} orgId={unit.id} orgName={unit.name} given={givenBy(program.data.pack, type.type, search)} maker={creation.maker} onMade={({ record }) => void navigate(`/records/${record.id}`, { replace: true })} />
      {creation.sheet}
    </>
  );
}

/** 登记新的: which unit, then the form. */
export function NewRecordPage() {
  const api = useApi();
  const { packId, type } = useParams();
  const { data, isError, error, refetch } = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items });
  const found = data?.find((one) => one.packId === packId && one.type === type && one.create !== undefined);
  return (
    <Page title={found ? t('newRecord.title', { type: found.title }) : t('record.title')} back="/records">
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />)}
      {data && !found && <Empty title={t('newRecord.notOffered')} action={<Link className="btn btn-main" to="/records">{t('page.toRecords')}</Link>}>{t('newRecord.notOfferedHint')}</Empty>}
      {found && <New key={`${found.packId} ${found.type}`} type={found} />}
    </Page>
  );
}
