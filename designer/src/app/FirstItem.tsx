import { Navigate } from 'react-router';
import { useDraft } from '../editing';
import { t } from '../text';
import { EmptyState } from '../ui';

/** A folder of the pack without an item in the address: its first one, or how to begin. */
export function FirstItem({ folder }: { readonly folder: string }) {
  const { files } = useDraft();
  const first = Object.keys(files).find((path) => path.startsWith(`${folder}/`));
  if (first === undefined) return <EmptyState text={t('tree.emptyFolder', { kind: t.find(`tree.${folder}`) ?? folder })} />;
  return <Navigate to={encodeURIComponent(first.slice(folder.length + 1).replace(/\.(json|bpmn|dmn)$/, ''))} replace />;
}
