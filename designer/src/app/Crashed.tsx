import { Button, Result } from 'antd';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { t } from '../text';
import { NotFound } from './NotFound';

/** Shown when a screen broke: what was saved is safe, loading again is the way on. */
export function Crashed() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return <Result status="error" title={t('crashed.title')} subTitle={t('crashed.text')} extra={<Button type="primary" onClick={() => window.location.reload()}>{t('crashed.reload')}</Button>} />;
}
