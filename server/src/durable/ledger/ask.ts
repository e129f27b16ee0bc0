/** What a decision would post: asked of core before the transaction; what there is of it is looked up within. */
import { bookAskOf as askOf, type BookAsk as Ask, type CompiledPack, type Problem, type Work, type WorkEvent } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';

export interface BookAsk extends Ask { readonly countyId: string }

interface Decided { readonly countyId: string; readonly pack: CompiledPack; readonly before: Work | undefined; readonly after: Work; readonly events: readonly WorkEvent[]; readonly snapshot: OrgSnapshot; readonly now: string }

/** undefined: it posts nothing, as most do. */
export function bookAskOf({ countyId, snapshot: { calendar, view }, now, ...decided }: Decided): BookAsk | { readonly problems: readonly Problem[] } | undefined {
  const ask = askOf({ ...decided, today: calendar.dateOf(now), feel: { now, dateOf: calendar.dateOf }, isUnit: (id) => view.unit(id) !== undefined });
  return ask === undefined || 'problems' in ask ? ask : { ...ask, countyId };
}
