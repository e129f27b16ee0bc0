import { useState } from 'react';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { ActionGroups, Button, Sheet } from '../../ui';
import { type ActKind, ActSheet } from './ActSheet';
import { t } from './text';

const AT_HAND = 2;
/** What is waited for first: what has to be explained comes before everything that is done more rarely. */
function inOrder({ may, exceptions }: ReportObject): ActKind[] {
  const isAsked = exceptions.some(({ explained }) => explained === undefined);
  const order: readonly ActKind[] = ['confirm', ...(isAsked ? (['explain'] as const) : []), 'return', 'restate', 'explain', 'adjust', 'return-below', 'remark'];
  return [...new Set(order)].filter((kind) => may.includes(kind));
}

/** The bar in reach: what comes next beside what is done more rarely, each of that with what it will do. */
export function ReportActions({ report }: { readonly report: ReportObject }) {
  const [open, setOpen] = useState<ActKind | 'more'>();
  const isLast = report.steps.at(-1)?.state === 'now';
  const wordOf = (kind: ActKind): ActKind | 'sign' => (kind === 'confirm' && isLast ? 'sign' : kind);
  const nameOf = (kind: ActKind): string => t(`reports.act.${wordOf(kind)}`);
  const kinds = inOrder(report);
  const more = kinds.slice(AT_HAND).map((kind) => ({ title: nameOf(kind), what: t(`reports.what.${wordOf(kind)}`), run: () => setOpen(kind) }));
  const close = (): void => setOpen(undefined);
  if (kinds.length === 0) return null;
  return (
    <div className="actions no-print">
      <div className="actions-row">
        {kinds.slice(0, AT_HAND).map((kind) => <Button key={kind} kind={kind === 'confirm' ? 'main' : 'plain'} onClick={() => setOpen(kind)}>{nameOf(kind)}</Button>)}
        {more.length > 0 && <Button onClick={() => setOpen('more')}>{t('more.title')}</Button>}
      </div>
      {open === 'more' && <Sheet title={t('more.title')} onClose={close}><ActionGroups groups={[{ title: t('reports.more'), acts: more }]} /></Sheet>}
      {open !== undefined && open !== 'more' && <ActSheet report={report} kind={open} title={nameOf(open)} isLast={isLast} onClose={close} />}
    </div>
  );
}
