/** What was last said at a step, read off the entries of a work. */
import { CORE_TEXT, filled, type ProcessNode, type WorkEvent } from '@liandong/core/run';
import { readsComments, type Seen, type Told } from '../works/index';
import type { PrintView } from './contract';

type Said = PrintView['said'][string][number];

/** A step of several begins once for all of them; who was added to a step does not begin it again. */
function begins(event: WorkEvent, node: ProcessNode): boolean {
  if (node.loop?.kind === 'multi') return event.type === 'ScopeOpened' && event.scope.kind === 'multi' && event.scope.node === node.id;
  return event.type === 'TaskCreated' && event.task.node === node.id && event.task.added === undefined;
}

function saidIn(event: WorkEvent, at: string, node: ProcessNode, { name }: Told): Said | undefined {
  if ((event.type !== 'TaskCompleted' && event.type !== 'TaskRejected') || event.node !== node.id) return undefined;
  const by = name(event.by);
  const principal = event.type === 'TaskCompleted' ? event.for : undefined;
  const chosen = event.type === 'TaskCompleted' ? event.outcome : undefined;
  const outcome = event.type === 'TaskRejected' ? CORE_TEXT.status.rejected : node.task?.outcomes.find(({ id }) => id === chosen)?.title;
  return { by: principal === undefined ? by : filled(CORE_TEXT.print.inPlace, { by, for: name(principal) }), at, ...(outcome ? { outcome } : {}), ...(event.comment ? { opinion: event.comment } : {}) };
}

/** Of all who did it when it was last done. A step that is open again tells what was said before until somebody has done it anew. */
export function lastSaid(seen: Seen, told: Told, node: ProcessNode): Said[] {
  let [said, isNew]: [Said[], boolean] = [[], true];
  for (const { at, event } of told.events) {
    if (begins(event, node)) isNew = true;
    const one = saidIn(event, at, node, told);
    if (!one) continue;
    said = isNew ? [one] : [...said, one];
    isNew = false;
  }
  return readsComments(seen) ? said : said.map(({ opinion: _kept, ...rest }) => rest);
}
