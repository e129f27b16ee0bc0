import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { nextText } from '@liandong/client';
import type { Json, JsonObject, Program } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import type { ServiceView } from '@liandong/server/contract/services';
import { DraftWords, type Intent, type KeptDraft, LeaveGuard, OtherDraft, useDraft, useOrgUnits } from '../../data';
import { KnownNotice, useAnswers, useFiles, useLookup, useStart } from '../../forms';
import { t } from '../../text';
import { Button, Notice } from '../../ui';
import { useCreation } from '../creation';
import { useOutlookBeside } from '../ledgers';
import { IntentWords } from '../works';
import { firstSteps } from './first-steps';

interface StartFormProps {
  readonly service: ServiceView;
  readonly program: Program;
  readonly orgId: string;
  readonly draftKey: string;
  readonly saved: KeptDraft | undefined;
  /** answers that are given with the address: who it is for */
  readonly given: JsonObject;
}
const NOTHING = {};

const draftTitle = (service: string, name: Json | undefined): string => (typeof name === 'string' && name.trim() !== '' ? t('drafts.name', { service, name: name.trim() }) : service);

function HandIn({ intent, next, onSubmit }: { readonly intent: Intent; readonly next: string; readonly onSubmit: () => void }) {
  const isBusy = intent.state !== 'idle';
  return (
    <div className="start-actions">
      <IntentWords intent={intent} />
      {next !== '' && <p className="actions-next">{t('task.after', { next })}</p>}
      <Button kind="main" busy={isBusy} onClick={onSubmit}>{isBusy ? t('submit.sending') : t('start.submit')}</Button>
    </div>
  );
}

/** The service's form, one section a step; handing it in starts the work. */
export function StartForm({ service, program, orgId, draftKey, saved, given }: StartFormProps) {
  const navigate = useNavigate();
  const files = useFiles();
  const creation = useCreation(service.packId, orgId);
  const lookup = useLookup(service.packId, creation.maker);
  const org = useOrgUnits();
  const { pack } = program;
  const formId = pack.services[service.serviceId]?.form ?? service.formId;
  const { packId, serviceId } = service;
  const draft = useDraft({ key: draftKey, packId, release: pack.sha, serviceId, orgId, title: service.title }, saved);
  const titleField = pack.records[service.recordType]?.titleField ?? '';
  const titleOf = useCallback((data: JsonObject) => draftTitle(service.title, data[titleField]), [service.title, titleField]);
  const answers = useAnswers({ program, formId, before: NOTHING, given, saved, draft, titleOf });
  const beside = useOutlookBeside({ release: pack.sha, serviceId, orgId }, answers.input?.data as JsonObject | undefined, answers.change);
  const start = useStart({ packId, serviceId, orgId, release: pack.sha, draftKey, draft, answers });
  const { intent, problems } = start;
  const unit = service.orgs.find((one) => one.orgId === orgId);
  const next = nextText(firstSteps(program, serviceId, orgId, org));

  const submit = async (): Promise<void> => {
    const work = await start.submit();
    if (work) void navigate(`/works/${work.id}/after?did=StartWork`, { replace: true });
  };
  if (!answers.input) return null;
  return (
    <>
      <p className="start-where">{t('start.at', { org: unit?.orgName ?? orgId })}{service.summary !== undefined && <span className="hint">{service.summary}</span>}</p>
      {!unit && <Notice kind="soon">{t('start.notThere')}</Notice>}
      <section className="card task-form">
        <DraftWords state={draft.state} />
        <KnownNotice program={program} formId={formId} known={answers.known} />
        <OtherDraft other={draft.other} onUse={answers.useOther} onDrop={answers.dropOther} />
        <FormView
          {...answers.input} known={answers.known.sources} onChange={answers.change} layout="steps" files={files} lookup={lookup} problems={problems} showProblems={answers.alarms === 0 ? false : answers.alarms}
          beside={beside} actions={<HandIn intent={intent} next={next} onSubmit={() => void submit()} />}
        />
      </section>
      {creation.sheet}
      <LeaveGuard draft={draft} />
    </>
  );
}
