import { Link } from 'react-router';
import { t } from '../text';
import { Empty, Page } from '../ui';

export function NotFound() {
  return <Page title={t('notFound.title')}><Empty title={t('notFound.what')} action={<Link className="btn btn-main" to="/">{t('page.toDesk')}</Link>}>{t('notFound.why')}</Empty></Page>;
}
