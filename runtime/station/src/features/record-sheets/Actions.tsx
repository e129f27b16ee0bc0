import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import type { ImportView } from '@liandong/server/contract/imports';
import { keys, useIntent } from '../../data';
import { t } from '../../text';
import { Button, errorText, Notice, TextField } from '../../ui';
import { IntentWords } from '../works';
import { useFile } from './use-file';

export const isUnderWay = (state: ImportView['state'] | undefined): boolean => state === 'reading' || state === 'importing';

type Command = 'confirm' | 'stop' | 'drop';
interface Part { readonly view: ImportView; readonly busy: boolean; readonly onCommand: (type: Command, reason?: string) => void }

/** Where records are put right the reason is asked for once, for all of them. */
function Confirm({ view: { state, todo, written, changed, corrects }, busy, onCommand }: Part) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isAsked = corrects && state === 'ready';
  const lacks = isAsked && reason.trim() === '';
  const confirm = (): void => {
    setAsked(true);
    if (!lacks) onCommand('confirm', isAsked ? reason.trim() : undefined);
  };
  return (
    <>
      {isAsked && <TextField label={t('imports.reason', { n: changed })} value={reason} onChange={setReason} rows={2} maxLength={500} problem={asked && lacks ? t('reason.missing') : undefined} />}
      <Button kind="main" busy={busy} onClick={confirm}>{state === 'stopped' ? t('imports.goOn', { n: todo - written }) : t('imports.confirm', { n: todo })}</Button>
    </>
  );
}

/** The rows that were not taken, as a table to be mended. */
function Errors({ view: { id, wrong, changed, corrects, state, cleared } }: Pick<Part, 'view'>) {
  const api = useApi();
  const { save, busy, error } = useFile();
  const n = wrong + (corrects ? 0 : changed);
  if (n === 0 || cleared !== undefined || isUnderWay(state) || state === 'dropped') return null;
  return (
    <>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <Button busy={busy} onClick={() => void save(() => api.file('GET /imports/{importId}/errors', { params: { importId: id } }))}>{t('imports.errors', { n })}</Button>
    </>
  );
}

/** What may be done with it now. Leaving the page stops nothing. */
export function Actions({ view }: { readonly view: ImportView }) {
  const api = useApi();
  const queries = useQueryClient();
  const { run, ...intent } = useIntent();
  const { id, may, state, written } = view;
  const command = async (type: Command, reason?: string): Promise<void> => {
    const body = { type, ...(reason === undefined ? {} : { reason }) };
    const after = await run(`import:${id}:${type}`, { ...body, state, written }, (key) => api.call('POST /imports/{importId}/commands', { params: { importId: id }, body, key }));
    if (after) queries.setQueryData(keys.import(id), after);
    void queries.invalidateQueries({ queryKey: keys.import(id) });
  };
  const part: Part = { view, busy: intent.state !== 'idle', onCommand: (type, reason) => void command(type, reason) };
  return (
    <>
      <IntentWords intent={intent} />
      <div className="row-actions">
        {may.includes('confirm') && <Confirm {...part} />}
        {may.includes('stop') && <Button busy={part.busy} onClick={() => part.onCommand('stop')}>{t('imports.stop')}</Button>}
        <Errors view={view} />
        {may.includes('drop') && <Button busy={part.busy} onClick={() => part.onCommand('drop')}>{t('imports.drop')}</Button>}
        {!isUnderWay(state) && state !== 'ready' && <Link className="btn btn-plain" to="/sheets">{t('imports.again')}</Link>}
      </div>
    </>
  );
}
