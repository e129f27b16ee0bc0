import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import { type DecisionInfo, openDmn, titleOf, type Use } from '../../dmn';
import { type Draft, useDraft } from '../../editing';
import { t } from './text';

/** Name of a process as its file has it. */
export const processTitle = (draft: Pick<Draft, 'files'>, id: string): string => /<(?:[\w-]+:)?process\b[^>]*\bname="([^"]*)"/.exec(draft.files[`processes/${id}.bpmn`] ?? '')?.[1] ?? id;
const decisionTitle = (draft: Pick<Draft, 'files'>, id: string): string => {
  const dmn = openDmn(draft.files[`decisions/${id}.dmn`] ?? '');
  return (dmn && titleOf(dmn)) || id;
};

interface InUseProps { readonly title: string; readonly uses: readonly Use[]; readonly readers: readonly DecisionInfo[]; onClose(): void }

/** What would not work any more, each with the way there. */
export function InUse({ title, uses, readers, onClose }: InUseProps) {
  const draft = useDraft();
  return (
    <Modal open title={t('used.title', { title })} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t('used.close')}</Button>}>
      <p>{t('used.text')}</p>
      <ul className="dt-uses">
        {readers.map((one) => <li key={one.id}>{t('used.reader', { title: one.name })}</li>)}
        {uses.map(({ kind, item, nodes }) => (
          <li key={`${kind} ${item}`}>
            <Link to={`/packs/${draft.packId}/${kind === 'process' ? 'processes' : 'decisions'}/${encodeURIComponent(item)}${nodes[0] === undefined ? '' : `?at=${encodeURIComponent(`/${nodes[0]}`)}`}`}>
              {t(`used.${kind}`, { title: kind === 'process' ? processTitle(draft, item) : decisionTitle(draft, item) })}
            </Link>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
