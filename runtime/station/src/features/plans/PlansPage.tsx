import { useSearchParams } from 'react-router';
import { useNow } from '../../data';
import { Button, Empty, Failed, Loading, MoreButton, Page, Segments, SelectField } from '../../ui';
import { DueRowLink } from './DueRowLink';
import { linesOf, QuotaList } from './Quotas';
import { t } from './text';
import { type DueFilter, useDue, useDueCounts, usePlans, useQuotas, type When } from './use-plans';
import { periodAt } from './words';

const LISTS: readonly When[] = ['late', 'today', 'week', 'all'];
const KINDS = ['month', 'quarter', 'year'] as const;
type Kind = (typeof KINDS)[number];
const oneOf = <T extends string>(all: readonly T[], value: string | null, fallback: T): T => all.find((one) => one === value) ?? fallback;

function DueList({ filter, now, onAll }: { readonly filter: DueFilter; readonly now: string; readonly onAll: () => void }) {
  const list = useDue(filter);
  if (list.state === 'loading') return <Loading rows={5} />;
  if (list.state === 'failed') return <Failed error={list.error} onRetry={list.retry} />;
  if (list.items.length === 0) return <Empty title={t(`plans.none.${filter.when}`)} action={filter.when === 'all' ? undefined : <Button onClick={onAll}>{t('plans.seeAll')}</Button>}>{t('plans.noneHint')}</Empty>;
  return (
    <>
      <ul className="row-list">{list.items.map((row) => <li key={`${row.planId} ${row.record.id}`}><DueRowLink row={row} now={now} /></li>)}</ul>
      {list.hasMore && <MoreButton busy={list.isLoadingMore} onMore={list.more} />}
    </>
  );
}

function PlanChoice({ plan, onChange }: { readonly plan: string; readonly onChange: (plan: string) => void }) {
  const plans = usePlans().data?.plans ?? [];
  if (plans.length < 2) return null;
  return <SelectField label={t('plans.which')} none={t('plans.any')} value={plan} options={plans.map(({ packId, planId, title }) => ({ id: `${packId}/${planId}`, title }))} onChange={onChange} />;
}

function QuotaSection({ kind, now, onKind }: { readonly kind: Kind; readonly now: string; readonly onKind: (kind: Kind) => void }) {
  const quotas = useQuotas(periodAt(now.slice(0, 10), kind));
  const lines = quotas.data ? linesOf(quotas.data) : [];
  return (
    <section>
      <h2 className="group-title">{t('quotas.title')}</h2>
      <Segments label={t('quotas.period')} value={kind} onChange={onKind} segments={KINDS.map((id) => ({ id, title: t(`quotas.${id}`) }))} />
      {!quotas.data && (quotas.isError ? <Failed error={quotas.error} onRetry={() => void quotas.refetch()} /> : <Loading rows={2} />)}
      {quotas.data && lines.length === 0 && <Empty title={t('quotas.none')}>{t('quotas.noneHint')}</Empty>}
      {lines.length > 0 && <QuotaList lines={lines} />}
    </section>
  );
}

/** 计划与定额: who is to be seen, the longest due first, and how far the service list is met. */
export function PlansPage() {
  const now = useNow();
  const [search, setSearch] = useSearchParams();
  const filter: DueFilter = { when: oneOf(LISTS, search.get('when'), 'late'), mine: search.get('mine') === '1', plan: search.get('plan') ?? '' };
  const kind = oneOf(KINDS, search.get('period'), 'month');
  const set = (next: Record<string, string>): void => setSearch({ ...Object.fromEntries(search), ...next }, { replace: true });
  const counts = useDueCounts(filter).data;
  return (
    <Page title={t('plans.title')} back="/" aside={<Button kind="link" onClick={() => set({ mine: filter.mine ? '' : '1' })}>{filter.mine ? t('plans.all-people') : t('plans.mine')}</Button>}>
      <PlanChoice plan={filter.plan} onChange={(plan) => set({ plan })} />
      <Segments label={t('plans.lists')} value={filter.when} onChange={(when) => set({ when })} segments={LISTS.map((id) => ({ id, title: t(`plans.${id}`), count: id === 'all' ? undefined : counts?.[id] }))} />
      <DueList filter={filter} now={now} onAll={() => set({ when: 'all' })} />
      <QuotaSection kind={kind} now={now} onKind={(period) => set({ period })} />
    </Page>
  );
}
