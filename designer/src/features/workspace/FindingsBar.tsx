import { Tag } from 'antd';
import { useNavigate } from 'react-router';
import { type Draft, placeOf, useDraft, type Finding } from '../../editing';
import { t } from '../../text';
import { itemsOf } from './groups';


const COLORS = { error: 'error', warning: 'warning', info: 'processing' } as const;

/** The item concerned by its kind and title. */
function whereOf({ item = '' }: Finding, draft: Draft): string {
  const [folder = '', file] = item.split('/');
  const kind = t.find(`tree.${folder.replace('.json', '')}`) ?? (folder === 'pack.json' ? t('findings.pack') : folder);
  if (file === undefined) return kind;
  return t('findings.where', { kind, title: itemsOf(folder, draft.files, draft.json).find((one) => one.file === item)?.title ?? file });
}

/** What is wrong, quietly at the bottom; a click leads to the place. */
export function FindingsBar({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  const draft = useDraft();
  const { findings, packId } = draft;
  const navigate = useNavigate();
  const jump = (finding: Finding): void => void navigate(`/packs/${packId}/${placeOf(finding)}`);
  return (
    <section className={isOpen ? 'ld-findings is-open' : 'ld-findings'} aria-label={t('findings.title')}>
      <button type="button" className="ld-findings-head" aria-expanded={isOpen} onClick={onToggle}>
        {findings.length === 0 ? t('findings.none') : t('findings.count', { n: findings.length })}
      </button>
      {isOpen && (
        <ul>
          {findings.map((finding, index) => (
            <li key={index}>
              <button type="button" onClick={() => jump(finding)}>
                <Tag color={COLORS[finding.severity]}>{t(`findings.${finding.severity}`)}</Tag>
                <span>{finding.detail}</span>
                <span className="ld-hint">{whereOf(finding, draft)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
