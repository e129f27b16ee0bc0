/** What a decision would post: asked of core before the transaction; what there is of it is looked up within. */
import { rulesAtWork, wantedAt, type CompiledPack, type Problem, type RuleAtWork, type Wanted, type Work, type WorkEvent } from '@liandong/core/run';
import type { OrgSnapshot } from '../../platform/deps';

export interface BookAsk {
  readonly countyId: string;
  readonly pack: CompiledPack;
  readonly workId: string;
  readonly recordId: string;
  readonly process: string;
  readonly today: string;
  readonly rules: readonly RuleAtWork[];
  readonly wants: readonly Wanted[];
  /** the matter has ended early: what it had set aside goes back */
  readonly frees: boolean;
}

interface Decided { readonly countyId: string; readonly pack: CompiledPack; readonly before: Work | undefined; readonly after: Work; readonly events: readonly WorkEvent[]; readonly snapshot: OrgSnapshot; readonly now: string }

const endsEarly = (pack: CompiledPack, { state }: Work, events: readonly WorkEvent[]): boolean =>
  state.parent === undefined && events.some((event) => event.type === 'InstanceEnded' && event.status !== 'completed') && Object.values(pack.ledgers ?? {}).some((def) => def.accounts.some(({ kind }) => kind === 'reserve'));

/** undefined: it posts nothing, as most do. */
export function bookAskOf({ countyId, pack, before, after, events, snapshot, now }: Decided): BookAsk | { readonly problems: readonly Problem[] } | undefined {
  if (!pack.ledgers || Object.keys(pack.ledgers).length === 0) return undefined;
  const [rules, frees] = [rulesAtWork(pack, before, after, events), endsEarly(pack, after, events)];
  if (rules.length === 0 && !frees) return undefined;
  const { calendar, view } = snapshot;
  const today = calendar.dateOf(now);
  const world = { pack, process: after.state.process, record: after.record, voucher: '', today, feel: { now, dateOf: calendar.dateOf }, isUnit: (id: string) => view.unit(id) !== undefined };
  const wanted = wantedAt(world, rules);
  if (!wanted.ok) return { problems: wanted.problems };
  return { countyId, pack, workId: after.state.instanceId, recordId: after.record.id, process: after.state.process, today, rules, wants: wanted.value, frees };
}
