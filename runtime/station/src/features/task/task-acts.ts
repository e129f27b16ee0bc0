import type { TaskDetail } from '@liandong/server/contract/tasks';
import type { PeopleAct } from '../people';
import type { ReasonAct } from '../works';
import type { OutcomeChoice } from './outcomes';

/** Something that can be done with a task besides what has a button of its own. */
export type TaskAct =
  | { readonly kind: 'outcome'; readonly outcome: OutcomeChoice }
  | { readonly kind: 'take'; readonly act: 'claim' | 'release' }
  | { readonly kind: 'people'; readonly act: PeopleAct }
  | { readonly kind: 'reason'; readonly act: ReasonAct };
export interface TaskActGroup { readonly group: 'decide' | 'hand' | 'together' | 'remind' | 'stop'; readonly acts: readonly TaskAct[] }

type May = TaskDetail['may'][number];
const people = (act: PeopleAct): TaskAct => ({ kind: 'people', act });
const reason = (act: ReasonAct): TaskAct => ({ kind: 'reason', act });

function takesOf({ task, explanation }: TaskDetail): TaskAct[] {
  const isShared = task.kind === 'task' && explanation.found.length > 1;
  if (!isShared) return [];
  if (task.assignee === undefined) return [{ kind: 'take', act: 'claim' }];
  return task.mine ? [{ kind: 'take', act: 'release' }] : [];
}

/** By what one wants: somebody else does it, somebody looks at it too, it stops. Groups without anything are left out. */
export function taskActs(detail: TaskDetail, rest: readonly OutcomeChoice[]): TaskActGroup[] {
  const may = (name: May, act: TaskAct): TaskAct[] => (detail.may.includes(name) ? [act] : []);
  const groups: readonly TaskActGroup[] = [
    { group: 'decide', acts: rest.map((outcome): TaskAct => ({ kind: 'outcome', outcome })) },
    { group: 'together', acts: [...may('ask', people('ask')), ...may('add-before', people('addBefore')), ...may('add-after', people('addAfter')), ...may('copy', people('copy'))] },
    { group: 'hand', acts: [...takesOf(detail), ...may('transfer', people('transfer')), ...may('delegate', people('delegate')), ...may('reassign', people('reassign'))] },
    { group: 'remind', acts: may('urge', reason('urge')) },
    { group: 'stop', acts: [...may('reject', reason(detail.rejectTo === 'initiator' ? 'rejectStart' : 'rejectEnd')), ...may('withdraw', reason('withdraw')), ...may('remove-member', reason('removeMember'))] },
  ];
  return groups.filter(({ acts }) => acts.length > 0);
}
