/** The second half of the worker: rows of records under plans, made from the records and from what was done. */
import { duePeriodsOf, lifeOf, holds, obligationsOf, openOf, recordScope, type CompiledPack, type FeelCtx, type Obligation, type PlanDef, type RecordDoc, type RecordSince } from '@liandong/core/run';
import type { Connection } from '../../platform/db/index';
import type { RecordRowDoc } from '../../durable/index';
import { plansDueFor } from './definitions';
import { openIn, planDoneModel, type PlanDoneDoc, type PlanDueDoc, planKey } from './model';

const later = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

/** Steps of escalation whose condition holds for the record. */
const stepsFor = (plan: PlanDef, record: RecordDoc, ctx: FeelCtx): number[] =>
  (plan.escalate ?? []).flatMap(({ when }, index) => (when === undefined || holds(when, recordScope(record), ctx) ? [index] : []));

export const toldKey = (due: string, step: number): string => `${due}#${step}`;
/** When somebody is to be told next, of the steps that nobody was told of yet. */
export function tellOn(plan: PlanDef, due: string | undefined, steps: readonly number[], told: readonly string[]): string | undefined {
  if (due === undefined) return undefined;
  return steps.filter((step) => !told.includes(toldKey(due, step))).map((step) => later(due, plan.escalate?.[step]?.days ?? 0)).sort()[0];
}

function dueOf(open: Obligation | undefined): Pick<PlanDueDoc, 'due' | 'late' | 'after' | 'isFirst' | 'rhythm'> {
  return open ? { due: open.due, late: open.late, after: open.after, rhythm: open.rhythm, ...(open.isFirst ? { isFirst: true } : {}) } : {};
}

interface Asked { readonly row: RecordRowDoc; readonly versions: readonly RecordSince[]; readonly done: readonly string[]; readonly before: PlanDueDoc | undefined }

/** undefined: the plan has nothing to do with it and never had. */
function rowUnder(plan: PlanDef, pack: CompiledPack, { row, versions, done, before }: Asked, ctx: FeelCtx): PlanDueDoc | undefined {
  const [type, record] = [pack.records[row.type], versions.at(-1)?.record];
  if (!type || !record) return undefined;
  const obligations = obligationsOf(plan, lifeOf(plan, type, versions, ctx), done);
  const open = openOf(obligations);
  const seen = Object.entries(duePeriodsOf(obligations)).map(([period, { due, done: ofThem }]) => [period, ofThem === due ? 2 : 1] as const);
  const periods = Object.fromEntries<number>(open ? [...seen, [openIn(open.due), 1]] : seen);
  if (!open && Object.keys(periods).length === 0) return undefined;
  const [steps, told] = [open ? stepsFor(plan, record, ctx) : [], before?.told ?? []];
  const tell = tellOn(plan, open?.due, steps, told);
  const { countyId, orgId, path, scope, createdBy, owner = createdBy } = row;
  return {
    countyId, plan: planKey(row.packId, plan.id), recordId: row._id, orgId, path: [...path, orgId], scope: [...scope, `o:${owner}`],
    ...dueOf(open), steps, told: [...told], ...(tell === undefined ? {} : { tellOn: tell }), periods,
  };
}

export const rowKey = ({ recordId, plan }: Pick<PlanDueDoc, 'recordId' | 'plan'>): string => `${plan} ${recordId}`;

/** Record and plan → local dates on which it was done. */
export async function doneTo(db: Connection, countyId: string, targets: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await planDoneModel(db).find({ countyId, target: { $in: [...targets] } }, { _id: 0, target: 1, plan: 1, on: 1 }).lean<PlanDoneDoc[]>().exec();
  const found = new Map<string, string[]>();
  for (const { target, plan, on } of rows) {
    const key = rowKey({ plan, recordId: target });
    const days = found.get(key);
    if (days) days.push(on);
    else found.set(key, [on]);
  }
  return found;
}

export interface World { readonly pack: CompiledPack; readonly ctx: FeelCtx; readonly versions: ReadonlyMap<string, readonly RecordSince[]>; readonly done: ReadonlyMap<string, readonly string[]>; readonly before: ReadonlyMap<string, PlanDueDoc> }

/** All rows of one record; who lives on under another record is due there. */
export function rowsFor(row: RecordRowDoc, { pack, ctx, versions, done, before }: World): PlanDueDoc[] {
  return (row.mergedInto === undefined ? plansDueFor(pack, row.type) : []).flatMap((plan) => {
    const key = rowKey({ plan: planKey(row.packId, plan.id), recordId: row._id });
    return rowUnder(plan, pack, { row, versions: versions.get(row._id) ?? [], done: done.get(key) ?? [], before: before.get(key) }, ctx) ?? [];
  });
}
