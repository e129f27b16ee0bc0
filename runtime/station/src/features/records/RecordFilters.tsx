import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useApi } from '@liandong/client';
import type { CompiledPack } from '@liandong/core/run';
import type { RecordRow } from '@liandong/server/contract/records';
import { keys, usePack } from '../../data';
import { t } from '../../text';
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

function Choice({ label, all, value, options, onChange }: { readonly label: string; readonly all: string; readonly value: string; readonly options: readonly { readonly id: string; readonly title: string }[]; readonly onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div className="text-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{all}</option>
        {options.map((option) => <option key={option.id} value={option.id}>{option.title}</option>)}
      </select>
    </div>
  );
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
      <Choice label={t('records.type')} all={t('records.allTypes')} value={type} options={types} onChange={(next) => onChange(next === '' ? {} : { type: next })} />
      <Choice label={t('records.state')} all={t('records.allStates')} value={state} options={states} onChange={(next) => onChange({ ...(type === '' ? {} : { type }), ...(next === '' ? {} : { state: next }) })} />
    </div>
  );
}
