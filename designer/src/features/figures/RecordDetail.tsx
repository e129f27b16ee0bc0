import { formatMoment, timelineText, useApi } from '@liandong/client';
import { type CompiledPack, displayValue, type FieldSpec, fieldsOf, withPicks } from '@liandong/core/run';
import { useQuery } from '@tanstack/react-query';
import { Button, Timeline } from 'antd';
import { t } from '../../text';
import { ErrorState, Loading } from '../../ui';

/** One record as this reader may see it, with what happened to it. Looking at it is itself recorded. */
export function RecordDetail({ recordId, onBack }: { readonly recordId: string; readonly onBack: () => void }) {
  const api = useApi();
  const query = useQuery({ queryKey: ['record', recordId], queryFn: () => api.call('GET /records/{recordId}', { params: { recordId } }) });
  const sha = query.data?.record.release;
  const pack = useQuery({ queryKey: ['release', sha], enabled: sha !== undefined, staleTime: Infinity, queryFn: async () => (await api.call('GET /releases/{sha}', { params: { sha: sha ?? '' } })) as CompiledPack });
  const back = <Button type="link" onClick={onBack}>{t('figures.back')}</Button>;
  if (query.isError || pack.isError) return <>{back}<ErrorState error={query.error ?? pack.error} retry={() => void Promise.all([query.refetch(), pack.refetch()])} /></>;
  if (!query.data || !pack.data) return <>{back}<Loading /></>;
  const { record, timeline } = query.data;
  const fields = Object.values(fieldsOf(pack.data, record.type)).filter((field) => record.data[field.id] !== undefined || record.masked.includes(field.id));
  const now = new Date().toISOString();
  return (
    <>
      {back}
      <h2>{record.title}</h2>
      <p className="ld-hint">{[record.typeTitle, record.no ?? t('figures.noNumber'), record.stateTitle, record.orgName].join(' · ')}</p>
      <dl className="ld-facts">
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{field.title}</dt>
            <dd>{valueText(record, field, pack.data)}{record.masked.includes(field.id) && <span className="ld-hint"> {t('figures.masked')}</span>}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('figures.timeline')}</h3>
      <Timeline items={timeline.map((entry) => ({ children: <><span className="ld-hint">{formatMoment(entry.at, now)}</span> {timelineText(entry)}{entry.comment !== undefined && <p>{entry.comment}</p>}</> }))} />
    </>
  );
}

type Shown = { readonly data: Record<string, unknown>; readonly masked: readonly string[]; readonly names?: Readonly<Record<string, string>> };
/** Records, units and people by the names that came with the record. */
const named = ({ data, names = {} }: Shown, field: FieldSpec) => withPicks({ [field.id]: field }, { [field.id]: data[field.id] as never }, (_ref, id) => names[id] ?? '')[field.id];
const valueText = (record: Shown, field: FieldSpec, pack: CompiledPack): string => {
  const value = record.data[field.id] as Parameters<typeof displayValue>[1];
  return record.masked.includes(field.id) && typeof value === 'string' ? value : displayValue(field, named(record, field), pack);
};
