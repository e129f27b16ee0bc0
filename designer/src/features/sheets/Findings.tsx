import { findingText, type Finding } from '@liandong/sheets';
import { Alert } from 'antd';
import { t } from './text';

const placeOf = ({ sheet, row }: Finding): string => {
  if (row === undefined) return sheet === undefined ? t('sheets.wholeFile') : t('sheets.sheet', { sheet });
  return sheet === undefined || sheet === 'survey' ? t('sheets.row', { row }) : t('sheets.sheetRow', { sheet, row });
};

/** What was noticed in a file, by its place. */
export function Findings({ title, findings, type }: { readonly title: string; readonly findings: readonly Finding[]; readonly type: 'error' | 'warning' }) {
  const hasPlaces = findings.some(({ sheet, row }) => sheet !== undefined || row !== undefined);
  return (
    <Alert
      type={type}
      showIcon
      icon={<span className="ld-mark" aria-hidden="true">!</span>}
      title={title}
      description={<ul className="ld-sheet-findings">{findings.map((finding, index) => <li key={index}>{hasPlaces && <strong>{placeOf(finding)}</strong>} {findingText(finding)}</li>)}</ul>}
    />
  );
}
