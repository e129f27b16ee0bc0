import { useCallback, useState } from 'react';
import { useApi, type Api } from '@liandong/client';
import { voidStates, type JsonObject, type Program } from '@liandong/core/run';
import { FormView, type Found } from '@liandong/form';
import type { WorkView } from '@liandong/server/contract/works';
import { DraftWords, useDraft } from '../../data';
import { asFound, KnownNotice, useAnswers, useFiles, useLookup, useStart } from '../../forms';
import { t } from '../../text';
import { Button } from '../../ui';
import { IntentWords } from '../works';
import { firstAnswers } from './first-answers';
import type { Made } from './MadeView';
import type { Offer } from './offers';

export interface MakeFormProps {
  readonly offer: Extract<Offer, { readonly service: unknown }>;
  readonly program: Program;
  readonly text: string;
  readonly draftKey: string;
  /** something was typed; called with how to throw it away */
  readonly onDirty: (drop: () => void) => void;
  readonly onMade: (made: Made) => void;
}

/** What was made, if the person who made it may pick it. */
async function foundOf(api: Api, { record }: WorkView, { pack }: Program): Promise<Found | undefined> {
  if (voidStates(pack.records[record.type]).includes(record.state)) return undefined;
  // it is there: where the line breaks now, whether it may be picked is asked when the form below is handed in
  const items = await api.call('GET /records', { query: { ids: record.id } }).then((page) => page.items, () => [record]);
  return items[0] && asFound(items[0]);
}

/** One form on one page; its answers are a draft of their own, so that the form below is not touched and a closed tab loses nothing. */
export function MakeForm({ offer, program, text, draftKey, onDirty, onMade }: MakeFormProps) {
  const { service, orgId, orgName } = offer;
  const { packId, serviceId, formId, recordType, title } = service;
  const { pack } = program;
  const api = useApi();
  const files = useFiles();
  const lookup = useLookup(packId);
  const draft = useDraft({ key: draftKey, packId, release: pack.sha, serviceId, orgId, title });
  const [before] = useState(() => firstAnswers(pack, formId, recordType, text));
  const answers = useAnswers({ program, formId, before, saved: undefined, draft });
  const start = useStart({ packId, serviceId, orgId, release: pack.sha, draftKey, draft, answers });
  const { change } = answers;
  const onChange = useCallback((data: JsonObject) => { onDirty(draft.done); change(data); }, [onDirty, draft, change]);
  const submit = async (): Promise<void> => {
    const work = await start.submit();
    if (work) onMade({ work, found: await foundOf(api, work, program), isWaiting: work.status === 'running' && work.tasks.length > 0 });
  };
  if (!answers.input) return null;
  const isBusy = start.intent.state !== 'idle';
  return (
    <>
      <p className="start-where">{t('start.at', { org: orgName })}</p>
      <DraftWords state={draft.state} />
      <KnownNotice program={program} formId={formId} known={answers.known} />
      <FormView
        {...answers.input} known={answers.known.sources} onChange={onChange} layout="page" files={files} lookup={lookup}
        problems={start.problems} showProblems={answers.alarms === 0 ? false : answers.alarms}
        actions={<div className="start-actions"><IntentWords intent={start.intent} /><Button kind="main" busy={isBusy} onClick={() => void submit()}>{isBusy ? t('submit.sending') : t('make.submit')}</Button></div>}
      />
    </>
  );
}
