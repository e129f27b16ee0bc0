import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { explanationText } from '@liandong/client';
import type { JsonObject, Problem, Program } from '@liandong/core/run';
import { FormView } from '@liandong/form';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { CommandBody } from '@liandong/server/contract/works';
import { type Draft, DraftWords, keys, LeaveGuard, OtherDraft, useDraft, useNow } from '../../data';
import { type Answers, KnownNotice, type Moved, MovedNotice, useAnswers, useFiles, useLookup } from '../../forms';
import { t } from '../../text';
import { Due, FactList, Notice, Page, Timeline } from '../../ui';
import { useCreation } from '../creation';
import { useOutlookBeside } from '../ledgers';
import { RecordFold } from '../record';
import { Asks } from '../talk';
import { IntentWords, SuspendedNotice, useCommand } from '../works';
import { Opinions, Roles } from './Roles';
import { SignersCard } from './SignersCard';
import { isStale, Stale } from './Stale';
import { TaskActions } from './TaskActions';

function Head({ detail, now }: { readonly detail: TaskDetail; readonly now: string }) {
  const { task, explanation } = detail;
  return (
    <>
      <div className="task-head">
        <p className="task-of">{task.recordTitle}</p>
        <p className="row-more"><span>{task.serviceTitle}</span>{task.no && <span>{task.no}</span>}<span>{task.orgName}</span>{task.due && <Due due={task.due} now={now} />}</p>
      </div>
      {task.returned && (
        <Notice kind="soon" title={t('task.returnedBy', { by: task.returned.by, from: task.returned.fromTitle })}>
          <blockquote>{task.returned.comment}</blockquote>
          {task.returned.fields.length > 0 && <p>{t('task.returnedFields', { n: task.returned.fields.length })}</p>}
        </Notice>
      )}
      {detail.suspended && <SuspendedNotice of={detail.suspended} now={now} />}
      <Roles detail={detail} />
      <section className="why"><h2>{t('task.why')}</h2><p>{explanationText(explanation, now)}</p></section>
      {task.facts.length > 0 && <FactList facts={task.facts} />}
    </>
  );
}

const ownOf = ({ pack }: Program, formId: string, data: JsonObject): JsonObject => Object.fromEntries(Object.entries(data).filter(([id]) => Object.hasOwn(pack.forms[formId]?.fields ?? {}, id)));

interface FormProps { readonly detail: TaskDetail; readonly answers: Answers; readonly draft: Draft; readonly problems: readonly Problem[]; readonly readOnly: boolean }

/** What the books say stands with the question that takes from them; a batch is chosen only where one may write. */
function useBooks({ task: { workId, id: taskId }, record }: TaskDetail, { program, formId, data, access }: NonNullable<Answers['input']>, change: Answers['change'], readOnly: boolean) {
  const mayChoose = (access?.['*'] ?? 'edit') === 'edit';
  return useOutlookBeside({ workId, taskId }, readOnly ? undefined : { ...record.data, ...data } as JsonObject, mayChoose ? (next) => change(ownOf(program, formId, next)) : undefined);
}

function Filled({ detail, input, answers, draft, problems, readOnly }: FormProps & { readonly input: NonNullable<Answers['input']> }) {
  const { packId, orgId } = detail.task;
  const files = useFiles();
  const creation = useCreation(packId, orgId);
  const lookup = useLookup(packId, creation.maker);
  const beside = useBooks(detail, input, answers.change, readOnly);
  const { program, formId } = input;
  const title = program.pack.forms[formId]?.title;
  return (
    <section className="card task-form" aria-label={title}>
      <h2>{title}</h2>
      {!readOnly && <KnownNotice program={program} formId={formId} known={answers.known} />}
      {!readOnly && <OtherDraft other={draft.other} onUse={answers.useOther} onDrop={answers.dropOther} />}
      <FormView
        {...input} onChange={answers.change} known={answers.known.sources} beside={beside}
        mode={readOnly ? 'read' : 'edit'} layout="page" showProblems={answers.alarms === 0 ? false : answers.alarms} problems={problems} files={files} lookup={lookup}
      />
      {!readOnly && <DraftWords state={draft.state} />}
      {creation.sheet}
    </section>
  );
}
const Form = (props: FormProps) => (props.answers.input ? <Filled {...props} input={props.answers.input} /> : null);

/** After these the task is still here; of the last ones the page says that they are done. */
const STAYS: readonly string[] = ['ClaimTask', 'ReleaseTask', 'AskPerson', 'AddSigners', 'CopyTo', 'Urge'];
const told = (did: string | undefined): string | undefined => (did === undefined ? undefined : t.find(`did.${did}`));
const NONE: readonly Problem[] = [];

/** One task: why it is here, what decides, the form, and what may be done. */
export function TaskView({ detail, program, moved }: { readonly detail: TaskDetail; readonly program: Program; readonly moved: Moved }) {
  const now = useNow();
  const navigate = useNavigate();
  const { task, record } = detail;
  const draft = useDraft({ key: `task:${task.id}`, packId: task.packId, release: task.release, taskId: task.id, orgId: task.orgId, title: task.title.slice(0, 120) }, moved.kept);
  const isTaken = task.assignee !== undefined && !task.mine;
  const answers = useAnswers({ program, formId: detail.formId, before: record.data, saved: moved.kept, draft, recordId: record.id, asksKnown: !isTaken, access: detail.access, masked: record.masked, marked: task.returned?.fields });
  const command = useCommand(task.workId);
  const queries = useQueryClient();
  const [did, setDid] = useState<string>();
  const [tried, setTried] = useState<string>();
  const [wasDone, setWasDone] = useState(false);
  if (!wasDone && isStale(command.problem)) setWasDone(true);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: keys.task(task.id) });
  const act = async (body: CommandBody): Promise<boolean> => {
    setTried(body.type);
    const view = await command.send(body);
    if (!view) return false;
    if (STAYS.includes(body.type)) {
      await refresh();
      setDid(body.type);
      return true;
    }
    draft.done();
    queries.removeQueries({ queryKey: keys.task(task.id) });
    void navigate(`/works/${task.workId}/after?did=${body.type}`, { replace: true });
    return true;
  };
  // only what was wrong with the answers belongs to the form
  const problems = (!wasDone && tried === 'CompleteTask' ? (command.problem?.body.problems as readonly Problem[] | undefined) : undefined) ?? NONE;
  return (
    <Page title={task.title} back="/tasks">
      <Head detail={detail} now={now} />
      {told(did) !== undefined && <Notice kind="done" calls>{told(did)}</Notice>}
      {isTaken && <Notice>{t('task.taken', { by: task.assignee ?? '' })}</Notice>}
      <SignersCard detail={detail} now={now} onChanged={() => void refresh()} />
      <Asks asks={detail.asks} now={now} onChanged={() => void refresh()} />
      <Opinions opinions={detail.opinions} now={now} />
      <RecordFold program={program} record={record} except={detail.formId} />
      <MovedNotice program={program} formId={detail.formId} of={moved} />
      <Form detail={detail} answers={answers} draft={draft} problems={problems} readOnly={isTaken} />
      <Timeline entries={detail.timeline} now={now} />
      {wasDone ? <Stale task={task} now={now} /> : <IntentWords intent={command} />}
      <TaskActions detail={detail} program={program} command={command} answers={answers.take} act={act} isTaken={isTaken} isOver={wasDone || detail.suspended !== undefined} />
      <LeaveGuard draft={draft} />
    </Page>
  );
}
