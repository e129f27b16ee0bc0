import { formatWhen, listText } from '@liandong/client';
import type { CopyView } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button } from '../../ui';
import { IntentWords, useCommand } from '../works';

function MarkRead({ copy }: { readonly copy: CopyView }) {
  const command = useCommand(copy.workId);
  return (
    <>
      <div className="row-actions"><Button kind="main" busy={command.state !== 'idle'} onClick={() => void command.send({ type: 'MarkRead', copyId: copy.id })}>{t('copies.read')}</Button></div>
      <IntentWords intent={command} />
    </>
  );
}

function OneCopy({ copy, now }: { readonly copy: CopyView; readonly now: string }) {
  const { by, at, to, read, comment, unreadByMe } = copy;
  const title = unreadByMe ? (by === '' ? t('copies.toYouByRule') : t('copies.toYou', { by })) : by === '' ? t('copies.byRule', { to: listText(to) }) : t('copies.by', { by, to: listText(to) });
  return (
    <li>
      <p><strong>{title}</strong> <span className="hint">{formatWhen(at, now)}</span></p>
      {comment !== undefined && comment !== '' && <blockquote>{comment}</blockquote>}
      {unreadByMe ? <MarkRead copy={copy} /> : <p className="hint">{read.length === 0 ? t('copies.nobodyRead') : t(read.length === to.length ? 'copies.allRead' : 'copies.someRead', { names: listText(read) })}</p>}
    </li>
  );
}

/** 抄送: who was told and who has said that he has read it; what was copied to me is to be marked as read. */
export function Copies({ copies, now }: { readonly copies: readonly CopyView[]; readonly now: string }) {
  if (copies.length === 0) return null;
  return (
    <section className={copies.some((copy) => copy.unreadByMe) ? 'card card-mine' : 'card'}>
      <h2>{t('copies.title')}</h2>
      <ul className="said">{copies.map((copy) => <OneCopy key={copy.id} copy={copy} now={now} />)}</ul>
    </section>
  );
}
