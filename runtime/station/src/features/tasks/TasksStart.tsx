import { t } from '../../text';
import { Empty } from '../../ui';

/** What stands at the right while no task is open. */
export function TasksStart() {
  return <div className="split-start"><Empty title={t('tasks.pick')}>{t('tasks.pickHint')}</Empty></div>;
}
