import { useParams, useSearchParams } from 'react-router';
import type { LedgerView } from '@liandong/server/contract/ledgers';
import { useNow } from '../../data';
import { Empty, Failed, Loading, Page, Segments, SelectField } from '../../ui';
import { BalanceList } from './BalanceList';
import { periodsAt } from './periods';
import { PostingList } from './PostingList';
import { Statement } from './Statement';
import { t } from './text';
import { useLedgers } from './use-ledgers';

const PARTS = ['balances', 'statement', 'postings'] as const;
type Part = (typeof PARTS)[number];

function Open({ ledger }: { readonly ledger: LedgerView }) {
  const [search, setSearch] = useSearchParams();
  const periods = periodsAt(useNow());
  const parts = PARTS.filter((part) => part !== 'statement' || ledger.hasStatement);
  const part: Part = parts.find((one) => one === search.get('part')) ?? 'balances';
  const asked = { orgId: search.get('orgId') ?? '', account: search.get('account') ?? '', period: search.get('period') ?? periods[0]?.id ?? 'all' };
  const set = (next: Record<string, string>): void => setSearch(Object.fromEntries(Object.entries({ ...asked, part, ...next }).filter(([, value]) => value !== '')), { replace: true });
  const shared = { ledger, asked };
  return (
    <Page title={ledger.title} back="/ledgers" wide>
      <div className="no-print"><Segments label={t('ledgers.parts')} value={part} onChange={(id) => set({ part: id })} segments={parts.map((id) => ({ id, title: t(`ledgers.${id}`) }))} /></div>
      <div className="filters no-print">
        {ledger.units.length > 1 && <SelectField label={t('ledgers.org')} none={t('ledgers.allOrgs')} value={asked.orgId} options={ledger.units} onChange={(orgId) => set({ orgId })} />}
        {part !== 'statement' && <SelectField label={t('ledgers.account')} none={t(part === 'balances' ? 'ledgers.whatIsThere' : 'ledgers.allAccounts')} value={asked.account} options={ledger.accounts} onChange={(account) => set({ account })} />}
        {part !== 'balances' && <SelectField label={t('ledgers.period')} value={asked.period} options={periods.map(({ id, name }) => ({ id, title: t(`ledgers.${name}`) }))} onChange={(period) => set({ period })} />}
      </div>
      {part === 'balances' && <BalanceList {...shared} />}
      {part === 'statement' && <Statement {...shared} />}
      {part === 'postings' && <PostingList {...shared} />}
    </Page>
  );
}

export function LedgerPage() {
  const { packId = '', ledgerId = '' } = useParams();
  const { data, isError, error, refetch } = useLedgers();
  const ledger = data?.ledgers.find((one) => one.packId === packId && one.ledgerId === ledgerId);
  if (ledger) return <Open ledger={ledger} />;
  return (
    <Page title={t('ledgers.title')} back="/ledgers">
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={4} />)}
      {data && <Empty title={t('ledgers.none')}>{t('ledgers.noneHint')}</Empty>}
    </Page>
  );
}
