import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { t } from '../text';

export function NotFound() {
  return <Result status="404" title={t('notFound.title')} subTitle={t('notFound.text')} extra={<Link to="/"><Button type="primary">{t('notFound.home')}</Button></Link>} />;
}
