import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useApi } from '@liandong/client';
import { type CompiledPack, displayValue, type JsonObject } from '@liandong/core/run';
import { keptDrafts, keys } from '../../data';
import { useNamed, useProgram } from '../../forms';
import { t } from '../../text';
import { Empty, type Fact, FactList, Page } from '../../ui';

/** Answers as title and text, whichever form of the release they belong to. */
function Answers({ pack, data }: { readonly pack: CompiledPack; readonly data: JsonObject }) {
  const fields = Object.assign({}, ...Object.values(pack.forms).map((form) => form.fields)) as CompiledPack['forms'][string]['fields'];
  const named = useNamed(pack.manifest.id, fields, data);
  const facts = Object.entries(named).flatMap(([id, value]): Fact[] => {
    const field = fields[id];
    const text = field ? displayValue(field, value, pack) : '';
    return field && text !== '' ? [{ title: field.title, value: text }] : [];
  });
  if (facts.length === 0) return null;
  return <section className="card"><h2>{t('stale.typed')}</h2><FactList facts={facts} /></section>;
}

/** What one had typed for a step that others have done since: to read and copy. */
function Kept({ taskId }: { readonly taskId: string }) {
  const api = useApi();
  const draft = useQuery({
    gcTime: 0, queryKey: [...keys.draftOfTask(taskId), 'gone'],
    queryFn: async () => (await keptDrafts(api)).find((one) => one.taskId === taskId) ?? null,
  });
  const program = useProgram(draft.data?.release);
  return draft.data && program.data ? <Answers pack={program.data.pack} data={draft.data.data as JsonObject} /> : null;
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
