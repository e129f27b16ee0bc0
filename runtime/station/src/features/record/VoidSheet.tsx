import type { Program } from '@liandong/core/run';
import type { RecordDetail } from '@liandong/server/contract/records';
import { t } from '../../text';
import { Notice } from '../../ui';
import { WithdrawalNotice } from '../person';
import { DoSheet } from './DoSheet';
import { useRecordCommand } from './use-record-command';

interface VoidSheetProps { readonly detail: RecordDetail; readonly program: Program; readonly onDone: (detail: RecordDetail) => void; readonly onClose: () => void }

/** 作废: it stays to be read, and it is said what becomes of what points to it. */
export function VoidSheet({ detail: { record, linked }, program, onDone, onClose }: VoidSheetProps) {
  const command = useRecordCommand(record.id);
  return (
    <DoSheet
      title={t('recordAct.void')} does={t('recordAct.voidDo')} kind="danger" reason="required" command={command} onDone={onDone} onClose={onClose}
      body={(reason) => ({ type: 'VoidRecord', reason, base: record.version })}
    >
      <p>{t('recordAct.voidWhat')}</p>
      {program.pack.records[record.type]?.consent && <WithdrawalNotice pack={program.pack} record={record} />}
      {linked.length > 0 && (
        <Notice kind={linked.some(({ onVoid }) => onVoid === 'refuse') ? 'problem' : 'soon'} title={t('recordAct.voidLinked')}>
          <ul>{linked.map(({ type, link, title, typeTitle, count, more, onVoid }) => <li key={`${type} ${link}`}>{t(`recordAct.voidLink.${onVoid}`, { title: title === typeTitle ? title : t('recordAct.linkName', { title, type: typeTitle }), n: more ? t('recordAct.moreThan', { n: count }) : String(count) })}</li>)}</ul>
        </Notice>
      )}
    </DoSheet>
  );
}
