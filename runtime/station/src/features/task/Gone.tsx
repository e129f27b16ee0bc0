import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import { type CompiledPack, displayValue, type Json } from '@liandong/core/run';
import { keptDrafts, keys } from '../../data';
import { useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, type Fact, FactList, Page } from '../../ui';

/** Answers as title and text, whichever form of the release they belong to. */
function factsOf(pack: CompiledPack, data: Readonly<Record<string, unknown>>): Fact[] {
  const fields = Object.assign({}, ...Object.values(pack.forms).map((form) => form.fields)) as CompiledPack['forms'][string]['fields'];
  return Object.entries(data).flatMap(([id, value]) => {
    const field = fields[id];
    const text = field ? displayValue(field, value as Json, pack) : '';
    return field && text !== '' ? [{ title: field.title, value: text }] : [];
  });
}

/** What one had typed for a step that others have done since: to read and copy. */
function Kept({ taskId }: { readonly taskId: string }) {
  const api = useApi();
  const draft = useQuery({
    gcTime: 0, queryKey: [...keys.draftOfTask(taskId), 'gone'],
    queryFn: async () => (await keptDrafts(api)).find((one) => one.taskId === taskId) ?? null,
  });
  const program = useProgram(draft.data?.release);
  const facts = draft.data && program.data ? factsOf(program.data.pack, draft.data.data) : [];
  if (facts.length === 0) return null;
  return <section className="card"><h2>{t('stale.typed')}</h2><FactList facts={facts} /></section>;
}

/** A step that is not there, or not for this person any more. */
export function Gone({ taskId }: { readonly taskId: string }) {
  return (
    <Page title={t('task.goneTitle')} back="/tasks">
      <Empty title={t('task.gone')} action={<div className="row-actions"><Link className="btn btn-main" to="/tasks">{t('page.toTasks')}</Link><Link className="btn btn-plain" to="/works?box=done">{t('works.done')}</Link></div>}>{t('task.goneHint')}</Empty>
      <Kept taskId={taskId} />
    </Page>
  );
}
