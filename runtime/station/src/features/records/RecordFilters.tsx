import { useQuery } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import type { CompiledPack } from '@liandong/core/run';
import type { RecordRow } from '@liandong/server/contract/records';
import { keys, usePack } from '../../data';
import { t } from '../../text';
import { SelectField } from '../../ui';
import { useRecords } from './use-records';

interface TypeChoice { readonly id: string; readonly title: string; readonly states: readonly { readonly id: string; readonly title: string }[] }

/** Types and states: from the pack in use where one may start something, and in any case those that records in reach have. */
function typesOf(pack: CompiledPack | undefined, rows: readonly RecordRow[]): TypeChoice[] {
  const types = new Map<string, TypeChoice>(Object.values(pack?.records ?? {}).map(({ id, title, states }) => [id, { id, title, states }]));
  for (const row of rows) {
    const known = types.get(row.type) ?? { id: row.type, title: row.typeTitle, states: [] };
    const states = known.states.some(({ id }) => id === row.state) ? known.states : [...known.states, { id: row.state, title: row.stateTitle }];
    types.set(row.type, { ...known, states });
  }
  return [...types.values()];
}

export function RecordFilters({ type, state, onChange }: { readonly type: string; readonly state: string; readonly onChange: (next: Record<string, string>) => void }) {
  const api = useApi();
  const all = useRecords({});
  const services = useQuery({ queryKey: keys.services, queryFn: () => api.call('GET /services') });
  const pack = usePack(services.data?.services[0]?.release);
  const types = typesOf(pack.data, all.items);
  const states = types.find(({ id }) => id === type)?.states ?? [];
  if (types.length === 0) return null;
  return (
    <div className="filters">
      <SelectField label={t('records.type')} none={t('records.allTypes')} value={type} options={types} onChange={(next) => onChange(next === '' ? {} : { type: next })} />
      <SelectField label={t('records.state')} none={t('records.allStates')} value={state} options={states} onChange={(next) => onChange({ ...(type === '' ? {} : { type }), ...(next === '' ? {} : { state: next }) })} />
    </div>
  );
}
