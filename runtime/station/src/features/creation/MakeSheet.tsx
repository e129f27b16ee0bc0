import { useCallback, useState } from 'react';
import { newKey } from '@liandong/client';
import type { Found } from '@liandong/form';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Button, Failed, Loading, Sheet } from '../../ui';
import { MadeView, type Made } from './MadeView';
import { MakeForm, type MakeFormProps } from './MakeForm';
import { MakePlain } from './MakePlain';
import type { Offer } from './offers';
import { useBack } from './use-back';

interface MakeSheetProps {
  /** what was typed before anything was found */
  readonly text: string;
  readonly offers: readonly Offer[];
  readonly onDone: (found: Found | undefined) => void;
}

const titleOf = (offer: Offer): string => ('service' in offer ? offer.service.title : t('newRecord.title', { type: offer.type.title }));
const keyOf = (offer: Offer): string => `${'service' in offer ? offer.service.serviceId : offer.type.type} ${offer.orgId}`;

function Choice({ offers, onChoose }: { readonly offers: readonly Offer[]; readonly onChoose: (offer: Offer) => void }) {
  return (
    <ul className="action-list">
      {offers.map((offer) => <li key={keyOf(offer)}><button type="button" onClick={() => onChoose(offer)}><strong>{titleOf(offer)}</strong><span>{offer.orgName}</span></button></li>)}
    </ul>
  );
}

/** Asked only where something would be lost. */
function GiveUp({ onStay, onGo }: { readonly onStay: () => void; readonly onGo: () => void }) {
  return (
    <Sheet title={t('make.giveUp')} onClose={onStay} actions={<><Button kind="main" onClick={onStay}>{t('make.stay')}</Button><Button kind="danger" onClick={onGo}>{t('make.go')}</Button></>}>
      <p>{t('make.giveUpWhy')}</p>
    </Sheet>
  );
}

/** The form of the service that makes it, once its release is there. */
function FormOf(props: Omit<MakeFormProps, 'program'>) {
  const program = useProgram(props.offer.service.release);
  if (program.data) return <MakeForm {...props} program={program.data} />;
  return program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading rows={4} />;
}

/** Is nothing left to say of it? */
const isPlain = (made: Made | undefined): boolean => made?.found !== undefined && !made.isWaiting;

/** The start form of a record that was not found, over the form that asks for it. What is made is picked there. */
export function MakeSheet({ text, offers, onDone }: MakeSheetProps) {
  const [offer, setOffer] = useState<Offer | undefined>(offers.length === 1 ? offers[0] : undefined);
  const [draftKey] = useState(() => `start:${newKey()}`);
  const [isDirty, setIsDirty] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [drop, setDrop] = useState<() => void>();
  const [made, setMade] = useState<Made>();
  const isLosing = isDirty && !made;
  const leave = useBack(() => {
    if (isLosing) setIsAsking(true);
    else onDone(made?.found);
    return !isLosing;
  });
  const dirty = useCallback((dropDraft: () => void) => { setIsDirty(true); setDrop(() => dropDraft); }, []);
  const close = (found: Found | undefined): void => { leave(); onDone(found); };
  const finish = (one: Made): void => { if (isPlain(one)) close(one.found); else setMade(one); };
  return (
    <>
      <Sheet full title={offer ? titleOf(offer) : t('make.how')} onClose={() => (isLosing ? setIsAsking(true) : close(made?.found))}>
        {made && <MadeView made={made} onClose={() => close(made.found)} />}
        {!made && !offer && <Choice offers={offers} onChoose={setOffer} />}
        {!made && offer && ('service' in offer
          ? <FormOf offer={offer} text={text} draftKey={draftKey} onDirty={dirty} onMade={finish} />
          : <MakePlain offer={offer} text={text} draftKey={draftKey} onDirty={dirty} onDone={close} />)}
      </Sheet>
      {isAsking && <GiveUp onStay={() => setIsAsking(false)} onGo={() => { drop?.(); close(undefined); }} />}
    </>
  );
}
