import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useApi } from '@liandong/client';
import type { ImportView } from '@liandong/server/contract/imports';
import { keys, useIntent } from '../../data';
import { t } from '../../text';
import { Button, errorText, Failed, Loading, Notice, Page, TextField } from '../../ui';
import { IntentWords } from '../works';
import { ImportState } from './ImportState';
import { ProblemRows } from './ProblemRows';
import { useFile } from './use-file';

/** how often it is asked how far it is */
const PACE = 1000;
const isUnderWay = (state: ImportView['state'] | undefined): boolean => state === 'reading' || state === 'importing';

/** What may be done with it now. Leaving the page stops nothing. */
function Actions({ view }: { readonly view: ImportView }) {
  const api = useApi();
  const queries = useQueryClient();
  const { run, ...intent } = useIntent();
  const errors = useFile();
  const { id, may, state, todo, wrong, changed, corrects, written } = view;
  const faults = wrong + (corrects ? 0 : changed);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const lacks = corrects && state === 'ready' && reason.trim() === '';
  const command = async (type: 'confirm' | 'stop' | 'drop'): Promise<void> => {
    const after = await run(`import:${id}:${type}`, { type, state, written, reason }, (key) => api.call('POST /imports/{importId}/commands', { params: { importId: id }, body: { type, ...(type === 'confirm' && reason.trim() !== '' ? { reason: reason.trim() } : {}) }, key }));
    if (after) queries.setQueryData(keys.import(id), after);
    void queries.invalidateQueries({ queryKey: keys.import(id) });
  };
  const confirm = (): void => {
    setAsked(true);
    if (!lacks) void command('confirm');
  };
  const busy = intent.state !== 'idle';
  return (
    <>
      <IntentWords intent={intent} />
      {errors.error !== undefined && <Notice kind="problem" calls>{errorText(errors.error)}</Notice>}
      {corrects && may.includes('confirm') && state === 'ready' && <TextField label={t('imports.reason', { n: changed })} value={reason} onChange={setReason} rows={2} maxLength={500} problem={asked && lacks ? t('reason.missing') : undefined} />}
      <div className="row-actions">
        {may.includes('confirm') && <Button kind="main" busy={busy} onClick={confirm}>{state === 'stopped' ? t('imports.goOn', { n: todo - written }) : t('imports.confirm', { n: todo })}</Button>}
        {may.includes('stop') && <Button busy={busy} onClick={() => void command('stop')}>{t('imports.stop')}</Button>}
        {faults > 0 && !isUnderWay(state) && state !== 'dropped' && <Button busy={errors.busy} onClick={() => void errors.save(() => api.file('GET /imports/{importId}/errors', { params: { importId: id } }))}>{t('imports.errors', { n: faults })}</Button>}
        {may.includes('drop') && <Button busy={busy} onClick={() => void command('drop')}>{t('imports.drop')}</Button>}
        {!isUnderWay(state) && state !== 'ready' && <Link className="btn btn-plain" to="/sheets">{t('imports.again')}</Link>}
      </div>
    </>
  );
}

/** 一次导入: how far it is, what is wrong, what came of it. */
export function ImportPage() {
  const { importId = '' } = useParams();
  const api = useApi();
  const found = useQuery({
    queryKey: keys.import(importId), queryFn: () => api.call('GET /imports/{importId}', { params: { importId } }), refetchInterval: ({ state: { data } }) => (isUnderWay(data?.state) ? PACE : false),
  });
  const view = found.data;
  if (!view) return <Page title={t('imports.title')} back="/sheets">{found.isError ? <Failed error={found.error} onRetry={() => void found.refetch()} /> : <Loading rows={3} />}</Page>;
  return (
    <Page title={t('imports.of', { title: view.title })} back="/sheets">
      <section className="card">
        <p className="hint">{view.orgName}</p>
        <ImportState view={view} />
        <Actions view={view} />
      </section>
      {view.wrong + view.changed > 0 && view.state !== 'reading' && view.state !== 'dropped' && <ProblemRows view={view} />}
    </Page>
  );
}
