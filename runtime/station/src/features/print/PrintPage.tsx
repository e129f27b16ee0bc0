import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem, useApi } from '@liandong/client';
import { layOut, type CompiledPack, type JsonObject, type PrintDef } from '@liandong/core/run';
import { PrintSheet, usePrintPage } from '@liandong/form';
import type { PrintView } from '@liandong/server/contract/prints';
import { keys, usePack } from '../../data';
import { useFiles } from '../../forms';
import { t } from '../../text';
import { Button, Empty, Failed, Loading, Notice, Page, Segments } from '../../ui';
import { printNow } from './print-now';

type Kind = 'filled' | 'blank';
const addressOf = (recordId: string): string => new URL(`/station/records/${recordId}`, location.origin).href;

function Sheet({ pack, print, view }: { readonly pack: CompiledPack; readonly print: PrintDef; readonly view: PrintView }) {
  const files = useFiles();
  const [kind, setKind] = useState<Kind>('filled');
  const { record, said, names, county, printedBy, printedAt, sensitive } = view;
  const sheet = useMemo(() => layOut(kind === 'blank' ? { pack, print, county } : {
    pack, print, record: { ...record, data: record.data as JsonObject }, said, names, county, printedBy, printedAt, link: addressOf(record.id),
  }), [pack, print, kind, record, said, names, county, printedBy, printedAt]);
  usePrintPage(sheet.page);
  const isMarked = sensitive && kind === 'filled';
  const { size, landscape } = sheet.page;
  return (
    <>
      <Segments label={t('print.what')} value={kind} onChange={setKind} segments={[{ id: 'filled', title: t('print.filled') }, { id: 'blank', title: t('print.blank') }]} />
      {sheet.hidden.length > 0 && <Notice title={t('print.hidden')}>{t('print.hiddenFields', { fields: sheet.hidden.join(t('print.comma')) })}</Notice>}
      {isMarked && <Notice kind="soon">{t('print.sensitive')}</Notice>}
      <div className="row-actions print-bar"><Button kind="main" onClick={() => void printNow()}>{t('print.do')}</Button><span className="hint">{t(landscape ? 'print.across' : 'print.upright', { size })}</span></div>
      <PrintSheet sheet={sheet} files={files} mark={isMarked ? sheet.stamp : undefined} />
    </>
  );
}

/** What stands in the sheet's place while it is on its way, or when it does not come. */
function Instead({ error, back, onRetry }: { readonly error: unknown; readonly back: string; readonly onRetry: () => void }) {
  if (!error) return <Loading rows={6} />;
  if (!(error instanceof ApiProblem) || error.status >= 500) return <Failed error={error} onRetry={onRetry} />;
  return <Empty title={t('print.gone')} action={<Link className="btn btn-main" to={back}>{t('print.toRecord')}</Link>}>{t('print.goneHint')}</Empty>;
}

/** One record on one of its sheets, as it will come out of the printer. */
export function PrintPage() {
  const api = useApi();
  const { recordId = '', printId = '' } = useParams();
  const params = { recordId, printId };
  // asked once a visit: each answer with sensitive values is noted as a view of them
  const view = useQuery({ queryKey: keys.print(recordId, printId), staleTime: Infinity, gcTime: 0, queryFn: () => api.call('GET /records/{recordId}/prints/{printId}', { params }) });
  const pack = usePack(view.data?.record.release);
  const print = pack.data?.prints?.[printId];
  const back = `/records/${recordId}`;
  const retry = (): void => void (view.isError ? view : pack).refetch();
  return (
    <Page title={print?.title ?? t('print.title')} back={back} wide>
      {view.data && pack.data && print ? <Sheet pack={pack.data} print={print} view={view.data} />
        : <Instead error={view.error ?? pack.error} back={back} onRetry={retry} />}
    </Page>
  );
}
