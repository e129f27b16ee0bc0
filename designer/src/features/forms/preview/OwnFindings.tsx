import { Tag } from 'antd';
import { useDraft } from '../../../editing';
import { type Selection, selectionAt } from '../selection';
import { t } from '../text';
import type { EditedForm } from '../use-form';

const COLORS = { error: 'error', warning: 'warning', info: 'processing' } as const;

/** What is wrong with the form itself, beside its preview; a click leads to the place. */
export function OwnFindings({ edited, onGo }: { readonly edited: EditedForm; readonly onGo: (selection: Selection) => void }) {
  const { findings } = useDraft();
  const own = findings.filter((finding) => finding.item === edited.path);
  return (
    <section aria-label={t('preview.findings')}>
      <h3>{t('preview.findings')}</h3>
      {own.length === 0 && <p className="ld-hint">{t('preview.noFindings')}</p>}
      <ul className="ld-own-list">
        {own.map((finding, index) => (
          <li key={index}><button type="button" onClick={() => onGo(selectionAt(edited.form, finding.path))}><Tag color={COLORS[finding.severity]}>{t(`findings.${finding.severity}`)}</Tag><span>{finding.detail}</span></button></li>
        ))}
      </ul>
    </section>
  );
}
