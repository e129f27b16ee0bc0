import { useApi } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice } from '../../ui';
import { useFile } from '../record-sheets';
import { queryOf, type Asked, type RegisterId } from './asked';

/** What is listed, as a table: by the same filter, in the same order. */
export function Export({ register, asked, none }: { readonly register: RegisterId; readonly asked: Asked; readonly none: boolean }) {
  const api = useApi();
  const { save, busy, error } = useFile();
  return (
    <>
      <Button kind="link" busy={busy} disabled={none} onClick={() => void save(() => api.file('POST /record-sheets/registers', { body: queryOf(register, asked) }))}>{busy ? t('sheets.making') : t('sheets.linkDownload')}</Button>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
    </>
  );
}
