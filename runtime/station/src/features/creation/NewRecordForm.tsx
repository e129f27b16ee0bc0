import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useApi } from '@liandong/client';
import type { Json, JsonObject, Problem, Program } from '@liandong/core/run';
import { FormView, type FormMaker, type Found } from '@liandong/form';
import type { RecordDetail, RecordTypeView } from '@liandong/server/contract/records';
import { DraftWords, type KeptDraft, keys, LeaveGuard, OtherDraft, useDraft, useIntent } from '../../data';
import { useAnswers, useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Button, TextField } from '../../ui';
import { SimilarNotice } from '../person';
import { IntentWords } from '../works';
import { beginningOf } from './occurred';
import { useDay } from './use-day';

interface Props {
  readonly type: RecordTypeView;
  readonly program: Program;
  readonly orgId: string;
  readonly orgName: string;
  readonly draftKey: string;
  /** what was begun before */
  readonly saved?: KeptDraft | undefined;
  /** answers that are given already */
  readonly given?: JsonObject;
  readonly maker?: FormMaker;
  /** something was typed; called with how to throw it away */
  readonly onDirty?: (drop: () => void) => void;
  /** somebody who is known already is taken instead; absent: he is only looked at */
  readonly onTake?: (found: Found) => void;
  readonly onMade: (detail: RecordDetail) => void;
}
const NOTHING: JsonObject = {};

/** What a draft is called in lists: by its kind, and who or what it is about once that is typed. */
function useTitle({ title, type }: RecordTypeView, { pack }: Program): (data: JsonObject) => string {
  const field = pack.records[type]?.titleField ?? '';
  return useCallback((data) => {
    const name = data[field];
    return typeof name === 'string' && name.trim() !== '' ? t('drafts.name', { service: title, name: name.trim() }) : title;
  }, [title, field]);
}

/** The form that the record type is made with, and when it happened where that was not today. What is typed is kept like that of any other form. */
export function NewRecordForm({ type: kind, program, orgId, orgName, draftKey, saved, given = NOTHING, maker, onDirty, onTake, onMade }: Props) {
  const { packId, type, create } = kind;
  const [api, queries, intent, files] = [useApi(), useQueryClient(), useIntent(), useFiles()];
  const lookup = useLookup(packId, maker);
  const formId = create?.form ?? '';
  const draft = useDraft({ key: draftKey, packId, release: program.pack.sha, recordType: type, orgId, title: kind.title }, saved);
  const answers = useAnswers({ program, formId, before: NOTHING, given, saved, draft, titleOf: useTitle(kind, program), asksKnown: false });
  const { day, setDay } = useDay(draftKey);
  const { change: answer } = answers;
  const change = useCallback((data: JsonObject) => { onDirty?.(draft.done); answer(data); }, [onDirty, draft, answer]);
  const submit = async (): Promise<void> => {
    const sent = answers.take();
    if (sent === undefined) return;
    const filled = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
    const body = { packId, recordType: type, orgId, release: program.pack.sha, data: filled, ...(day === '' ? {} : { occurredAt: beginningOf(day, new Date().toISOString()) }) };
    const detail = await intent.run(draftKey, body as Json, (key) => api.call('POST /records', { body, key }));
    if (!detail) return;
    draft.done();
    setDay('');
    queries.setQueryData(keys.record(detail.record.id), detail);
    for (const queryKey of [['records', 'list'], keys.drafts]) void queries.invalidateQueries({ queryKey });
    onMade(detail);
  };
  if (!answers.input) return null;
  const take = onTake && ((found: Found): void => { draft.done(); onTake(found); });
  const isBusy = intent.state !== 'idle';
  return (
    <section className="card task-form">
      <p className="start-where">{t('start.at', { org: orgName })}</p>
      <DraftWords state={draft.state} />
      <OtherDraft other={draft.other} onUse={answers.useOther} onDrop={answers.dropOther} />
      {program.pack.records[type]?.person && <SimilarNotice packId={packId} type={type} data={answers.input.data} onTake={take} />}
      <FormView
        {...answers.input} onChange={change} layout="page" files={files} lookup={lookup} problems={(intent.problem?.body.problems ?? []) as readonly Problem[]} showProblems={answers.alarms === 0 ? false : answers.alarms}
        actions={
          <div className="start-actions">
            <TextField label={t('newRecord.occurred')} type="date" value={day} onChange={setDay} help={t('newRecord.occurredHint')} />
            <IntentWords intent={intent} />
            <Button kind="main" busy={isBusy} onClick={() => void submit()}>{isBusy ? t('submit.sending') : t('newRecord.submit')}</Button>
          </div>
        }
      />
      {onDirty === undefined && <LeaveGuard draft={draft} />}
    </section>
  );
}
