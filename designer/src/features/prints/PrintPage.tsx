import { useParams } from 'react-router';
import { useDraft } from '../../editing';
import { EmptyState } from '../../ui';
import { FileEditor } from '../../ui/FileEditor';
import { PrintDesigner } from './PrintDesigner';
import './prints.css';
import { t } from './text';
import { usePrint } from './use-print';

/** The print named in the address: as a sheet when it can be drawn, else its text. */
export function PrintPage() {
  const { itemId = '' } = useParams();
  const draft = useDraft();
  const edited = usePrint(itemId);
  const path = `prints/${itemId}.json`;
  const text = draft.files[path];
  if (text === undefined) return <EmptyState text={t('page.missing')} />;
  if (!edited) return <FileEditor label={t('page.source', { title: itemId })} error={t('page.broken')} text={text} isReadonly={draft.readonly} onChange={(next) => draft.setFile(path, next, t('did.source'), { merge: path })} />;
  return <PrintDesigner key={itemId} edited={edited} />;
}
