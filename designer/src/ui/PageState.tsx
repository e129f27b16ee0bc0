import { ApiOffline, ApiProblem } from '@liandong/client';
import { Button, Empty, Result, Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { t } from '../text';

const QUIET_MS = 200;

/** A skeleton, but only when it takes longer than a blink. */
export function Loading() {
  const [isShown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return <div className="ld-pad" role="status" aria-label={t('state.loading')}>{isShown && <Skeleton active paragraph={{ rows: 6 }} />}</div>;
}

/** What the server, or the way to it, says of a failure. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof ApiOffline) return t('state.offline');
  if (error instanceof ApiProblem && error.message !== '') return error.message;
  return t('state.unexpected');
};

/** What is not there does not come by trying again: then the way leads back to the start. */
export function ErrorState({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const isGone = error instanceof ApiProblem && error.status === 404;
  return (
    <div role="alert">
      <Result status="warning" icon={<span className="ld-alarm" aria-hidden="true">!</span>} title={t('state.failed')} subTitle={reasonOf(error)} extra={isGone ? <Link to="/"><Button type="primary">{t('notFound.home')}</Button></Link> : retry && <Button onClick={retry}>{t('state.retry')}</Button>} />
    </div>
  );
}

/** One line of what will be here, one button to start. */
export function EmptyState({ text, action }: { readonly text: string; readonly action?: ReactNode }) {
  return <div className="ld-pad"><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text}>{action}</Empty></div>;
}
