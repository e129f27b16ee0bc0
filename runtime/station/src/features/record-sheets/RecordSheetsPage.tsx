import { t } from '../../text';
import { Page } from '../../ui';
import { useServices } from '../services';
import { Download } from './Download';
import { Upload } from './Upload';

/** 用表格: up for who may start something, down for everybody. */
export function RecordSheetsPage() {
  const { data } = useServices();
  return (
    <Page title={t('sheets.title')} back="/services">
      {data && data.services.length > 0 && <Upload />}
      <Download />
    </Page>
  );
}
