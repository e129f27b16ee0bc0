import { formatWhen } from '@liandong/client';
import type { AskView } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button } from '../../ui';
import { IntentWords, useCommand } from '../works';
import { AnswerForm } from './AnswerForm';

interface AsksOf { readonly now: string; /** a question was answered or ended */ readonly onChanged: () => void }

function EndAsk({ ask, onChanged }: { readonly ask: AskView; readonly onChanged: () => void }) {
  const command = useCommand(ask.workId);
  const end = async (): Promise<void> => { if (await command.send({ type: 'EndAsk', askId: ask.id })) onChanged(); };
  return (
    <>
      <div className="row-actions"><Button busy={command.state !== 'idle'} onClick={() => void end()}>{t('talk.end')}</Button></div>
      <IntentWords intent={command} />
    </>
  );
}

function Answer({ ask, now }: { readonly ask: AskView; readonly now: string }) {
  if (ask.answeredAt === undefined) return <p className="hint">{t(ask.open ? (ask.waits ? 'talk.waitsFirm' : 'talk.waits') : 'talk.ended', { to: ask.to })}</p>;
  return (
    <>
      <p><strong>{t('talk.answered', { to: ask.to })}</strong> <span className="hint">{formatWhen(ask.answeredAt, now)}</span></p>
      {ask.answer !== undefined && <blockquote>{ask.answer}</blockquote>}
    </>
  );
}

function OneAsk({ ask, now, onChanged }: AsksOf & { readonly ask: AskView }) {
  const isMine = ask.may.includes('answer');
  return (
    <li>
      <p><strong>{isMine ? t('talk.asksYou', { by: ask.by }) : t('talk.asks', { by: ask.by, to: ask.to })}</strong> <span className="hint">{t('talk.about', { node: ask.nodeTitle, when: formatWhen(ask.at, now) })}</span></p>
      {ask.question !== undefined && <blockquote>{ask.question}</blockquote>}
      {isMine ? <AnswerForm ask={ask} onChanged={onChanged} /> : <Answer ask={ask} now={now} />}
      {ask.may.includes('end') && <EndAsk ask={ask} onChanged={onChanged} />}
    </li>
  );
}

/** 沟通: questions with their answers; to be answered or ended by whom they are. Those that wait for me first. */
export function Asks({ asks, now, onChanged }: AsksOf & { readonly asks: readonly AskView[] }) {
  if (asks.length === 0) return null;
  const mine = asks.filter((ask) => ask.may.includes('answer'));
  const others = asks.filter((ask) => !ask.may.includes('answer'));
  return (
    <section className={mine.length > 0 ? 'card card-mine' : 'card'}>
      <h2>{mine.length > 0 ? t('talk.titleMine') : t('talk.title')}</h2>
      <ul className="said">{[...mine, ...others].map((ask) => <OneAsk key={ask.id} ask={ask} now={now} onChanged={onChanged} />)}</ul>
    </section>
  );
}
