import { Alert, Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { t } from '../../text';
import { Field, reasonOf } from '../../ui';
import { useRetryAll } from './use-batches';
import type { Kind } from './use-incidents';

/** Everything of the kind that is shown, tried again at once, with one reason; then on to what comes of it. */
export function RetryAll({ kind }: { readonly kind: Kind | undefined }) {
  const id = useId();
  const navigate = useNavigate();
  const [isOpen, open] = useState(false);
  const [comment, write] = useState('');
  const retry = useRetryAll(kind);
  const run = (): void => retry.mutate(comment.trim(), { onSuccess: (batch) => void navigate(`/incidents/batches/${encodeURIComponent(batch.id)}`) });
  const what = kind === undefined ? t('batches.everything') : t(`incidents.kind.${kind}`);
  return (
    <>
      <Button onClick={() => open(true)}>{t('batches.retryAll')}</Button>
      <Modal open={isOpen} title={t('batches.retryTitle', { what })} okText={t('batches.retryOk')} cancelText={t('state.cancel')} confirmLoading={retry.isPending} okButtonProps={{ disabled: comment.trim() === '' }} onOk={run} onCancel={() => open(false)}>
        <p>{t('batches.retryText')}</p>
        <Field label={t('incidents.comment')} htmlFor={id} hint={t('incidents.commentHint')}><Input.TextArea id={id} rows={3} maxLength={2000} value={comment} onChange={(event) => write(event.target.value)} /></Field>
        {retry.isError && <Alert type="error" showIcon role="alert" title={reasonOf(retry.error)} />}
      </Modal>
    </>
  );
}
