/** A consent was taken back a moment ago and the work is not suspended yet: no step of it is done, unless what it needs is still in force. */
import { problem, SYSTEM, type Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Session } from '../model';
import { missingIn } from '../people/missing';
import { consentMarkModel, type ConsentMarkDoc } from '../people/model';
import type { Committed, Together } from './committed';
import { scopeTitles } from './consents';

/** What people do with a step; the machine's own turns wait for nobody's consent to be stopped with the rest. */
const STEPS: readonly string[] = ['TaskCompleted', 'TaskReturned'];
interface Step { readonly deps: Deps; readonly committed: Committed; readonly workId: string }

async function refusedOf({ deps, committed: { countyId, pack, record } }: Step, session: Session): Promise<Problem[]> {
  const missing = (await missingIn(deps, { countyId, pack, session }, [record])).get(record.id) ?? [];
  return missing.length === 0 ? [] : [problem('consent.withdrawn', '', { scopes: scopeTitles(pack, missing) })];
}

async function held(session: Session, about: readonly unknown[]): Promise<readonly (readonly Problem[])[]> {
  const steps = about as readonly Step[];
  const [first] = steps;
  if (!first) return [];
  const counties = [...new Set(steps.map(({ committed }) => committed.countyId))];
  const marks = await consentMarkModel(first.deps.db).find({ countyId: { $in: counties }, works: { $in: steps.map(({ workId }) => workId) } }).session(session).select({ works: 1 }).lean<Pick<ConsentMarkDoc, 'works'>[]>();
  const standing = new Set(marks.flatMap(({ works = [] }) => works));
  const answers: Problem[][] = [];
  for (const step of steps) answers.push(standing.has(step.workId) ? await refusedOf(step, session) : []);
  return answers;
}

/** Asked only of what needs a consent: one look for all steps that are stored together. */
export function stoppedTogether(deps: Deps, committed: Committed): Together | undefined {
  const { actor, events, pack, record, rowBefore, state } = committed;
  const needs = (pack.records[record.type]?.needsConsent ?? []).length > 0;
  if (!state || !rowBefore || !needs || actor.userId === SYSTEM.userId || !events.some(({ type }) => STEPS.includes(type))) return undefined;
  return { all: held, about: { deps, committed, workId: state.instanceId } satisfies Step };
}
