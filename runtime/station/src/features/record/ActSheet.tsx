import { useState } from 'react';
import { submission, FormView } from '@liandong/form';
import type { JsonObject, Problem, Program } from '@liandong/core/run';
import type { RecordDetail, RecordMay } from '@liandong/server/contract/records';
import { useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { useCreation } from '../creation';
import { isWithdrawal, WithdrawalNotice } from '../person';
import { DoSheet } from './DoSheet';
import { problemsOf, useRecordCommand } from './use-record-command';

interface ActSheetProps {
  readonly detail: RecordDetail;
  readonly program: Program;
  readonly action: RecordMay['actions'][number];
  readonly onDone: (detail: RecordDetail) => void;
  readonly onClose: () => void;
}

/** 办理动作: its form, its reason, and where the record stands after it. */
export function ActSheet({ detail: { record }, program, action, onDone, onClose }: ActSheetProps) {
  const command = useRecordCommand(record.id);
  const [opened] = useState(() => new Date().toISOString());
  const [data, setData] = useState<JsonObject>(record.data as JsonObject);
  const [alarms, setAlarms] = useState(0);
  const files = useFiles();
  const creation = useCreation(record.packId, record.orgId);
  const lookup = useLookup(record.packId, creation.maker);
  const { form, id, title, toTitle } = action;
  const input = form === undefined ? undefined : { program, formId: form, data, now: opened, masked: record.masked };
  const answers = (): JsonObject | undefined => {
    if (!input) return {};
    const sent = submission(input);
    if (sent.problems.length === 0) return sent.data;
    setAlarms((count) => count + 1);
    return undefined;
  };
  return (
    <>
      <DoSheet
        full={form !== undefined} title={title} does={title} reason={action.reason} command={command} onDone={onDone} onClose={onClose}
        body={(reason) => {
          const sent = answers();
          return sent && { type: 'ActOnRecord', action: id, base: record.version, ...(form === undefined ? {} : { data: sent }), ...(reason === '' ? {} : { reason }) };
        }}
      >
        {toTitle !== undefined && <p>{t('recordAct.becomes', { from: record.stateTitle, to: toTitle })}</p>}
        {isWithdrawal(program.pack, record.type, id) && <WithdrawalNotice pack={program.pack} record={record} />}
        {input && <FormView {...input} onChange={setData} layout="page" files={files} lookup={lookup} problems={problemsOf(command) as readonly Problem[]} showProblems={alarms === 0 ? false : alarms} />}
      </DoSheet>
      {creation.sheet}
    </>
  );
}
