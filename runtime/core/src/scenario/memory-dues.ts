/** Who was to be seen in a period by a plan, over all records that a memory host keeps: the same obligations as on every other host. */
import type { FeelCtx } from '../expression/index';
import { type DateRange } from '../indicator/index';
import { doneOf, dueIn, lifeOf, obligationsOf, recordSince, type PlanDef } from '../plan/index';
import { derivedOf, type RecordDoc } from '../record/index';
import type { MemoryWorld } from './memory-world';

/** With what follows from its fields, as a plan reads it. */
const readable = ({ program: { pack } }: MemoryWorld, record: RecordDoc): RecordDoc => ({ ...record, data: { ...derivedOf(pack, record), ...record.data } });

/** Record → local dates on which it was done. */
function doneDays(world: MemoryWorld, plan: PlanDef, ctx: FeelCtx): ReadonlyMap<string, readonly string[]> {
  const type = world.program.pack.records[plan.done.record];
  const found = new Map<string, string[]>();
  for (const record of type ? world.records.values() : []) {
    const done = type && doneOf(plan, type, readable(world, record), ctx);
    for (const target of done?.targets ?? []) found.set(target, [...(found.get(target) ?? []), done?.on ?? '']);
  }
  return found;
}

/** How many records of these units were to be seen, and of how many all of it was done. */
export function duesIn(world: MemoryWorld, plan: PlanDef, isIn: (orgId: string) => boolean, range: DateRange): { readonly due: number; readonly done: number } {
  const { program: { pack }, calendar, clock: now } = world;
  const [type, ctx] = [pack.records[plan.record], { now, dateOf: calendar.dateOf }];
  const days = doneDays(world, plan, ctx);
  const rows = [...world.records.values()].filter((record) => type && record.type === plan.record && isIn(record.orgId)).map((record) => {
    const versions = recordSince(world.eventsOf(record.id), calendar.dateOf).map((since) => ({ ...since, record: readable(world, since.record) }));
    return type ? dueIn(obligationsOf(plan, lifeOf(plan, type, versions, ctx), days.get(record.id) ?? []), range) : { due: 0, done: 0 };
  });
  return { due: rows.filter(({ due }) => due > 0).length, done: rows.filter(({ due, done }) => due > 0 && done === due).length };
}
