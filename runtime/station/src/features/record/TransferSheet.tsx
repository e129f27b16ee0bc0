import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { Program } from '@liandong/core/run';
import type { RecordDetail } from '@liandong/server/contract/records';
import { keys } from '../../data';
import { t } from '../../text';
import { Notice, SelectField } from '../../ui';
import { type Named, PersonPicker } from '../people';
import { DoSheet } from './DoSheet';
import { useRecordCommand } from './use-record-command';

interface TransferSheetProps { readonly detail: RecordDetail; readonly program: Program; readonly onDone: (detail: RecordDetail) => void; readonly onClose: () => void }

/** 移交: to another unit, to another person in charge, or both. */
export function TransferSheet({ detail: { record, owner, offer }, program, onDone, onClose }: TransferSheetProps) {
  const api = useApi();
  const command = useRecordCommand(record.id);
  const units = useQuery({ queryKey: keys.orgUnits, staleTime: 10 * 60_000, queryFn: async () => (await api.call('GET /org-units')).units });
  const [orgId, setOrgId] = useState(record.orgId);
  const [chosen, setChosen] = useState<readonly Named[]>([]);
  const [asked, setAsked] = useState(false);
  const accept = program.pack.records[record.type]?.transfer?.accept;
  const isAsked = offer !== undefined && offer.ended === undefined;
  const isNothing = orgId === record.orgId && chosen.length === 0;
  return (
    <DoSheet
      title={t('recordAct.transfer')} does={t('recordAct.transferDo')} reason="required" command={command} onDone={onDone} onClose={onClose}
      body={(reason) => {
        setAsked(true);
        const [to] = chosen;
        return isNothing ? undefined : { type: 'TransferRecord', reason, base: record.version, ...(orgId === record.orgId ? {} : { orgId }), ...(to ? { owner: to.userId } : {}) };
      }}
    >
      <p>{t('recordAct.transferWhat')}</p>
      {accept && !isAsked && orgId !== record.orgId && <Notice>{t('offer.first', { days: accept.workingDays })}</Notice>}
      {!isAsked && <SelectField label={t('recordAct.toUnit')} value={orgId} options={units.data?.map((unit) => ({ id: unit.id, title: unit.name })) ?? [{ id: record.orgId, title: record.orgName }]} onChange={setOrgId} />}
      <PersonPicker legend={t('recordAct.toPerson')} chosen={chosen} onChange={setChosen} except={owner ? [owner.id] : []} problem={asked && isNothing ? t('recordAct.transferNothing') : undefined} />
    </DoSheet>
  );
}
