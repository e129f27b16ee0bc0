import { Tag } from 'antd';
import { useEffect, useState } from 'react';
import { showMarks } from '../diagram/finding-badges';
import type { Finding } from '../../../editing';
import { useEditing } from '../panel/context';
import { t } from '../text';

const COLORS = { error: 'error', warning: 'warning', info: 'processing' } as const;
const nodeOf = (finding: Finding): string => finding.path.split('/')[1] ?? '';

/** What is wrong with this process: marks on the canvas, and a list that leads there. */
export function FindingList({ findings, isReady }: { readonly findings: readonly Finding[]; readonly isReady: boolean }) {
  const { diagram } = useEditing();
  const [isOpen, open] = useState(false);
  const version = diagram.version();
  useEffect(() => {
    if (isReady) showMarks(diagram, findings.map((finding) => ({ node: nodeOf(finding), severity: finding.severity, text: finding.detail })));
  }, [diagram, findings, isReady, version]);
  if (findings.length === 0) return null;
  return (
    <section className="pe-findings" aria-label={t('findings.title')}>
      <button type="button" className="pe-findings-head" aria-expanded={isOpen} onClick={() => open(!isOpen)}>{t('findings.count', { count: findings.length })}</button>
      {isOpen && (
        <ul>
          {findings.map((finding, index) => (
            <li key={index}>
              <button type="button" data-finding={finding.code} data-node={nodeOf(finding)} onClick={() => diagram.select(nodeOf(finding))}>
                <Tag color={COLORS[finding.severity]}>{t(`findings.${finding.severity}`)}</Tag><span>{finding.detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
