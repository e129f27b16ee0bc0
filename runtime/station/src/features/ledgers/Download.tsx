import { useApi } from '@liandong/client';
import { Button, errorText, Notice } from '../../ui';
import { useFile } from '../record-sheets';
import { type PartProps, given } from './asked';
import { t } from './text';

/** The statement, or a sheet for counting, as a file. */
export function Download({ ledger: { packId, ledgerId }, asked: { orgId, period }, what }: PartProps & { readonly what: 'statement' | 'stock' }) {
  const api = useApi();
  const { save, busy, error } = useFile();
  const params = { packId, ledgerId };
  const fetched = () => (what === 'statement'
    ? api.file('GET /ledgers/{packId}/{ledgerId}/statement-sheet', { params, query: given({ period, orgId }) })
    : api.file('GET /ledgers/{packId}/{ledgerId}/stock-sheet', { params, query: given({ orgId }) }));
  return (
    <>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <div className="row-actions no-print">
        <Button busy={busy} onClick={() => void save(fetched)}>{busy ? t('ledgers.making') : t(what === 'statement' ? 'ledgers.downloadStatement' : 'ledgers.downloadStock')}</Button>
        <Button onClick={() => window.print()}>{t('ledgers.print')}</Button>
      </div>
    </>
  );
}
