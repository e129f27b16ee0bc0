import type { ImpactView } from '@liandong/server/contract/packs';
import { Tag } from 'antd';
import { t } from '../../text';

const COLORS = { added: 'success', removed: 'error', changed: 'processing' } as const;
const areaOf = (item: string): string => t.find(`changeArea.${item.slice(0, item.indexOf(':'))}`) ?? '';

/** What is different from the newest release, in sentences. */
export function Changes({ changes }: { readonly changes: ImpactView['changes'] }) {
  if (changes.length === 0) return <p>{t('publish.noChanges')}</p>;
  return (
    <ul className="ld-changes" aria-label={t('publish.changes')}>
      {changes.map((change, index) => (
        <li key={index}>
          <Tag color={COLORS[change.kind]}>{t(`publish.kind.${change.kind}`)}</Tag>
          <span>{areaOf(change.item)} <strong>{change.title}</strong>{change.detail !== undefined && <span className="ld-change-detail">{change.detail}</span>}</span>
        </li>
      ))}
    </ul>
  );
}
