import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';
import type { Versions } from './plan';

const LONGEST = 2000;

/** How many go, how many stay, and why it is done: without a reason nothing happens. */
export function Confirm({ ready, left, versions, onOk, onCancel }: { readonly ready: number; readonly left: number; readonly versions: Versions; readonly onOk: (comment: string) => void; readonly onCancel: () => void }) {
  const id = useId();
  const [comment, write] = useState('');
  return (
    <Modal open title={t('migrations.confirmTitle', { n: ready, to: versions.to })} okText={t('migrations.confirmOk', { n: ready })} cancelText={t('state.cancel')} okButtonProps={{ disabled: comment.trim() === '' }} onOk={() => onOk(comment.trim())} onCancel={onCancel}>
      <ul className="ld-summary">
        <li>{t('migrations.willMove', { n: ready, from: versions.from, to: versions.to })}</li>
        {left > 0 && <li>{t('migrations.willStay', { n: left, from: versions.from })}</li>}
        <li>{t('migrations.keeps')}</li>
      </ul>
      <Field label={t('migrations.comment')} htmlFor={id} hint={t('migrations.commentHint')}><Input.TextArea id={id} rows={3} maxLength={LONGEST} value={comment} onChange={(event) => write(event.target.value)} /></Field>
    </Modal>
  );
}
