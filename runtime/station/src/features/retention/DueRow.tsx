import { Link } from 'react-router';
import { formatDay, formatWhen, useApi } from '@liandong/client';
import type { RetentionRow } from '@liandong/server/contract/retention';
import { useIntent, useNow } from '../../data';
import { Button, StateTag } from '../../ui';
import { IntentWords } from '../works';
import { t } from './text';
import { useRetentionChanged } from './use-retention';

/** Counted up to so many. */
const MOST_LINKED = 100;
interface DueRowProps { readonly row: RetentionRow; /** absent: there is nothing to choose for */ readonly choice?: { readonly isChosen: boolean; readonly onToggle: () => void } | undefined; readonly onHold: () => void }

function Held({ record, held }: { readonly record: RetentionRow['record']; readonly held: NonNullable<RetentionRow['held']> }) {
  const [api, intent, changed, now] = [useApi(), useIntent(), useRetentionChanged(), useNow()];
  const lift = async (): Promise<void> => {
    const done = await intent.run(`lift:${record.id}`, {}, async (key) => { await api.call('POST /retention/holds/{recordId}/lift', { params: { recordId: record.id }, key }); return true; });
    if (done) await changed();
  };
  return (
    <>
      <span className="row-what">{t('retention.held', { reason: held.reason, name: held.byName, when: formatWhen(held.at, now) })}</span>
      <Button busy={intent.state !== 'idle'} onClick={() => void lift()}>{t('retention.lift')}</Button>
      <IntentWords intent={intent} />
    </>
  );
}

/** One record that need not be kept any more, and what may be done about it. */
export function DueRow({ row: { record, from, until, linked, held, listId }, choice, onHold }: DueRowProps) {
  const now = useNow();
  return (
    <>
      <Link to={`/records/${record.id}`} className="row row-plain">
        <span className="row-main">
          <span className="row-title">{record.title}</span>
          <span className="row-what">{[t('retention.since', { until: formatDay(until, now) }), t('retention.from', { from: formatDay(from, now) })].join(t('list.dot'))}</span>
          {linked > 0 && <span className="row-what">{t(linked >= MOST_LINKED ? 'retention.linkedMany' : 'retention.linked', { n: linked })}</span>}
          <span className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span></span>
        </span>
        <span className="row-side"><StateTag title={record.stateTitle} /></span>
      </Link>
      <div className="row-take retention-acts">
        {choice && !held && listId === undefined && <div className="picks"><label><input type="checkbox" checked={choice.isChosen} onChange={choice.onToggle} />{t('retention.choose', { title: record.title })}</label></div>}
        {held && <Held record={record} held={held} />}
        {!held && <Button onClick={onHold}>{t('retention.hold')}</Button>}
        {listId !== undefined && <Link className="more-link" to={`/retention/lists/${listId}`}>{t('retention.listed')}</Link>}
      </div>
    </>
  );
}
