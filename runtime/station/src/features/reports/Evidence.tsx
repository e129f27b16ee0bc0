import { useId, useState } from 'react';
import { newKey, useApi } from '@liandong/client';
import { Button, errorText, Notice } from '../../ui';
import type { Filled } from './filled';
import { t } from './text';

const MOST = 5;
type Files = Filled['files'];

/** Papers that speak for what is written: uploaded as they are chosen. */
export function Evidence({ files, put }: { readonly files: Files; readonly put: (files: Files) => void }) {
  const api = useApi();
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const add = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    setBusy(true);
    setError(undefined);
    try {
      const { fileId, name } = await api.upload(picked, picked.name, newKey());
      put([...files, { id: fileId, name }]);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="text-field">
      <ul>{files.map((file) => <li key={file.id}>{file.name} <Button kind="link" onClick={() => put(files.filter((one) => one !== file))}>{t('reports.removeFile', { name: file.name })}</Button></li>)}</ul>
      {files.length < MOST && (
        <div className="file-pick">
          <input id={id} className="visually-hidden" type="file" accept="image/png,image/jpeg,image/webp,application/pdf" disabled={busy} onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => void add(event.target.files?.[0])} />
          <label className="btn btn-plain" htmlFor={id}>{t(busy ? 'reports.sendingFile' : 'reports.addFile')}</label>
        </div>
      )}
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
    </div>
  );
}
