import { useState } from 'react';
import { useApi, useSession } from '@liandong/client';
import { mayExportSome, type CompiledPack } from '@liandong/core/run';
import { t } from '../../text';
import { Button, errorText, Notice, Sheet } from '../../ui';
import { useFile } from '../record-sheets';
import { queryOf, type Asked, type RegisterId } from './asked';

const SAID = ['exportHidden', 'exportReach', 'exportNoted', 'exportMost'] as const;
interface ExportProps { readonly register: RegisterId; readonly pack: CompiledPack; readonly asked: Asked; readonly none: boolean }

/** What is listed, as a table: by the same filter, in the same order. What it leaves out, and that it is noted, is said before. */
export function Export({ register, pack, asked, none }: ExportProps) {
  const api = useApi();
  const grants = useSession().me?.grants ?? [];
  const [open, setOpen] = useState(false);
  const { save, busy, error } = useFile();
  if (!mayExportSome(pack, register.type, grants)) return <span className="hint">{t('registers.mayNotExport')}</span>;
  const take = async (): Promise<void> => {
    await save(() => api.file('POST /record-sheets/registers', { body: queryOf(register, asked) }));
    setOpen(false);
  };
  return (
    <>
      <Button kind="link" busy={busy} disabled={none} onClick={() => setOpen(true)}>{busy ? t('sheets.making') : t('sheets.linkDownload')}</Button>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      {open && (
        <Sheet title={t('sheets.linkDownload')} onClose={() => setOpen(false)} actions={<><Button disabled={busy} onClick={() => setOpen(false)}>{t('registers.cancel')}</Button><Button kind="main" busy={busy} onClick={() => void take()}>{busy ? t('sheets.making') : t('registers.export')}</Button></>}>
          <ul className="register-said">{SAID.map((one) => <li key={one}>{t(`registers.${one}`)}</li>)}</ul>
        </Sheet>
      )}
    </>
  );
}
