import { formatMoment } from '@liandong/client';
import { Button, Modal } from 'antd';
import { useDraft, useDraftStatus } from '../../editing';
import { t } from '../../text';

/** Somebody saved meanwhile: says who and when, and lets one choose what goes on. */
export function Conflict() {
  const { save, takeTheirs, keepMine } = useDraftStatus();
  const { files } = useDraft();
  if (save.kind !== 'conflict') return null;
  const { theirs } = save;
  const differing = Object.keys({ ...files, ...theirs.files }).filter((path) => files[path] !== theirs.files[path]);
  return (
    <Modal
      open closable={false} title={t('conflict.title')}
      footer={[
        <Button key="theirs" onClick={() => takeTheirs(theirs)}>{t('conflict.reload')}</Button>,
        <Button key="mine" type="primary" onClick={() => keepMine(theirs)}>{t('conflict.keepMine')}</Button>,
      ]}
    >
      <p>{t('conflict.text', { by: theirs.updatedBy, when: formatMoment(theirs.updatedAt, new Date().toISOString()) })}</p>
      <p>{t('conflict.files')}</p>
      <ul>{differing.map((path) => <li key={path}>{path}</li>)}</ul>
    </Modal>
  );
}
