import { useState } from 'react';
import type { AskView } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button, TextField } from '../../ui';
import { IntentWords, useCommand } from '../works';

/** The answer to a question, right where the question stands. */
export function AnswerForm({ ask, onChanged }: { readonly ask: AskView; readonly onChanged: () => void }) {
  const command = useCommand(ask.workId);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const isMissing = comment.trim() === '';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (!isMissing && (await command.send({ type: 'AnswerAsk', askId: ask.id, comment: comment.trim() }))) onChanged();
  };
  return (
    <form className="answer" noValidate onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextField label={t('talk.answer')} value={comment} onChange={setComment} rows={3} maxLength={2000} problem={asked && isMissing ? t('talk.answerMissing') : undefined} />
      <IntentWords intent={command} />
      <Button kind="main" type="submit" busy={command.state !== 'idle'}>{t('talk.answerDo', { by: ask.by })}</Button>
    </form>
  );
}
