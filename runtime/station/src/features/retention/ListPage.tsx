import { useState } from 'react';
import { useParams } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { DestructionList } from '@liandong/server/contract/retention';
import { useNow } from '../../data';
import { Button, FactList, Failed, Loading, Notice, Page, StateTag, type Fact } from '../../ui';
import { DecideSheet } from './DecideSheet';
import { Items } from './Items';
import { resultOf } from './result';
import { t } from './text';
import { useList } from './use-retention';

const factsOf = (list: DestructionList, now: string): Fact[] => [
  { title: t('destruction.about'), value: t('destruction.count', { total: list.total, type: list.typeTitle }) },
  { title: t('destruction.rule'), value: [list.rule.title, t(`retention.rule.${list.rule.from}`, { years: list.rule.years })].join(t('list.dot')) },
  { title: t('destruction.units'), value: list.orgNames.join(t('list.dot')) },
  { title: t('destruction.reason'), value: list.reason },
  { title: t('destruction.proposedBy'), value: list.byName },
  { title: t('destruction.proposedAt'), value: formatWhen(list.at, now) },
  ...(list.confirmedByName === undefined ? [] : [{ title: t('destruction.confirmedBy'), value: list.confirmedByName }]),
  ...(list.confirmedAt === undefined ? [] : [{ title: t('destruction.confirmedAt'), value: formatWhen(list.confirmedAt, now) }]),
  ...(list.endedAt === undefined ? [] : [{ title: t('destruction.endedAt'), value: formatWhen(list.endedAt, now) }]),
];

function OneList({ list }: { readonly list: DestructionList }) {
  const now = useNow();
  const [deciding, setDeciding] = useState<'Confirm' | 'Withdraw'>();
  const { state, total, destroyed, kept, mayConfirm, mayWithdraw, needsAnother } = list;
  return (
    <>
      {(state === 'confirmed' || state === 'done') && <Notice kind={state === 'done' ? 'done' : 'info'} title={resultOf(list)}>{state === 'confirmed' ? t('destruction.waiting', { n: total - destroyed - kept }) : undefined}</Notice>}
      {needsAnother && <Notice kind="info">{t('destruction.needsAnother')}</Notice>}
      <FactList facts={factsOf(list, now)} />
      {(mayConfirm || mayWithdraw) && (
        <div className="row-actions">
          {mayConfirm && <Button kind="danger" onClick={() => setDeciding('Confirm')}>{t('destruction.confirm')}</Button>}
          {mayWithdraw && <Button onClick={() => setDeciding('Withdraw')}>{t('destruction.withdraw')}</Button>}
        </div>
      )}
      <Items list={list} />
      {deciding && <DecideSheet list={list} type={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  );
}

/** One list: who proposed what and why, who agreed, and what became of each record. */
export function ListPage() {
  const { listId = '' } = useParams();
  const { data: list, isError, error, refetch } = useList(listId);
  return (
    <Page title={t('destruction.lists')} back="/retention/lists" aside={list && <StateTag title={t(`destruction.state.${list.state}`)} />}>
      {list ? <OneList list={list} /> : isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
