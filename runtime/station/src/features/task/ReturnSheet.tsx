import { useState } from 'react';
import type { Program } from '@liandong/core/run';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { CommandBody } from '@liandong/server/contract/works';
import { t } from '../../text';
import { Button, Sheet, TextField } from '../../ui';
import { type Command, IntentWords } from '../works';
import { fieldsToMend } from './return-fields';

const PHRASES = ['more', 'unclear', 'photo', 'check'] as const;

interface ReturnSheetProps {
  readonly detail: TaskDetail;
  readonly program: Program;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: (body: CommandBody) => void;
}

function Chips({ label, chips, chosen, onToggle }: { readonly label: string; readonly chips: readonly { readonly id: string; readonly title: string }[]; readonly chosen: readonly string[]; readonly onToggle: (id: string) => void }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {chips.map(({ id, title }) => <button key={id} type="button" className="chip" aria-pressed={chosen.includes(id)} onClick={() => onToggle(id)}>{title}</button>)}
    </div>
  );
}

/** How it goes on when it has been mended: as the step's model says, else as he chooses. */
function AfterReturn({ mode, resume, onChange }: { readonly mode: TaskDetail['returnMode']; readonly resume: boolean; readonly onChange: (resume: boolean) => void }) {
  if (mode !== 'choose') return <p className="hint">{t(`return.mode.${mode}`)}</p>;
  return (
    <fieldset className="picks"><legend>{t('return.after')}</legend>
      <label><input type="radio" name="after" checked={!resume} onChange={() => onChange(false)} />{t('return.again')}</label>
      <label><input type="radio" name="after" checked={resume} onChange={() => onChange(true)} />{t('return.resume')}</label>
    </fieldset>
  );
}

/** 退回: to whom, which fields, and why. The one it goes back to sees the fields marked. */
export function ReturnSheet({ detail, program, command, onClose, onSend }: ReturnSheetProps) {
  const { task, record, returns, returnMode } = detail;
  const [to, setTo] = useState(returns.at(-1)?.node ?? '');
  const [fields, setFields] = useState<readonly string[]>([]);
  const [resume, setResume] = useState(false);
  const [comment, setComment] = useState('');
  const [asked, setAsked] = useState(false);
  const target = returns.find(({ node }) => node === to);
  const mendable = fieldsToMend(program.pack, record.type, task.node, to);
  const isMissing = comment.trim() === '';
  const send = (): void => {
    setAsked(true);
    if (!isMissing) onSend({ type: 'ReturnTask', taskId: task.id, to, comment: comment.trim(), ...(fields.length > 0 ? { fields: [...fields] } : {}), ...(returnMode === 'choose' ? { resume } : {}) });
  };
  const toggle = (id: string): void => setFields(fields.includes(id) ? fields.filter((one) => one !== id) : [...fields, id]);
  return (
    <Sheet title={t('return.title')} onClose={onClose} actions={<><Button kind="main" busy={command.state !== 'idle'} onClick={send}>{t('return.do', { by: target?.by ?? '' })}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {returns.length > 1 && (
        <fieldset className="picks"><legend>{t('return.to')}</legend>
          {returns.map(({ node, title, by }) => <label key={node}><input type="radio" name="to" checked={node === to} onChange={() => { setTo(node); setFields([]); }} />{t('return.target', { title, by })}</label>)}
        </fieldset>
      )}
      {returns.length === 1 && target && <p>{t('return.only', { title: target.title, by: target.by })}</p>}
      <AfterReturn mode={returnMode} resume={resume} onChange={setResume} />
      {mendable.length > 0 && <><p className="label">{t('return.fields')}</p><Chips label={t('return.fields')} chips={mendable} chosen={fields} onToggle={toggle} /></>}
      <TextField label={t('return.comment')} value={comment} onChange={setComment} rows={3} maxLength={2000} problem={asked && isMissing ? t('return.commentMissing') : undefined} />
      <div className="chips" role="group" aria-label={t('return.phrases')}>
        {PHRASES.map((phrase) => <button key={phrase} type="button" className="chip chip-quiet" onClick={() => setComment(comment.trim() === '' ? t(`return.phrase.${phrase}`) : t('return.join', { before: comment.trim(), more: t(`return.phrase.${phrase}`) }))}>{t(`return.phrase.${phrase}`)}</button>)}
      </div>
      <IntentWords intent={command} />
    </Sheet>
  );
}
