import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AskedRow } from '@liandong/server/contract/grants';
import { Empty, Failed, Loading, Notice, Page, Segments } from '../../ui';
import { RequestPart } from './RequestPart';
import { t } from './text';
import { useGrantRequests } from './use-grant-requests';

type BoxId = 'toAnswer' | 'mine';

function Row({ row: { request, record }, onChanged }: { readonly row: AskedRow; readonly onChanged: (told?: string) => void }) {
  const of = <Link className="more-link" to={`/records/${record.id}`}>{[record.typeTitle, record.title, record.orgName].join(t('list.dot'))}</Link>;
  return <section className="card"><RequestPart request={request} of={of} onChanged={(_grants, told) => onChanged(told)} /></section>;
}

function Box({ box, rows, onChanged }: { readonly box: BoxId; readonly rows: readonly AskedRow[]; readonly onChanged: (told?: string) => void }) {
  if (rows.length === 0) return <Empty title={t(`grants.empty.${box}`)}>{t(`grants.emptyHint.${box}`)}</Empty>;
  return <>{rows.map((row) => <Row key={row.request.id} row={row} onChanged={onChanged} />)}</>;
}

/** 放行: what waits for my answer, and what I asked for. */
export function GrantsPage() {
  const queries = useQueryClient();
  const { data, isError, error, refetch } = useGrantRequests();
  const [chosen, setBox] = useState<BoxId>();
  const [told, setTold] = useState<string>();
  const box = chosen ?? (data && data.toAnswer.length === 0 && data.mine.length > 0 ? 'mine' : 'toAnswer');
  const changed = (words?: string): void => {
    setTold(words);
    setBox(box);
    void queries.invalidateQueries({ queryKey: ['grants'] });
  };
  return (
    <Page title={t('grants.page')} back="/mine">
      {told !== undefined && <Notice kind="done" calls>{told}</Notice>}
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />)}
      {data && <Segments<BoxId> label={t('grants.page')} value={box} onChange={setBox} segments={[{ id: 'toAnswer', title: t('grants.box.toAnswer'), count: data.toAnswer.length }, { id: 'mine', title: t('grants.box.mine') }]} />}
      {data && <Box box={box} rows={data[box]} onChanged={changed} />}
      {data?.more && <p className="hint">{t('grants.more')}</p>}
    </Page>
  );
}
