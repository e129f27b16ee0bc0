import { useApi } from '@liandong/client';
import { problemText } from '@liandong/core/run';
import type { WorkResult } from '@liandong/server/contract/migrations';
import { useMutation } from '@tanstack/react-query';
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field, reasonOf } from '../../ui';

/** Take one back, with a reason; refused once somebody has gone on with it. */
export function Undo({ result, name, onDone, onCancel }: { readonly result: WorkResult; readonly name: string; readonly onDone: () => void; readonly onCancel: () => void }) {
  const api = useApi();
  const id = useId();
  const [comment, write] = useState('');
  const undo = useMutation({ mutationFn: () => api.call('POST /works/{workId}/undo-migration', { params: { workId: result.workId }, body: { comment: comment.trim() } }), onSuccess: (answer) => answer.ok && onDone() });
  const refused = undo.data?.ok === false ? undo.data.reasons.map((reason) => problemText({ code: reason.code, params: reason.params as never })).join(t('migrations.and')) : undefined;
  return (
    <Modal open title={t('migrations.undoTitle', { no: name })} okText={t('migrations.undoOk')} cancelText={t('state.cancel')} confirmLoading={undo.isPending} okButtonProps={{ disabled: comment.trim() === '' }} onOk={() => undo.mutate()} onCancel={onCancel}>
      <p>{t('migrations.undoText')}</p>
      <Field label={t('migrations.comment')} htmlFor={id}><Input.TextArea id={id} rows={3} maxLength={2000} value={comment} onChange={(event) => write(event.target.value)} /></Field>
      {refused !== undefined && <Alert type="error" showIcon role="alert" title={refused} />}
      {undo.isError && <Alert type="error" showIcon role="alert" title={reasonOf(undo.error)} />}
    </Modal>
  );
}
