import { Tag } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { placeOf, useDraft, type Finding } from '../../editing';
import { t } from '../../text';


const COLORS = { error: 'error', warning: 'warning', info: 'processing' } as const;

/** What is wrong, quietly at the bottom; a click leads to the place. */
export function FindingsBar() {
  const { findings, packId } = useDraft();
  const [isOpen, open] = useState(false);
  const navigate = useNavigate();
  const jump = (finding: Finding): void => void navigate(`/packs/${packId}/${placeOf(finding)}`);
  return (
    <section className={isOpen ? 'ld-findings is-open' : 'ld-findings'} aria-label={t('findings.title')}>
      <button type="button" className="ld-findings-head" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        {findings.length === 0 ? t('findings.none') : t('findings.count', { n: findings.length })}
      </button>
      {isOpen && (
        <ul>
          {findings.map((finding, index) => (
            <li key={index}>
              <button type="button" onClick={() => jump(finding)}>
                <Tag color={COLORS[finding.severity]}>{t(`findings.${finding.severity}`)}</Tag>
                <span>{finding.detail}</span>
                <span className="ld-hint">{finding.item}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
