import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem, useApi } from '@liandong/client';
import type { FormDraft } from '@liandong/server/contract/form-drafts';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { keptDraft, keys } from '../../data';
import { useMoved, useProgram } from '../../forms';
import { t } from '../../text';
import { Failed, Loading, Page } from '../../ui';
import { Gone } from './Gone';
import { TaskView } from './TaskView';

const GONE = [403, 404, 410];

function countyDraft(detail: TaskDetail | undefined): FormDraft | null {
  if (!detail?.draft) return null;
  const { id, packId, orgId, title } = detail.task;
  return { key: `task:${id}`, packId, taskId: id, orgId, title: title.slice(0, 120), ...detail.draft };
}

/** One task by its address. */
export function TaskPage() {
  const api = useApi();
  const { taskId = '' } = useParams();
  // never shown from an earlier visit: the draft in it would be older than what was typed since
  const task = useQuery({ gcTime: 0, queryKey: keys.task(taskId), queryFn: () => api.call('GET /tasks/{taskId}', { params: { taskId } }) });
  const program = useProgram(task.data?.task.release);
  const kept = useQuery({ gcTime: 0, staleTime: Infinity, queryKey: keys.draftOfTask(taskId), enabled: task.data !== undefined, queryFn: () => keptDraft(`task:${taskId}`, countyDraft(task.data)) });
  const moved = useMoved(kept.data, program.data, task.data?.formId);
  if (task.data && program.data && moved) return <TaskView key={taskId} detail={task.data} program={program.data} moved={moved} />;
  if (task.error instanceof ApiProblem && GONE.includes(task.error.status)) return <Gone taskId={taskId} />;
  const failed = task.isError ? task : program.isError ? program : undefined;
  return (
    <Page title={task.data?.task.title ?? t('task.title')} back="/tasks">
      {failed ? <Failed error={failed.error} onRetry={() => void failed.refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
