import { useTranslation } from 'react-i18next';
import { Icon } from './Icon';
import type { UploadState } from './use-uploads';

/** How far the upload is, or what could not be taken and what to do. */
export function UploadNotice({ state }: { readonly state: UploadState }) {
  const { t } = useTranslation('form');
  if (state.kind === 'busy') return <span className="field-hint" role="status">{t('upload.busy', { done: state.done + 1, of: state.of })}</span>;
  if (state.kind === 'failed') return <span className="field-error" role="alert"><Icon name="alert" />{t(`upload.failed.${state.reason}`, { count: state.count })}</span>;
  return null;
}
