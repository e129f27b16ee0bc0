import { decideRecord, problem, type Ctx, type Level, type Problem, type Program, type RecordCommand, type RecordCtx, type RecordDoc } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { ctxOf, type Intent } from '../commit';
import type { Session } from '../model';
import { counterOf, isGapFree, nextNumbers, numberingOf } from '../numbering';
import { pickProblemsOf } from '../picks';
import { meanwhileOf } from './entries';
import { loadRecord, type LoadedRecord } from './load';
import type { RecordDecision } from './pending';
import { unlinking } from './unlinking';

export interface RecordIntent extends Intent {
  readonly command: RecordCommand;
  /** CreateRecord: the release to make it under */
  readonly program?: Program;
  /** every other command: which record */
  readonly recordId?: string;
  /** up to which level its performer sees the record, where the host knows better than the pack's roles */
  readonly level?: Level;
  /** TransferRecord: what somebody leaves behind; whether the performer may is the host's to ask */
  readonly handsOver?: boolean;
  /** The host's own checks on the record as stored now; throws a refusal. Runs again when somebody else was first. */
  readonly prepare?: (loaded: LoadedRecord | undefined, snapshot: OrgSnapshot) => Promise<void>;
  /** what stands and falls with it, in its transaction, after its writes; may run again */
  readonly also?: (session: Session, record: RecordDoc) => Promise<void>;
}
type No = { readonly ok: false; readonly problems: readonly Problem[] };
const no = (...problems: readonly Problem[]): No => ({ ok: false, problems });

export interface Decided { readonly decisions: readonly RecordDecision[]; readonly snapshot: OrgSnapshot; readonly now: string }

const baseOf = (command: RecordCommand): number => ('base' in command ? command.base : Number.MAX_SAFE_INTEGER);

async function ctxFor(deps: Deps, intent: RecordIntent, ctx: Ctx, loaded: LoadedRecord | undefined): Promise<RecordCtx> {
  const meanwhile = loaded && (await meanwhileOf(deps, loaded.row, baseOf(intent.command)));
  return { ...ctx, ...(loaded ? { performers: loaded.row.performers } : {}), ...(meanwhile ? { meanwhile } : {}), ...(intent.level === undefined ? {} : { level: intent.level }), ...(intent.handsOver === undefined ? {} : { handsOver: intent.handsOver }) };
}

/** What core cannot know: that the person is there. */
function personProblems(command: RecordCommand, { owner }: RecordDoc, snapshot: OrgSnapshot): Problem[] {
  const named = command.type === 'TransferRecord' ? command.owner : command.type === 'AcceptRecord' ? owner : undefined;
  return named !== undefined && !snapshot.person(named) ? [problem('work.person-unknown', '/owner')] : [];
}

/** What one command would do now; nothing is written and no number used. */
export async function decideOne(deps: Deps, intent: RecordIntent): Promise<Decided | No> {
  const { countyId, actor, command, recordId } = intent;
  const [snapshot, loaded] = await Promise.all([deps.org.snapshot(countyId), recordId === undefined ? undefined : loadRecord(deps, countyId, recordId)]);
  const program = recordId === undefined ? intent.program : loaded?.program;
  if (!program) return no(problem('record.not-found'));
  await intent.prepare?.(loaded, snapshot);
  const now = deps.clock.now();
  const ctx = await ctxFor(deps, intent, ctxOf(intent, program, snapshot, now), loaded);
  const outcome = decideRecord(program, loaded?.record, command, ctx);
  if (!outcome.ok) return outcome;
  const problems = [...personProblems(command, outcome.record, snapshot), ...(await pickProblemsOf(deps, { countyId, actor, program, before: loaded?.record.data ?? {}, snapshot }, outcome.record.type, outcome.events))];
  if (problems.length > 0) return no(...problems);
  const decision: RecordDecision = { events: outcome.events, record: outcome.record, program, row: loaded?.row, type: command.type, also: intent.also };
  const others = await linkedOnes(deps, command, loaded, ctx);
  return others.ok ? { decisions: [withCheck(decision, others), ...others.decisions], snapshot, now } : others;
}

const linkedOnes = async (deps: Deps, command: RecordCommand, loaded: LoadedRecord | undefined, ctx: RecordCtx): ReturnType<typeof unlinking> =>
  (command.type === 'VoidRecord' && loaded ? unlinking(deps, loaded, command.reason, ctx) : { ok: true, decisions: [] });

/** After the writes nobody may be left that points to it and should not. */
const withCheck = (decision: RecordDecision, { check }: { readonly check?: (session: Session) => Promise<void> }): RecordDecision => (check ? {
  ...decision, also: async (session, record) => {
    await check(session);
    await decision.also?.(session, record);
  },
} : decision);

/** A new record under its number: given before the commit, or counted in it. */
export async function underNumber(deps: Deps, { decisions: [first, ...rest], ...around }: Decided, given: string | undefined): Promise<{ readonly decided: Decided; readonly given?: string }> {
  if (!first || first.row) return { decided: { decisions: first ? [first, ...rest] : rest, ...around } };
  const { program, record } = first;
  const pattern = numberingOf(program, record);
  if (isGapFree(program, record)) return { decided: { ...around, decisions: [{ ...first, counter: counterOf(around.snapshot, pattern, record) }, ...rest] } };
  const number = given ?? (await nextNumbers(deps, around.snapshot, pattern, record, 1))[0] ?? '';
  return { given: number, decided: { ...around, decisions: [named(first, number), ...rest] } };
}

export const named = (decision: RecordDecision, number: string): RecordDecision => ({
  ...decision, record: { ...decision.record, no: number }, events: decision.events.map((event) => (event.type === 'RecordCreated' ? { ...event, record: { ...event.record, no: number } } : event)),
});
