import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import { keys, useIntent } from '../../data';
import { t } from '../../text';
import { Button, Failed, Loading, Notice, Page, TextField } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { IntentWords } from '../works';

interface Begun { readonly batchId: string; readonly from: string; readonly to: string }
const NOBODY: readonly Named[] = [];
/** how often it is asked how far it is */
const PACE = 1500;

/** How far it is, and at the end which works could not go to the other, with the reason. */
function Progress({ batchId, from, to, onAgain }: Begun & { readonly onAgain: () => void }) {
  const api = useApi();
  const batch = useQuery({
    queryKey: keys.batch(batchId), queryFn: () => api.call('GET /batches/{batchId}', { params: { batchId } }),
    refetchInterval: ({ state: { data } }) => (data && data.done + data.failed >= data.total ? false : PACE),
  });
  const isOver = batch.data !== undefined && batch.data.done + batch.data.failed >= batch.data.total;
  const items = useQuery({ queryKey: [...keys.batch(batchId), 'items'], enabled: isOver && batch.data.failed > 0, queryFn: async () => (await api.call('GET /batches/{batchId}/items', { params: { batchId }, query: { limit: 100 } })).items });
  if (!batch.data) return batch.isError ? <Failed error={batch.error} onRetry={() => void batch.refetch()} /> : <Loading rows={1} />;
  const { done, failed, total } = batch.data;
  const blanks = { done, failed, total, from, to };
  if (!isOver) return <Notice title={t('handOver.running', blanks)}>{t('handOver.runningHint')}</Notice>;
  return (
    <>
      {total === 0 ? <Notice calls title={t('handOver.nothing', blanks)}>{t('handOver.nothingHint')}</Notice>
        : <Notice kind={failed > 0 ? 'soon' : 'done'} calls title={t('handOver.done', blanks)}>{failed > 0 ? t('handOver.failed', blanks) : undefined}</Notice>}
      {items.data && (
        <ul className="row-list">
          {items.data.filter(({ state }) => state === 'failed').map(({ workId, recordId, reason }) => <li key={workId}><Link className="row row-plain" to={recordId === undefined ? `/works/${workId}` : `/records/${recordId}`}><span className="row-main"><span className="row-title">{reason ?? t('handOver.noReason')}</span><span className="row-what">{t('after.look')}</span></span></Link></li>)}
        </ul>
      )}
      <div className="row-actions"><Button onClick={onAgain}>{t('handOver.again')}</Button></div>
    </>
  );
}

/** 离职转办: everything that one person has open goes to another, work by work. */
export function HandOverPage() {
  const api = useApi();
  const { run, ...intent } = useIntent();
  const [from, setFrom] = useState(NOBODY);
  const [to, setTo] = useState(NOBODY);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const [begun, setBegun] = useState<Begun>();
  const [[leaving], [taking]] = [from, to];
  const isMissing = comment.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!leaving || !taking || isMissing) return;
    const body = { to: taking.userId, comment: comment.trim() };
    const batch = await run(`hand-over:${leaving.userId}`, body as unknown as Json, (key) => api.call('POST /users/{userId}/hand-over', { params: { userId: leaving.userId }, body, key }));
    if (batch) setBegun({ batchId: batch.id, from: leaving.name, to: taking.name });
  };
  const again = (): void => { setBegun(undefined); setFrom(NOBODY); setTo(NOBODY); setComment(''); setAsked(false); };
  return (
    <Page title={t('handOver.title')} back="/mine">
      {begun ? <Progress {...begun} onAgain={again} /> : (
        <section className="card">
          <p>{t('handOver.what')}</p>
          <PersonPicker legend={t('handOver.from')} chosen={from} onChange={setFrom} problem={asked && !leaving ? t('people.missing') : undefined} />
          <PersonPicker legend={t('handOver.to')} chosen={to} onChange={setTo} except={from.map(({ userId }) => userId)} problem={asked && !taking ? t('people.missing') : undefined} />
          <TextField label={t('reason.must')} value={comment} onChange={setComment} rows={2} maxLength={2000} problem={asked && isMissing ? t('reason.missing') : undefined} />
          <IntentWords intent={intent} />
          <Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{leaving && taking ? t('handOver.do', { from: leaving.name, to: taking.name }) : t('handOver.title')}</Button>
        </section>
      )}
    </Page>
  );
}
