import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useApi, useSession } from '@liandong/client';
import type { RegisterView } from '@liandong/server/contract/registers';
import { t } from '../../text';
import { Button, errorText, Notice, SelectField, Sheet, TextField } from '../../ui';
import { askedOf, queryOf, type Asked, type RegisterId } from './asked';

interface ViewsProps { readonly register: RegisterId; readonly views: readonly RegisterView[]; readonly asked: Asked; readonly onOpen: (asked: Asked | undefined) => void }

function useSaved(onDone: () => void) {
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await act();
      await queries.invalidateQueries({ queryKey: ['registers', 'views'] });
      onDone();
    } catch (failed) {
      setError(failed);
    }
    setBusy(false);
  };
  return { run, busy, error };
}

const bodyOf = (register: RegisterId, asked: Asked, { title, orgId }: { readonly title: string; readonly orgId: string | undefined }) =>
  ({ title: title.trim(), query: queryOf(register, asked), ...(asked.columns ? { columns: [...asked.columns] } : {}), ...(orgId === undefined ? {} : { orgId }) });

/** My units, each once. */
function useUnits(): readonly { readonly id: string; readonly title: string }[] {
  const grants = useSession().me?.grants ?? [];
  return [...new Map(grants.map(({ orgId, orgName }) => [orgId, { id: orgId, title: t('registers.shareWith', { unit: orgName }) }])).values()];
}

interface SaveSheetProps { readonly register: RegisterId; readonly asked: Asked; readonly view: RegisterView | undefined; readonly onClose: () => void }
function SaveSheet({ register, asked, view, onClose }: SaveSheetProps) {
  const api = useApi();
  const units = useUnits();
  const own = view?.mine === true ? view : undefined;
  const [title, setTitle] = useState(own?.title ?? '');
  const [orgId, setOrgId] = useState(own?.orgId ?? '');
  const [key] = useState(() => crypto.randomUUID());
  // what it goes on from: whoever changed it meanwhile is not written over
  const [base] = useState(own?.rev ?? 0);
  const { run, busy, error } = useSaved(onClose);
  const body = bodyOf(register, asked, { title, orgId: orgId === '' ? undefined : orgId });
  const add = (): void => void run(() => api.call('POST /registers/views', { body, key }));
  const change = (viewId: string): void => void run(() => api.call('PUT /registers/views/{viewId}', { params: { viewId }, body: { ...body, base } }));
  return (
    <Sheet title={t('registers.save')} onClose={onClose} actions={(
      <>
        {own && <Button busy={busy} disabled={title.trim() === ''} onClick={() => change(own.id)}>{t('registers.saveOver')}</Button>}
        <Button kind="main" busy={busy} disabled={title.trim() === ''} onClick={add}>{t('registers.saveNew')}</Button>
      </>
    )}>
      <TextField label={t('registers.viewTitle')} value={title} onChange={setTitle} maxLength={40} first />
      {units.length > 0 && <SelectField label={t('registers.shareTo')} none={t('registers.shareNobody')} value={orgId} options={units} onChange={setOrgId} />}
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
    </Sheet>
  );
}

/** Whose it is, and with whom it is shared. */
const whose = ({ mine, by, orgName }: RegisterView): string => (orgName === undefined ? '' : mine ? t('registers.sharedByMe', { unit: orgName }) : t('registers.sharedBy', { by, unit: orgName }));

interface OpenViewProps { readonly view: RegisterView; readonly busy: boolean; readonly run: (act: () => Promise<unknown>) => Promise<void>; readonly onGone: () => void }
/** What may be done with the view that is open. */
function OpenView({ view, busy, run, onGone }: OpenViewProps) {
  const api = useApi();
  const params = { viewId: view.id };
  const takeBack = async (): Promise<void> => {
    await api.call('DELETE /registers/views/{viewId}/share', { params });
    if (!view.mine) onGone();
  };
  return (
    <>
      <Button kind="link" busy={busy} onClick={() => void run(() => api.call('PUT /registers/views/{viewId}/first', { params, body: { first: !view.first } }))}>{view.first ? t('registers.notFirst') : t('registers.first')}</Button>
      {view.mayTakeBack && <Button kind="link" busy={busy} onClick={() => void run(takeBack)}>{t('registers.takeBack')}</Button>}
      {view.mine && <Button kind="link" busy={busy} onClick={() => void run(async () => { await api.call('DELETE /registers/views/{viewId}', { params }); onGone(); })}>{t('registers.remove')}</Button>}
    </>
  );
}

/** Saved views of a register: open one, save what is asked now, share it or take it back, give one up, have one opened first. */
export function Views({ register, views, asked, onOpen }: ViewsProps) {
  const id = useId();
  const [saving, setSaving] = useState(false);
  const { run, busy, error } = useSaved(() => undefined);
  const view = views.find((one) => one.id === asked.viewId);
  return (
    <div className="register-views">
      {views.length > 0 && (
        <div className="text-field">
          <label htmlFor={id}>{t('registers.view')}</label>
          <select id={id} className="input" value={view?.id ?? ''} onChange={(event) => { const next = views.find((one) => one.id === event.target.value); onOpen(next && askedOf(next)); }}>
            <option value="">{t('registers.noView')}</option>
            {views.map((one) => <option key={one.id} value={one.id}>{one.mine ? one.title : t('registers.viewOf', { title: one.title, by: one.by })}</option>)}
          </select>
        </div>
      )}
      {view && whose(view) !== '' && <p className="hint">{whose(view)}</p>}
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <div className="row-actions">
        <Button kind="link" onClick={() => setSaving(true)}>{t('registers.save')}</Button>
        {view && <OpenView view={view} busy={busy} run={run} onGone={() => onOpen(undefined)} />}
      </div>
      {saving && <SaveSheet register={register} asked={asked} view={view} onClose={() => setSaving(false)} />}
    </div>
  );
}
