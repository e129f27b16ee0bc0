import { accessOf, explainTask, isCandidate, type ProcessNode, type TaskState } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { findTask, openTasks } from '../../durable/index';
import { namesOf } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { draftOfTask } from '../form-drafts/index';
import { seeWork, showRecord, suspendedIn, targetsOf, timelineIn, toldOf, type Seen, type Told } from '../works/index';
import type { RecordView } from '../works/contract';
import { approvalsOf } from './approvals';
import type { Explanation, TaskDetail, TasksApi } from './contract';
import { handToOf } from './hand-to';
import { factPicks, presentTaskRow, shownTask } from './row';

const NOT_FOUND = 'task.not-found';
const nameIn = ({ snapshot }: Seen) => (userId: string): string => snapshot.person(userId)?.name ?? '';

function explanationOf(seen: Seen, task: TaskState): Explanation {
  const { program, work, snapshot, sight } = seen;
  const found = explainTask(program, work, task.id, snapshot.view) ?? refuse(NOT_FOUND);
  const outcomeOf = (node: string, outcome: string): string => program.pack.processes[work.state.process]?.nodes[node]?.task?.outcomes.find((entry) => entry.id === outcome)?.title ?? outcome;
  const { before } = found;
  return {
    roleTitle: found.roleTitle, orgName: found.orgName, found: found.why.found.map((holder) => holder.name), fallbackStep: found.why.step,
    excluded: found.why.excluded.map(nameIn(seen)).filter((name) => name !== ''),
    // who worked on it before is not told to somebody who only sees an offer
    ...(before && !isOfferOnly(sight) ? { before: { by: nameIn(seen)(before.by), nodeTitle: before.nodeTitle, at: before.at, ...(before.outcome === undefined ? {} : { outcome: outcomeOf(before.node, before.outcome) }) } } : {}),
    next: found.next.map((fact) => ({ ...fact, ...(fact.outcome === undefined ? {} : { outcome: outcomeOf(task.node, fact.outcome) }) })),
    ...(found.due === undefined ? {} : { due: found.due }),
  };
}

/** Steps that it may go back to, with who did them last; the work that has called this one is nobody's step. */
const returnsOf = (seen: Seen, task: TaskState): TaskDetail['returns'] =>
  targetsOf(seen, task).map(({ node, visit }) => {
    const { process, visits } = seen.work.state;
    return { node, title: seen.program.pack.processes[process]?.nodes[node]?.title ?? '', by: visit === undefined ? '' : nameIn(seen)(visits[visit]?.by ?? '') };
  });

/**
 * Answers of somebody who had this very step before, and which the next one may not see, are not shown to him masked (a masked field cannot
 * be filled): the step begins anew, with these fields blank.
 */
function filledAnew(view: RecordView, seen: Seen, task: TaskState, node: ProcessNode | undefined): RecordView {
  const isRepeated = seen.work.state.visits.some((visit) => visit.node === task.node);
  const form = seen.program.pack.forms[node?.task?.form ?? ''];
  if (!isRepeated || !form) return view;
  const access = accessOf(node);
  const blank = view.masked.filter((id) => form.fields[id] && (access[id] ?? access['*'] ?? 'edit') === 'edit');
  return { ...view, data: Object.fromEntries(Object.entries(view.data).filter(([id]) => !blank.includes(id))), masked: view.masked.filter((id) => !blank.includes(id)) };
}

const accessIn = (node: ProcessNode | undefined): TaskDetail['access'] => ({ ...accessOf(node) });
const outcomesOf = (node: ProcessNode | undefined): TaskDetail['outcomes'] => (node?.task?.outcomes ?? []).map((outcome) => ({ ...outcome }));

/** What its entries tell, and what of it is kept for later. */
async function rest(deps: Deps, caller: Caller, seen: Seen, task: TaskState): Promise<{ readonly told: Told } & Pick<TaskDetail, 'timeline' | 'draft'>> {
  const [told, draft] = await Promise.all([toldOf(deps, seen), draftOfTask(deps, caller, task.id)]);
  return { told, timeline: timelineIn(seen, told), ...(draft === undefined ? {} : { draft }) };
}

/** One open step with all that its page needs. */
export async function taskDetail(deps: Deps, { caller, params, now }: Call<TasksApi['GET /tasks/{taskId}']>): Promise<TaskDetail> {
  const doc = (await findTask(deps, caller.countyId, params.taskId)) ?? refuse(NOT_FOUND);
  const seen = await seeWork(deps, caller, doc.workId, NOT_FOUND);
  const { program, work, row, sight, snapshot } = seen;
  const stored = work.state.tasks[params.taskId] ?? refuse(NOT_FOUND);
  // who is only offered one step of a work is told nothing of its others
  if (isOfferOnly(sight) && !isCandidate(stored, caller)) refuse(NOT_FOUND);
  const [task = stored] = await openTasks(deps, caller.countyId, [{ recordId: row._id, task: stored }]);
  const node = program.pack.processes[work.state.process]?.nodes[task.node];
  const record = filledAnew(await showRecord(deps, caller, { ...seen, record: work.record }, 'task', now), seen, task, node);
  const { told, ...more } = await rest(deps, caller, seen, task);
  const shown = shownTask({ doc: { ...doc, task }, row, data: work.record.data, process: work.state.process }, program.pack, sight);
  const names = await namesOf(deps, caller, factPicks(shown));
  const approvals = approvalsOf(seen, told, caller, task, node);
  return {
    task: presentTaskRow(shown, { caller, snapshot, now, names }),
    ...(node?.task?.form === undefined ? {} : { formId: node.task.form }), access: accessIn(node), outcomes: outcomesOf(node), returns: returnsOf(seen, task),
    record, explanation: explanationOf(seen, task), ...approvals, ...handToOf(approvals.may, caller, task, snapshot), ...suspendedIn(seen, told, work.state.suspended), ...more,
  };
}

