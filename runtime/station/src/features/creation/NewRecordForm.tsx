import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, useApi } from '@liandong/client';
import { defaultsOf, type Json, type JsonObject, type Problem, type Program } from '@liandong/core/run';
import { FormView, submission, type FormMaker, type Found } from '@liandong/form';
import type { RecordDetail, RecordTypeView } from '@liandong/server/contract/records';
import { keys, useIntent } from '../../data';
import { useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Button, TextField } from '../../ui';
import { SimilarNotice } from '../person';
import { IntentWords } from '../works';
import { beginningOf } from './occurred';

interface Props {
  readonly type: RecordTypeView;
  readonly program: Program;
  readonly orgId: string;
  readonly orgName: string;
  /** answers that are given already */
  readonly given?: JsonObject;
  readonly maker?: FormMaker;
  /** something was typed */
  readonly onDirty?: () => void;
  /** somebody who is known already is taken instead; absent: he is only looked at */
  readonly onTake?: (found: Found) => void;
  readonly onMade: (detail: RecordDetail) => void;
}
const NOTHING: JsonObject = {};

/** The form that the record type is made with, and when it happened where that was not today. */
export function NewRecordForm({ type: { packId, type, create }, program, orgId, orgName, given = NOTHING, maker, onDirty, onTake, onMade }: Props) {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const [name] = useState(() => `record:${newKey()}`);
  const [opened] = useState(() => new Date().toISOString());
  const formId = create?.form ?? '';
  const form = program.pack.forms[formId];
  const [data, setData] = useState<JsonObject>(() => ({ ...(form ? defaultsOf(form) : {}), ...given }));
  const [day, setDay] = useState('');
  const [alarms, setAlarms] = useState(0);
  const files = useFiles();
  const lookup = useLookup(packId, maker);
  const input = { program, formId, data, now: opened };
  const change = (next: JsonObject): void => { onDirty?.(); setData(next); };
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
      {program.pack.records[type]?.person && <SimilarNotice packId={packId} type={type} data={data} onTake={onTake} />}
      <FormView
        {...input} onChange={change} layout="page" files={files} lookup={lookup} problems={(intent.problem?.body.problems ?? []) as readonly Problem[]} showProblems={alarms === 0 ? false : alarms}
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
