import { useSearchParams } from 'react-router';
import { useApi } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice, SelectField } from '../../ui';
import { useRecordTypes } from './record-types';
import { useFile } from './use-file';

/** The records of a type, as far as they are in my reach. */
export function Download() {
  const [search, setSearch] = useSearchParams();
  const api = useApi();
  const types = useRecordTypes();
  const { save, busy, error } = useFile();
  const asked = search.get('type') ?? '';
  const chosen = types.find(({ id, type }) => id === asked || type === asked) ?? (types.length === 1 ? types[0] : undefined);
  const state = search.get('state') ?? '';
  const set = (next: Record<string, string>): void => setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
  const download = (): void => {
    if (chosen) void save(() => api.file('GET /record-sheets/records', { query: { packId: chosen.packId, type: chosen.type, ...(state === '' ? {} : { state }) } }));
  };
  return (
    <section className="card">
      <h2>{t('sheets.download')}</h2>
      <p className="hint">{t('sheets.downloadHint')}</p>
      <div className="filters">
        <SelectField label={t('records.type')} none={t('sheets.choose')} value={chosen?.id ?? ''} options={types} onChange={(type) => set({ type })} />
        <SelectField label={t('records.state')} none={t('records.allStates')} value={state} options={chosen?.states ?? []} onChange={(next) => set({ type: chosen?.id ?? '', state: next })} />
      </div>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <div className="row-actions"><Button busy={busy} disabled={!chosen} onClick={download}>{busy ? t('sheets.making') : t('sheets.downloadDo')}</Button></div>
    </section>
  );
}
