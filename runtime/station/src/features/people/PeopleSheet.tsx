import { useState } from 'react';
import { listText } from '@liandong/client';
import type { CommandBody } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { type Command, IntentWords } from '../works';
import type { Named } from './offered';
import { PEOPLE_ACTS, type PeopleAct } from './people-acts';
import { PersonPicker } from './PersonPicker';

interface PeopleSheetProps {
  readonly act: PeopleAct;
  /** the step that it is about; absent: the work as a whole */
  readonly taskId?: string;
  readonly suggested?: readonly Named[];
  readonly except?: readonly string[];
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: (body: CommandBody) => void;
}

function wrongWith(chosen: readonly Named[], most: number): string | undefined {
  if (chosen.length === 0) return t(most === 1 ? 'people.missing' : 'people.missingSome');
  return chosen.length > most ? t('people.tooMany', { n: most }) : undefined;
}

/** Everything that names somebody else: what will happen, who, and why. */
export function PeopleSheet({ act, taskId, suggested, except, command, onClose, onSend }: PeopleSheetProps) {
  const { most, must, waits: canWait, body } = PEOPLE_ACTS[act];
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  const [comment, setComment] = useState('');
  const [waits, setWaits] = useState(true);
  const [asked, setAsked] = useState(false);
  const isMissing = must && comment.trim() === '';
  const wrong = wrongWith(chosen, most);
  const send = (): void => {
    setAsked(true);
    if (wrong === undefined && !isMissing) onSend(body({ taskId, userIds: chosen.map(({ userId }) => userId), comment: comment.trim(), waits }));
  };
  const title = t(`act.${act}.title`);
  const does = chosen.length > 0 ? t(`act.${act}.do`, { names: listText(chosen.map(({ name }) => name), 2) }) : title;
  const words = act === 'ask' ? { label: t('act.question'), missing: t('act.questionMissing') } : { label: t(must ? 'reason.must' : 'reason.may'), missing: t('reason.missing') };
  return (
    <Sheet title={title} onClose={onClose} actions={<><Button kind="main" busy={command.state !== 'idle'} onClick={send}>{does}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      <p>{t(`act.${act}.what`)}</p>
      <PersonPicker legend={t(`act.${act}.who`)} chosen={chosen} onChange={setChosen} most={most} problem={asked ? wrong : undefined} {...(suggested ? { suggested } : {})} {...(except ? { except } : {})} />
      <TextField label={words.label} value={comment} onChange={setComment} rows={2} maxLength={2000} problem={asked && isMissing ? words.missing : undefined} />
      {canWait && <div className="picks"><label><input type="checkbox" checked={waits} onChange={() => setWaits(!waits)} />{t('act.waits')}</label></div>}
      <IntentWords intent={command} />
    </Sheet>
  );
}
