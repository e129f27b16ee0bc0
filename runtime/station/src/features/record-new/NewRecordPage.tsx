import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { newKey, useApi } from '@liandong/client';
import type { JsonObject, Program } from '@liandong/core/run';
import type { RecordTypeView } from '@liandong/server/contract/records';
import { givenIn, type KeptDraft, keys, sameGiven } from '../../data';
import { MovedNotice, useMoved, useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, Failed, Loading, Page } from '../../ui';
import { NewRecordForm, useCreation } from '../creation';
import { DraftChoice, useFreshDrafts } from '../drafts';

function UnitChoice({ units, onChoose }: { readonly units: NonNullable<RecordTypeView['create']>['units']; readonly onChoose: (id: string) => void }) {
  return (
    <section className="card">
      <h2>{t('start.where')}</h2>
      <ul className="action-list">{units.map(({ id, name }) => <li key={id}><button type="button" onClick={() => onChoose(id)}><strong>{name}</strong></button></li>)}</ul>
    </section>
  );
}

/** Which draft and which unit: from the address, the draft itself, or the only unit there is. */
function choiceOf({ packId, type, create }: RecordTypeView, search: URLSearchParams, drafts: readonly KeptDraft[], given: JsonObject) {
  const key = search.get('draft');
  const mine = drafts.filter((draft) => draft.packId === packId && draft.recordType === type && sameGiven(draft.data, given));
  const saved = mine.find((draft) => draft.key === key);
  const units = create?.units ?? [];
  return { key, mine, saved, unit: units.find(({ id }) => id === (saved?.orgId ?? search.get('org') ?? (units.length === 1 ? units[0]?.id : undefined))), units };
}

interface NewProps { readonly type: RecordTypeView; readonly program: Program; readonly drafts: readonly KeptDraft[] }
function New({ type, program, drafts }: NewProps) {
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [isChoosing, setIsChoosing] = useState(false);
  const given = givenIn(search);
  const { key, mine, saved, unit, units } = choiceOf(type, search, drafts, given);
  const moved = useMoved(saved ?? null, program, type.create?.form);
  const creation = useCreation(type.packId, unit?.id ?? '');
  const go = (next: Record<string, string>): void => setSearch({ ...Object.fromEntries(search), ...next }, { replace: true });
  if (key === null && (mine.length > 0 || isChoosing)) return <DraftChoice drafts={mine} onDrop={() => setIsChoosing(true)} onChoose={(draft) => go({ draft })} onNew={() => go({ draft: `record:${newKey()}` })} />;
  if (!unit) return <UnitChoice units={units} onChoose={(org) => go({ org })} />;
  if (key === null) return <Fresh onKey={(draft) => go({ draft })} />;
  if (moved === undefined) return <Loading rows={6} />;
  return (
    <>
      <MovedNotice program={program} formId={type.create?.form} of={moved} />
      <NewRecordForm
        key={key} type={type} program={program} orgId={unit.id} orgName={unit.name} draftKey={key} saved={moved.kept ?? undefined} given={given} maker={creation.maker}
        onMade={({ record }) => void navigate(`/records/${record.id}`, { replace: true })}
      />
      {creation.sheet}
    </>
  );
}

/** Once the form and the drafts are there. */
function Opened({ type }: { readonly type: RecordTypeView }) {
  const [drafts, program] = [useFreshDrafts(), useProgram(type.create?.release)];
  if (program.isError) return <Failed error={program.error} onRetry={() => void program.refetch()} />;
  if (!program.data || drafts.isPending) return <Loading rows={6} />;
  return <New type={type} program={program.data} drafts={drafts.data ?? []} />;
}

/** Gives a new form its key in the address, so that a reload finds its draft again. */
function Fresh({ onKey }: { readonly onKey: (key: string) => void }) {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once: the address then holds the key
  useEffect(() => onKey(`record:${newKey()}`), []);
  return <Loading rows={6} />;
}

/** 登记新的: which draft, which unit, then the form. */
export function NewRecordPage() {
  const api = useApi();
  const { packId, type } = useParams();
  const { data, isError, error, refetch } = useQuery({ queryKey: keys.recordTypes, queryFn: async () => (await api.call('GET /record-types')).items });
  const found = data?.find((one) => one.packId === packId && one.type === type && one.create !== undefined);
  return (
    <Page title={found ? t('newRecord.title', { type: found.title }) : t('record.title')} back="/records">
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />)}
      {data && !found && <Empty title={t('newRecord.notOffered')} action={<Link className="btn btn-main" to="/records">{t('page.toRecords')}</Link>}>{t('newRecord.notOfferedHint')}</Empty>}
      {found && <Opened key={`${found.packId} ${found.type}`} type={found} />}
    </Page>
  );
}
