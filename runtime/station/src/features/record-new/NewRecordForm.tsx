import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, useApi } from '@liandong/client';
import { defaultsOf, type Json, type JsonObject, type Problem, type Program } from '@liandong/core/run';
import { FormView, submission } from '@liandong/form';
import type { RecordDetail, RecordTypeView } from '@liandong/server/contract/records';
import { keys, useIntent } from '../../data';
import { useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Button, TextField } from '../../ui';
import { SimilarNotice } from '../person';
import { IntentWords } from '../works';
import { beginningOf } from './occurred';

interface Props { readonly type: RecordTypeView; readonly program: Program; readonly orgId: string; readonly orgName: string; readonly onMade: (detail: RecordDetail) => void }

/** The form that the record type is made with, and when it happened where that was not today. */
export function NewRecordForm({ type: { packId, type, create }, program, orgId, orgName, onMade }: Props) {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const [name] = useState(() => `record:${newKey()}`);
  const [opened] = useState(() => new Date().toISOString());
  const formId = create?.form ?? '';
  const form = program.pack.forms[formId];
  const [data, setData] = useState<JsonObject>(() => (form ? defaultsOf(form) : {}));
  const [day, setDay] = useState('');
  const [alarms, setAlarms] = useState(0);
  const files = useFiles();
  const lookup = useLookup(packId);
  const input = { program, formId, data, now: opened };
  const submit = async (): Promise<void> => {
    const sent = submission(input);
    if (sent.problems.length > 0) { setAlarms((count) => count + 1); return; }
    const filled = Object.fromEntries(Object.entries(sent.data).filter(([, value]) => value !== null));
    const body = { packId, recordType: type, orgId, release: program.pack.sha, data: filled, ...(day === '' ? {} : { occurredAt: beginningOf(day, new Date().toISOString()) }) };
    const detail = await intent.run(name, body as Json, (key) => api.call('POST /records', { body, key }));
    if (!detail) return;
    queries.setQueryData(keys.record(detail.record.id), detail);
    void queries.invalidateQueries({ queryKey: ['records', 'list'] });
    onMade(detail);
  };
  const isBusy = intent.state !== 'idle';
  return (
    <section className="card task-form">
      <p className="start-where">{t('start.at', { org: orgName })}</p>
      {program.pack.records[type]?.person && <SimilarNotice packId={packId} type={type} data={data} />}
      <FormView
        {...input} onChange={setData} layout="page" files={files} lookup={lookup} problems={(intent.problem?.body.problems ?? []) as readonly Problem[]} showProblems={alarms === 0 ? false : alarms}
        actions={
          <div className="start-actions">
            <TextField label={t('newRecord.occurred')} type="date" value={day} onChange={setDay} help={t('newRecord.occurredHint')} />
            <IntentWords intent={intent} />
            <Button kind="main" busy={isBusy} onClick={() => void submit()}>{isBusy ? t('submit.sending') : t('newRecord.submit')}</Button>
          </div>
        }
      />
    </section>
  );
}
