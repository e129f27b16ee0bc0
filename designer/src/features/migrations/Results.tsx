import { problemText } from '@liandong/core/run';
import type { WorkResult } from '@liandong/server/contract/migrations';
import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { Undo } from './Undo';

type Words = 'trial' | 'move';
const SHOWN = 20;
const nameOf = (result: WorkResult): string => result.no ?? t('migrations.noNumber');
const reasonsOf = ({ reasons }: WorkResult): string => reasons.map((reason) => problemText({ code: reason.code, params: reason.params as never })).join(t('migrations.and'));

/** Work by work: what stays, and why, before what goes. One that was moved can be taken back here. */
export function Results({ results, words, onUndone }: { readonly results: readonly WorkResult[]; readonly words: Words; readonly onUndone?: () => void }) {
  const [asked, ask] = useState<WorkResult>();
  const [undone, setUndone] = useState<ReadonlySet<string>>(new Set());
  if (results.length === 0) return null;
  const columns: TableColumnsType<WorkResult> = [
    { title: t('migrations.work'), key: 'work', width: 200, render: (_, result) => <a href={`/station/works/${encodeURIComponent(result.workId)}`} target="_blank" rel="noreferrer">{nameOf(result)}</a> },
    { title: t('migrations.unit'), key: 'unit', width: 220, dataIndex: 'orgName' },
    { title: t('migrations.outcome'), key: 'outcome', render: (_, result) => <State result={result} words={words} isUndone={undone.has(result.workId)} /> },
    ...(words === 'move' ? [{ title: t('accounts.do'), key: 'do', width: 120, render: (_: unknown, result: WorkResult) => result.ok && !undone.has(result.workId) && <Button size="small" aria-label={t('migrations.undoOf', { no: nameOf(result) })} onClick={() => ask(result)}>{t('migrations.undo')}</Button> }] : []),
  ];
  const sorted = [...results].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <>
      <Table<WorkResult> rowKey="workId" size="small" dataSource={sorted} columns={columns} pagination={sorted.length > SHOWN ? { pageSize: SHOWN, showSizeChanger: false } : false} />
      {asked && <Undo result={asked} name={nameOf(asked)} onCancel={() => ask(undefined)} onDone={() => {
        setUndone(new Set([...undone, asked.workId]));
        ask(undefined);
        onUndone?.();
      }} />}
    </>
  );
}

function State({ result, words, isUndone }: { readonly result: WorkResult; readonly words: Words; readonly isUndone: boolean }) {
  if (isUndone) return <Tag>{t('migrations.undone')}</Tag>;
  if (result.ok) return <Tag color="success">{t(`migrations.${words}Ok`)}</Tag>;
  return <><Tag color="warning">{t('migrations.stays')}</Tag>{reasonsOf(result)}</>;
}
