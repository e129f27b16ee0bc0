import { Link } from 'react-router';
import { t } from '../text';
import { Button, Empty, Page } from '../ui';

/** A screen that failed to draw: what was typed is on the server as far as the draft line said. */
export function Broken() {
  return (
    <Page title={t('broken.title')}>
      <Empty title={t('broken.what')} action={<div className="row-actions"><Button kind="main" onClick={() => location.reload()}>{t('broken.reload')}</Button><Link className="btn btn-plain" to="/">{t('page.toDesk')}</Link></div>}>
        {t('broken.why')}
      </Empty>
    </Page>
  );
}
