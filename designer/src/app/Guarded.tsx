import { useSession } from '@liandong/client';
import { Button, Result } from 'antd';
import type { Right } from '@liandong/core/run';
import { Link, Outlet } from 'react-router';
import { t } from '../text';

/** What is below is for holders of a right; others read who can give it. */
export function Guarded({ right }: { readonly right: Right }) {
  const { me } = useSession();
  if (me?.rights.includes(right)) return <Outlet />;
  return <Result status="403" title={t('noRight.title', { right: t.find(`right.${right}`) ?? right })} subTitle={t('noRight.text', { right: t.find(`right.${right}`) ?? right })} extra={<Link to="/"><Button>{t('notFound.home')}</Button></Link>} />;
}
