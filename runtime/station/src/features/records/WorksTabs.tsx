import { useNavigate } from 'react-router';
import { t } from '../../text';
import { Segments } from '../../ui';

const ADDRESS = { started: '/works', done: '/works?box=done', records: '/records' } as const;

/** 我发起 · 我办过 · 记录 */
export function WorksTabs({ value }: { readonly value: keyof typeof ADDRESS }) {
  const navigate = useNavigate();
  return (
    <Segments
      label={t('works.boxes')} value={value} onChange={(id) => void navigate(ADDRESS[id], { replace: true })}
      segments={[{ id: 'started', title: t('works.started') }, { id: 'done', title: t('works.done') }, { id: 'records', title: t('records.title') }]}
    />
  );
}
