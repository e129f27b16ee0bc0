import { useSearchParams } from 'react-router';
import { useApi } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice, SelectField } from '../../ui';
import { type TypeChoice, type TypeKept, useRecordTypes } from './record-types';
import { useFile } from './use-file';

const isAsked = (asked: string) => ({ id, type }: { readonly id: string; readonly type: string }): boolean => id === asked || type === asked;

/** What is not offered, and who may take it away. */
function Kept({ kept, asked }: { readonly kept: readonly TypeKept[]; readonly asked: string }) {
  const said = kept.find(isAsked(asked));
  const words = ({ title, roles }: TypeKept): string => t('sheets.kept', { title, roles: roles.join(t('known.and')) });
  if (said) return <Notice kind="soon" title={words(said)}>{t('sheets.keptHint')}</Notice>;
  return kept.length === 0 ? null : <ul className="hint">{kept.map((one) => <li key={one.id}>{words(one)}</li>)}</ul>;
}

/** What is chosen by the address, of what may be taken away. */
function useChoice(open: readonly TypeChoice[]) {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('type') ?? '';
  const chosen = open.find(isAsked(asked)) ?? (open.length === 1 && asked === '' ? open[0] : undefined);
  const set = (next: Record<string, string>): void => setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), { replace: true });
  return { asked, chosen, state: search.get('state') ?? '', set };
}

function Choice({ open }: { readonly open: readonly TypeChoice[] }) {
  const api = useApi();
  const { chosen, state, set } = useChoice(open);
  const { save, busy, error } = useFile();
  const download = (): void => {
    if (chosen) void save(() => api.file('GET /record-sheets/records', { query: { packId: chosen.packId, type: chosen.type, ...(state === '' ? {} : { state }) } }));
  };
  return (
    <>
      <div className="filters">
        <SelectField label={t('records.type')} none={t('sheets.choose')} value={chosen?.id ?? ''} options={open} onChange={(type) => set({ type })} />
        <SelectField label={t('records.state')} none={t('records.allStates')} value={state} options={chosen?.states ?? []} onChange={(next) => set({ type: chosen?.id ?? '', state: next })} />
      </div>
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <div className="row-actions"><Button busy={busy} disabled={!chosen} onClick={download}>{busy ? t('sheets.making') : t('sheets.downloadDo')}</Button></div>
    </>
  );
}

/** The records of a type, as far as they are in my reach and mine to take away. */
export function Download() {
  const { open, kept, isKnown } = useRecordTypes();
  const { asked } = useChoice(open);
  const isNothing = isKnown && open.length === 0;
  return (
    <section className="card">
      <h2>{t('sheets.download')}</h2>
      <p className="hint">{t(isNothing ? 'sheets.downloadNothing' : 'sheets.downloadHint')}</p>
      <Kept kept={kept} asked={asked} />
      {!isNothing && <Choice open={open} />}
    </section>
  );
}
