import { t } from '../text';

/** Before anything is known; the words come only when it takes long. */
export function Opening() {
  return <div className="gate" role="status"><p className="late">{t('gate.loading')}</p></div>;
}
