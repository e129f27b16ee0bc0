import { useState } from 'react';
import type { Program } from '@liandong/core/run';
import type { RecordDetail, RecordMay } from '@liandong/server/contract/records';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { ActionGroups, Button, Failed, Loading, Sheet } from '../../ui';
import { ActSheet } from './ActSheet';
import { CorrectSheet } from './CorrectSheet';
import { TransferSheet } from './TransferSheet';
import { VoidSheet } from './VoidSheet';

type Open = { readonly what: 'act'; readonly action: RecordMay['actions'][number] } | { readonly what: 'correct' | 'void' | 'transfer' | 'more' };
interface Props { readonly detail: RecordDetail; readonly onDone: (told: string) => void }

function OpenSheet({ detail, program, open, onDone, onClose }: { readonly detail: RecordDetail; readonly program: Program; readonly open: Open; readonly onDone: (after: RecordDetail) => void; readonly onClose: () => void }) {
  switch (open.what) {
    case 'act': return <ActSheet detail={detail} program={program} action={open.action} onDone={onDone} onClose={onClose} />;
    case 'correct': return <CorrectSheet detail={detail} program={program} onDone={onDone} onClose={onClose} />;
    case 'void': return <VoidSheet detail={detail} program={program} onDone={onDone} onClose={onClose} />;
    case 'transfer': return <TransferSheet detail={detail} program={program} onDone={onDone} onClose={onClose} />;
    case 'more': return null;
  }
}

/** What the pack has to be done with it is one tap away; what changes what was written stands behind 更多. */
export function RecordActions({ detail, onDone }: Props) {
  const { may } = detail;
  const [open, setOpen] = useState<Open>();
  const program = useProgram(open === undefined ? undefined : may.release);
  const close = (): void => setOpen(undefined);
  const others = [
    ...(may.correct.length > 0 ? [{ title: t('recordAct.correct'), what: t('recordAct.correctWhat'), run: () => setOpen({ what: 'correct' }) }] : []),
    ...(may.transfer ? [{ title: t('recordAct.transfer'), what: t('recordAct.transferWhat'), run: () => setOpen({ what: 'transfer' }) }] : []),
    ...(may.void ? [{ title: t('recordAct.void'), what: t('recordAct.voidWhat'), run: () => setOpen({ what: 'void' }) }] : []),
  ];
  if (may.actions.length === 0 && others.length === 0) return null;
  const done = ({ offer }: RecordDetail): void => { close(); onDone(open?.what === 'transfer' && offer && !offer.ended && offer.at !== detail.offer?.at ? t('offer.told.offer') : open?.what === 'act' ? t('recordAct.did', { action: open.action.title }) : t(`recordAct.told.${open?.what === 'void' ? 'void' : open?.what === 'transfer' ? 'transfer' : 'correct'}`)); };
  return (
    <div className="actions">
      <div className="actions-row">
        {may.actions.slice(0, 2).map((action, index) => <Button key={action.id} kind={index === 0 ? 'main' : 'plain'} onClick={() => setOpen({ what: 'act', action })}>{action.title}</Button>)}
        {others.length + Math.max(0, may.actions.length - 2) > 0 && <Button onClick={() => setOpen({ what: 'more' })}>{t('more.title')}</Button>}
      </div>
      {open?.what === 'more' && (
        <Sheet title={t('more.title')} onClose={close}>
          <ActionGroups
            groups={[
              { title: t('recordAct.group'), acts: may.actions.slice(2).map((action) => ({ title: action.title, what: action.toTitle === undefined ? '' : t('recordAct.becomes', { from: detail.record.stateTitle, to: action.toTitle }), run: () => setOpen({ what: 'act', action }) })) },
              { title: t('recordAct.groupRecord'), acts: others },
            ].filter(({ acts }) => acts.length > 0)}
          />
        </Sheet>
      )}
      {open !== undefined && open.what !== 'more' && (program.data ? <OpenSheet detail={detail} program={program.data} open={open} onDone={done} onClose={close} />
        : <Sheet title={t('list.loading')} onClose={close}>{program.isError ? <Failed error={program.error} onRetry={() => void program.refetch()} /> : <Loading rows={3} />}</Sheet>)}
    </div>
  );
}
