/** A report that was signed below goes back from above: its next version begins, with what was wrong and what had been put right by hand. */
import { refuse } from '../../platform/http/refusal';
import type { ReportCommand } from './contract';
import { draftOf } from './draft';
import { reportsBelow } from './gather';
import { type Acting, done, keepBoth } from './keep';
import type { ReportObjectDoc } from './model';
import { defOf, isMine, queueOf, queuesOf, stepsOf } from './place';
import { openText, sealText } from './texts';

/** Whoever has it now, and of a signed one whoever may sign. */
export function mayReturnBelow({ caller, snapshot, frame: { def }, doc }: Pick<Acting, 'caller' | 'snapshot' | 'frame' | 'doc'>): boolean {
  if (def.gathers === undefined || doc.state === 'restated') return false;
  return doc.state === 'open' ? isMine(caller, doc) : queueOf(snapshot, stepsOf(def).at(-1), doc.orgId).some((key) => queuesOf(caller).includes(key));
}

/** Nobody has to write again what he has written once. */
function carried({ deps }: Acting, from: ReportObjectDoc, to: ReportObjectDoc): Pick<ReportObjectDoc, 'adjustments' | 'explained'> {
  const again = (sealed: string): string => sealText(deps, to, openText(deps, from, sealed));
  return {
    adjustments: from.adjustments.map((one) => ({ ...one, reason: again(one.reason), evidence: again(one.evidence) })),
    explained: Object.fromEntries(Object.entries(from.explained).map(([id, text]) => [id, again(text)])),
  };
}

export async function returnBelow(acting: Acting, { orgId, reason }: Extract<ReportCommand, { type: 'return-below' }>): Promise<void> {
  const { deps, snapshot, frame, doc } = acting;
  if (!mayReturnBelow(acting)) refuse(doc.state === 'open' ? 'report-object.not-yours' : 'report-object.locked');
  const found = (await reportsBelow({ deps, snapshot, frame })).find((below) => below.orgId === orgId)?.doc;
  const def = found && defOf(frame.pack, found);
  if (!found || !def) return refuse('report-object.below-unknown', '/orgId');
  if (found.state !== 'signed') refuse('report-object.below-open', '/orgId', { unit: snapshot.view.unit(orgId)?.name ?? orgId });
  const draft = await draftOf(deps, snapshot, { ...frame, def, orgId }, found.version + 1);
  const entry = (of: ReportObjectDoc, step: string) => ({ ...done(acting), what: 'return', step, text: sealText(deps, of, reason) });
  const next: ReportObjectDoc = { ...draft, ...carried(acting, found, draft), entries: [entry(draft, '')] };
  await keepBoth(acting, { entry: { ...entry(doc, stepsOf(frame.def)[doc.step]?.id ?? ''), what: 'return-below' } }, { doc: found, change: { state: 'restated' }, more: { entry: entry(found, ''), next, told: true } });
}
