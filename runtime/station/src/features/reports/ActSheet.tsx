import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { Json } from '@liandong/core/run';
import type { ReportCommand, ReportObject } from '@liandong/server/contract/report-objects';
import { useIntent } from '../../data';
import { Button, Sheet } from '../../ui';
import { IntentWords } from '../works';
import { Fields, signedBelow } from './Fields';
import { commandOf, type Filled, whatIsWrong } from './filled';
import { t } from './text';

export type ActKind = ReportObject['may'][number];

/** What is chosen at first: what is adjusted, sent back, or not explained yet. */
function firstOf(kind: ActKind, report: ReportObject): string | undefined {
  if (kind === 'adjust') return report.figures[0]?.indicatorId;
  if (kind === 'return-below') return signedBelow(report)[0]?.id;
  return (report.exceptions.find(({ explained }) => explained === undefined) ?? report.exceptions[0])?.id;
}

interface ActSheetProps { readonly report: ReportObject; readonly kind: ActKind; readonly title: string; readonly isLast: boolean; readonly onClose: () => void }

/** Says what will happen, asks for what it takes, and does it once. */
export function ActSheet({ report, kind, title, isLast, onClose }: ActSheetProps) {
  const api = useApi();
  const queries = useQueryClient();
  const { run, ...intent } = useIntent();
  const [filled, setFilled] = useState<Filled>({ text: '', evidence: '', value: '', files: [], which: firstOf(kind, report) ?? '' });
  const [asked, setAsked] = useState(false);
  const wrong = whatIsWrong(kind, filled);
  const put = (part: Partial<Filled>): void => setFilled((now) => ({ ...now, ...part }));
  const send = async (): Promise<void> => {
    setAsked(true);
    if (Object.keys(wrong).length > 0) return;
    const body: ReportCommand = commandOf(kind, filled, report.rev);
    const view = await run(`${kind}:${report.id}`, body as unknown as Json, (key) => api.call('POST /report-objects/{reportObjectId}/commands', { params: { reportObjectId: report.id }, body, key }));
    if (!view) return;
    queries.setQueryData(['report-objects', 'one', report.id], view);
    void queries.invalidateQueries({ queryKey: ['report-objects', 'list'] });
    onClose();
  };
  return (
    <Sheet title={title} onClose={onClose} actions={<><Button kind={kind === 'return' || kind === 'return-below' ? 'danger' : 'main'} busy={intent.state !== 'idle'} onClick={() => void send()}>{title}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t(`reports.what.${kind === 'confirm' && isLast ? 'sign' : kind}`)}</p>
      <Fields report={report} kind={kind} filled={filled} put={put} wrong={asked ? wrong : {}} />
      <IntentWords intent={intent} />
    </Sheet>
  );
}
