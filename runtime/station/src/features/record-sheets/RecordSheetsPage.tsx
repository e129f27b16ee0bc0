import { t } from '../../text';
import { Page } from '../../ui';
import { Download } from './Download';
import { History } from './History';
import { useTargets } from './targets';
import { Upload } from './Upload';

/** 用表格: up for who may start or make something, down for everybody. */
export function RecordSheetsPage() {
  const targets = useTargets();
  return (
    <Page title={t('sheets.title')} back="/services">
      {targets && targets.length > 0 && <Upload targets={targets} />}
      <History />
      <Download />
    </Page>
  );
}
