import { useTranslation } from 'react-i18next';
import { MAX_TEXT } from '@liandong/core/run';
import { Icon } from './Icon';

/** What was to be put in at once was too long. */
export function NotTaken({ length }: { readonly length: number | undefined }) {
  const { t } = useTranslation('form');
  return length === undefined ? null : <span className="field-error" role="alert"><Icon name="alert" />{t('text.notTaken', { count: length, most: MAX_TEXT })}</span>;
}
