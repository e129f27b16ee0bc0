import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ApiProblem, useApi } from '@liandong/client';
import { keys } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Failed, Loading, Page } from '../../ui';
import { Gone } from './Gone';
import { TaskView } from './TaskView';

const GONE = [403, 404, 410];

/** One task by its address. */
export function TaskPage() {
  const api = useApi();
  const { taskId = '' } = useParams();
  // never shown from an earlier visit: the draft in it would be older than what was typed since
  const task = useQuery({ gcTime: 0, queryKey: keys.task(taskId), queryFn: () => api.call('GET /tasks/{taskId}', { params: { taskId } }) });
  const program = useProgram(task.data?.task.release);
  if (task.data && program.data) return <TaskView key={taskId} detail={task.data} program={program.data} />;
  if (task.error instanceof ApiProblem && GONE.includes(task.error.status)) return <Gone taskId={taskId} />;
  const failed = task.isError ? task : program.isError ? program : undefined;
  return (
    <Page title={task.data?.task.title ?? t('task.title')} back="/tasks">
      {failed ? <Failed error={failed.error} onRetry={() => void failed.refetch()} /> : <Loading rows={6} />}
    </Page>
  );
}
