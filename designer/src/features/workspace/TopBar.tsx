import { formatClock } from '@liandong/client';
import type { PackManifest } from '@liandong/core/run';
import { Badge, Button, Tag, Tooltip } from 'antd';
import { Link } from 'react-router';
import { useDraft, useDraftStatus, type DraftStatus } from '../../editing';
import { t } from '../../text';

const saveText = ({ save, savedAt }: DraftStatus): string => {
  if (save.kind === 'saved') return t('saving.saved', { clock: formatClock(savedAt) });
  if (save.kind === 'refused') return t('saving.refused', { reason: save.reason });
  return t(`saving.${save.kind}`);
};
const withLabel = (name: string, label: string | undefined): string => (label === undefined ? name : t('shell.withLabel', { name, label }));

interface TopBarProps {
  readonly areFindingsOpen: boolean;
  onFindings(): void;
}

/** Which draft this is, how saving stands, undo and redo, how many findings, on to publishing. */
export function TopBar({ areFindingsOpen, onFindings }: TopBarProps) {
  const draft = useDraft();
  const status = useDraftStatus();
  const manifest = draft.json<PackManifest>('pack.json');
  const isWrong = status.save.kind === 'refused' || status.save.kind === 'conflict';
  return (
    <header className="ld-bar">
      <Link to="/packs" className="ld-back" aria-label={t('shell.backToPacks')}>‹</Link>
      <strong className="ld-pack-title">{manifest?.title ?? draft.packId}</strong>
      <Tag>{t('shell.version', { version: manifest?.version ?? '' })}</Tag>
      <span className={isWrong ? 'ld-save is-wrong' : 'ld-save'} role="status">{saveText(status)}</span>
      <span className="ld-grow" />
      <Tooltip title={withLabel(t('shell.undo'), status.undoLabel)}>
        <Button aria-label={t('shell.undo')} disabled={!draft.canUndo || draft.readonly} onClick={draft.undo}>↶</Button>
      </Tooltip>
      <Tooltip title={withLabel(t('shell.redo'), status.redoLabel)}>
        <Button aria-label={t('shell.redo')} disabled={!draft.canRedo || draft.readonly} onClick={draft.redo}>↷</Button>
      </Tooltip>
      <FindingCount isOpen={areFindingsOpen} onClick={onFindings} />
      <Link to="publish" className="ld-link-button"><Button type="primary" tabIndex={-1}>{t('shell.publish')}</Button></Link>
    </header>
  );
}

function FindingCount({ isOpen, onClick }: { readonly isOpen: boolean; readonly onClick: () => void }) {
  const { findings } = useDraft();
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  return (
    <Button type="text" aria-expanded={isOpen} onClick={onClick}><Badge status={errors > 0 ? 'error' : findings.length > 0 ? 'warning' : 'success'} text={t('shell.findings', { n: findings.length })} /></Button>
  );
}
