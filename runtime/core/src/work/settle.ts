import type { Outcome, ProcessEvent } from '../process/types';
import type { Program } from '../pack/program';
import type { RecordDoc } from '../record/types';
import { problem, type Problem } from '../shared/problem';
import { evolveRecord } from './evolve';
import type { Work, WorkEvent, WorkOutcome } from './types';

export const refused = (...problems: readonly Problem[]): WorkOutcome => ({ ok: false, problems });

/** A work that ends early takes its record into the state that the record type names for it. */
function endState(program: Program, { state, record }: Work, events: readonly ProcessEvent[]): ProcessEvent[] {
  // a called process is not the matter itself
  if (state.parent || state.status === 'running' || state.status === 'completed') return [];
  const type = program.pack.records[record.type];
  return events.flatMap((event): ProcessEvent[] => {
    if (event.type !== 'InstanceEnded' || event.status === 'completed') return [];
    const early = event.status === 'rejected' ? (type?.rejectedState ?? type?.terminatedState) : type?.terminatedState;
    const ended = event.status === 'withdrawn' ? type?.withdrawnState : early;
    return ended === undefined ? [] : [{ type: 'RecordStateSet', state: ended, at: event.at }];
  });
}

/** Record events first, then the engine's, then what follows for the record; all of it or nothing. */
export function settle(program: Program, before: Work | undefined, record: RecordDoc, recordEvents: readonly WorkEvent[], outcome: Outcome): WorkOutcome {
  if (!outcome.ok) return outcome;
  const events = [...recordEvents, ...outcome.events, ...endState(program, { state: outcome.state, record }, outcome.events)];
  // the engine has applied its own events already
  const made = events.reduce<RecordDoc | undefined>(evolveRecord, before?.record);
  return made ? { ok: true, events, effects: outcome.effects, work: { state: outcome.state, record: made } } : refused(problem('work.empty'));
}
