import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { newKey } from '@liandong/client';
import type { ServiceView } from '@liandong/server/contract/services';
import { givenIn, type KeptDraft, sameGiven } from '../../data';
import { MovedNotice, useMoved, useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, Failed, Loading, Page } from '../../ui';
import { DraftChoice, useFreshDrafts } from '../drafts';
import { useServices } from '../services';
import { StartForm } from './StartForm';

function UnitChoice({ service, onChoose }: { readonly service: ServiceView; readonly onChoose: (orgId: string) => void }) {
  return (
    <section className="card">
      <h2>{t('start.where')}</h2>
      <ul className="action-list">{service.orgs.map(({ orgId, orgName }) => <li key={orgId}><button type="button" onClick={() => onChoose(orgId)}><strong>{orgName}</strong></button></li>)}</ul>
    </section>
  );
}

/** Which draft and which unit: from the address, the saved draft, or the only unit there is. */
function choiceOf(service: ServiceView, search: URLSearchParams, drafts: readonly KeptDraft[]) {
  const draftKey = search.get('draft');
  const given = givenIn(search);
  const mine = drafts.filter((draft) => draft.packId === service.packId && draft.serviceId === service.serviceId && draft.taskId === undefined && sameGiven(draft.data, given));
  const saved = mine.find((draft) => draft.key === draftKey);
  const only = service.orgs.length === 1 ? service.orgs[0]?.orgId : undefined;
  return { draftKey, given, mine, saved, orgId: saved?.orgId ?? search.get('org') ?? only };
}

function Start({ service }: { readonly service: ServiceView }) {
  const [search, setSearch] = useSearchParams();
  const drafts = useFreshDrafts();
  const [isChoosing, setIsChoosing] = useState(false);
  const { draftKey, given, mine, saved, orgId } = choiceOf(service, search, drafts.data ?? []);
  const program = useProgram(service.release);
  const moved = useMoved(saved ?? null, program.data, service.formId);
  const go = (next: Record<string, string>): void => setSearch({ ...Object.fromEntries(search), ...next }, { replace: true });
  if (drafts.isPending || program.isPending) return <Loading rows={6} />;
  if (program.isError) return <Failed error={program.error} onRetry={() => void program.refetch()} />;
  if (draftKey === null && (mine.length > 0 || isChoosing)) return <DraftChoice drafts={mine} onDrop={() => setIsChoosing(true)} onChoose={(key) => go({ draft: key })} onNew={() => go({ draft: `start:${newKey()}` })} />;
  if (orgId === undefined) return <UnitChoice service={service} onChoose={(chosen) => go({ org: chosen })} />;
  if (draftKey === null) return <StartFresh onKey={(key) => go({ draft: key })} />;
  if (moved === undefined) return <Loading rows={6} />;
  return (
    <>
      <MovedNotice program={program.data} formId={service.formId} of={moved} />
      <StartForm key={draftKey} service={service} program={program.data} orgId={orgId} draftKey={draftKey} saved={moved.kept ?? undefined} given={given} />
    </>
  );
}

/** Gives a new form its key in the address, so that a reload finds its draft again. */
function StartFresh({ onKey }: { readonly onKey: (key: string) => void }) {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once: the address then holds the key
  useEffect(() => onKey(`start:${newKey()}`), []);
  return <Loading rows={6} />;
}

/** Starting one service: where, which draft, then the form. */
export function StartPage() {
  const { packId, serviceId } = useParams();
  const { data, isError, error, refetch } = useServices();
  const service = data?.services.find((one) => one.packId === packId && one.serviceId === serviceId);
  return (
    <Page title={service?.title ?? t('start.title')} back="/services">
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />)}
      {data && !service && <Empty title={t('start.notOffered')} action={<Link className="btn btn-main" to="/services">{t('page.toServices')}</Link>}>{t('start.notOfferedHint')}</Empty>}
      {service && <Start service={service} />}
    </Page>
  );
}
