import type { Json } from '@liandong/core/run';
import { Alert, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field, reasonOf } from '../../ui';
import { useDeed, type Wish } from './use-incidents';
import { typed, written } from './value';

interface AskProps { readonly workId: string; readonly wish: Wish; readonly onDone: (state: 'done' | 'queued', wish: Wish) => void; readonly onCancel: () => void }
const titleOf = (wish: Wish): string => (wish.kind === 'set' ? wish.name : wish.kind === 'skip' || wish.kind === 'move' ? wish.title : '');

/** What will happen, what is still to be said, and why: without a reason nothing is done. */
export function Ask({ workId, wish, onDone, onCancel }: AskProps) {
  const ids = { comment: useId(), to: useId(), value: useId() };
  const [comment, write] = useState('');
  const [to, choose] = useState('');
  const [text, change] = useState(wish.kind === 'set' ? written(wish.value) : '');
  const deed = useDeed(workId);
  const value: Json = wish.kind === 'set' ? typed(text, wish.value) : null;
  const isReady = comment.trim() !== '' && (wish.kind !== 'move' || to !== '');
  const run = (): void => deed.mutate({ wish, answer: { comment: comment.trim(), to, value } }, { onSuccess: (state) => onDone(state, wish) });
  return (
    <Modal open title={t(`incidents.ask.${wish.kind}.title`, { title: titleOf(wish) })} okText={t(`incidents.ask.${wish.kind}.ok`)} cancelText={t('state.cancel')} confirmLoading={deed.isPending} okButtonProps={{ disabled: !isReady }} onOk={run} onCancel={onCancel}>
      <p>{t(`incidents.ask.${wish.kind}.text`)}</p>
      {wish.kind === 'move' && <Field label={t('incidents.moveTo')} htmlFor={ids.to}><Select id={ids.to} className="ld-choose" value={to === '' ? null : to} placeholder={t('incidents.choose')} options={wish.targets.map(({ node, title }) => ({ value: node, label: title }))} onChange={(node: string) => choose(node)} /></Field>}
      {wish.kind === 'set' && <Field label={t('incidents.newValue')} htmlFor={ids.value} hint={t('incidents.newValueHint')}><Input.TextArea id={ids.value} className="ld-mono" autoSize={{ minRows: 1, maxRows: 8 }} value={text} onChange={(event) => change(event.target.value)} /></Field>}
      <Field label={t('incidents.comment')} htmlFor={ids.comment} hint={t('incidents.commentHint')}><Input.TextArea id={ids.comment} rows={3} maxLength={2000} value={comment} onChange={(event) => write(event.target.value)} /></Field>
      {deed.isError && <Alert type="error" showIcon role="alert" title={reasonOf(deed.error)} />}
    </Modal>
  );
}
