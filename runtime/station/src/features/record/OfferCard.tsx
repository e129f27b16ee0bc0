import { useState } from 'react';
import { formatMoment } from '@liandong/client';
import type { RecordDetail } from '@liandong/server/contract/records';
import { t } from '../../text';
import { Button, Due, Notice } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { DoSheet } from './DoSheet';
import { useRecordCommand } from './use-record-command';

type Open = 'accept' | 'decline' | 'recall';
interface SheetProps { readonly detail: RecordDetail; readonly open: Open; readonly onDone: (told: string) => void; readonly onClose: () => void }

/** What the unit that is asked answers, or that it is asked no more. */
function OfferSheet({ detail: { record }, open, onDone, onClose }: SheetProps) {
  const command = useRecordCommand(record.id);
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  const common = { base: record.version };
  return (
    <DoSheet
      title={t(`offer.${open}`)} does={t(`offer.${open}`)} kind={open === 'decline' ? 'danger' : 'main'} reason={open === 'accept' ? 'optional' : 'required'} command={command} onDone={() => onDone(t(`offer.told.${open}`))} onClose={onClose}
      body={(reason) => {
        if (open !== 'accept') return { type: open === 'decline' ? 'DeclineRecord' : 'RecallRecord', reason, ...common };
        const [to] = chosen;
        return { type: 'AcceptRecord', ...(reason === '' ? {} : { reason }), ...(to ? { owner: to.userId } : {}), ...common };
      }}
    >
      <p>{t(`offer.what.${open}`)}</p>
      {open === 'accept' && <PersonPicker legend={t('offer.toPerson')} chosen={chosen} onChange={setChosen} />}
    </DoSheet>
  );
}

type Offer = NonNullable<RecordDetail['offer']>;
function titleOf(offer: Offer, isAsked: boolean, now: string): string {
  const { ended, from, orgName: org, by } = offer;
  if (ended) return t(`offer.ended.${ended.how}`, { org, by: ended.by, when: formatMoment(ended.at, now) });
  return t(isAsked ? 'offer.asksYou' : 'offer.waits', { from, org, by });
}

const actionsOf = ({ answer, recall }: RecordDetail['may']): readonly Open[] => (answer ? ['accept', 'decline'] : recall ? ['recall'] : []);

/** 转介: who is asked, by whom, until when and why, with what the reader may do about it; and how the last one ended. */
export function OfferCard({ detail, now, onDone }: { readonly detail: RecordDetail; readonly now: string; readonly onDone: (told: string) => void }) {
  const [open, setOpen] = useState<Open>();
  const { offer, may } = detail;
  if (!offer) return null;
  const { ended } = offer;
  const actions = actionsOf(may);
  return (
    <>
      <Notice
        kind={ended ? 'info' : 'soon'} title={titleOf(offer, may.answer, now)}
        {...(actions.length > 0 ? { actions: <div className="row-actions">{actions.map((one, index) => <Button key={one} kind={may.answer && index === 0 ? 'main' : 'plain'} onClick={() => setOpen(one)}>{t(`offer.${one}`)}</Button>)}</div> } : {})}
      >
        {offer.reason !== undefined && <p>{t('offer.reason', { reason: offer.reason })}</p>}
        {!ended && <p><Due due={offer.until} now={now} />{offer.owner !== undefined && <span> {t('offer.owner', { name: offer.owner })}</span>}</p>}
        {may.answer && <p className="hint">{t('offer.summary')}</p>}
      </Notice>
      {open && <OfferSheet detail={detail} open={open} onDone={(told) => { setOpen(undefined); onDone(told); }} onClose={() => setOpen(undefined)} />}
    </>
  );
}
