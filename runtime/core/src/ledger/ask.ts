/** What a decision asks of the books, before it is known what is there: the host looks that up, and has it decided. */
import type { FeelCtx } from '../expression/index';
import type { CompiledPack } from '../pack/program';
import type { Problem } from '../shared/problem';
import type { Work, WorkEvent } from '../work/types';
import { rulesAtWork, wantedAt, type RuleAtWork } from './steps';
import type { Wanted } from './types';

export interface BookAsk {
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

export interface Deciding { readonly pack: CompiledPack; readonly before: Work | undefined; readonly after: Work; readonly events: readonly WorkEvent[]; readonly today: string; readonly feel: FeelCtx; isUnit(id: string): boolean }

const endsEarly = ({ pack, after: { state }, events }: Deciding): boolean =>
  state.parent === undefined && events.some((event) => event.type === 'InstanceEnded' && event.status !== 'completed') && Object.values(pack.ledgers ?? {}).some((def) => def.accounts.some(({ kind }) => kind === 'reserve'));

/** undefined: it posts nothing, as most do. */
export function bookAskOf(deciding: Deciding): BookAsk | { readonly problems: readonly Problem[] } | undefined {
  const { pack, before, after, events, today, feel } = deciding;
  if (!pack.ledgers || Object.keys(pack.ledgers).length === 0) return undefined;
  const [rules, frees] = [rulesAtWork(pack, before, after, events), endsEarly(deciding)];
  if (rules.length === 0 && !frees) return undefined;
  const wanted = wantedAt({ pack, process: after.state.process, record: after.record, voucher: '', today, feel, isUnit: (id) => deciding.isUnit(id) }, rules);
  if (!wanted.ok) return { problems: wanted.problems };
  return { pack, workId: after.state.instanceId, recordId: after.record.id, process: after.state.process, today, rules, wants: wanted.value, frees };
}
