import { Button, Modal } from 'antd';
import { t } from './text';

interface PasteDialogProps {
  readonly missing: readonly string[];
  readonly count: number;
  onBring(): void;
  onWithout(): void;
  onCancel(): void;
}

/** Fields from another pack speak of what this one has not: bring it along, or paste without. */
export function PasteDialog({ missing, count, onBring, onWithout, onCancel }: PasteDialogProps) {
  return (
    <Modal
      open title={t('clip.missingTitle', { n: count })} onCancel={onCancel}
      footer={[
        <Button key="cancel" onClick={onCancel}>{t('state.cancel')}</Button>,
        <Button key="without" onClick={onWithout}>{t('clip.without')}</Button>,
        <Button key="bring" type="primary" onClick={onBring}>{t('clip.bring', { n: missing.length })}</Button>,
      ]}
    >
      <p>{t('clip.missing')}</p>
      <ul>{missing.map((title) => <li key={title}>{title}</li>)}</ul>
      <p className="ld-hint">{t('clip.withoutHint')}</p>
    </Modal>
  );
}
