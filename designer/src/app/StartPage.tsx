import { useSession } from '@liandong/client';
import { Result } from 'antd';
import { Navigate } from 'react-router';
import { t } from '../text';
import { sectionsFor } from './sections';

/** The first section one may use; who may use none reads where to go instead. */
export function StartPage() {
  const { me } = useSession();
  const [first] = sectionsFor(me?.rights ?? []);
  if (first) return <Navigate to={first.path} replace />;
  return <Result status="403" title={t('noSection.title')} subTitle={t('noSection.text')} extra={<a href="/station/">{t('noSection.station')}</a>} />;
}
