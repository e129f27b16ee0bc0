import { commandIds, decide, decideStart, evolveWork, problem, unstarted, type Actor, type CompiledPack, type Ctx, type Effect, type Problem, type Program, type StartWork, type Work, type WorkCommand, type WorkEvent, type WorkOutcome } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../platform/deps';
import { again } from './again';
import { alsoOf, togetherOf } from './also/index';
import { canonical, hashOf, historyHash } from './chain';
import { instanceDoc, recordOf, workRow } from './docs';
import { foresee, loadWork, type LoadedWork } from './load';
import { bookAskOf, postingDocs, type Booked } from './ledger/index';
import type { HistoryDoc, RecordRowDoc, TodoEffect } from './model';
import { noticesOf } from './notices';
import { counterOf, isGapFree, nextNumbers, numberingOf, type Counter } from './numbering';
import { withPicksAsked } from './picks';
import { readersOf } from './readers';
import { sealEvents, type Sealed } from './sealing/index';
import { Refused, touchedKeys, writeCommit, type Commit, type Pending } from './write';

export interface Intent {
  readonly countyId: string;
  readonly actor: Actor;
  /** idempotency key */
  readonly commandId: string;
}
export interface StartIntent extends Intent {
  readonly program: Program;
  readonly input: Omit<StartWork, 'id'>;
}
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;
export type CommandBody = WithoutId<WorkCommand>;
export interface CommandIntent extends Intent {
  readonly workId: string;
  readonly command: CommandBody;
  /** The host's own checks on the work as stored now; throws a refusal. Runs again when somebody else was first. */
  readonly prepare?: (loaded: LoadedWork, snapshot: OrgSnapshot) => Promise<void>;
}

export type Applied =
  | { readonly ok: true; readonly workId: string; /** of the process, in order */ readonly effects: readonly Effect[]; readonly repeated: boolean; /** as this command left it; absent when repeated */ readonly work?: LoadedWork; /** on which it was decided */ readonly snapshot?: OrgSnapshot }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const refused = (code: string): Applied => ({ ok: false, problems: [problem(code)] });

/** By what a command is known again. Keyed: an open hash of answers would let whoever reads the database try sealed values out. */
export const bodyHashOf = ({ keys }: Deps, countyId: string, body: object): string => keys.blindIndex(countyId, 'command', canonical(body));

/** What the same command did the first time; undefined: it has not been applied. */
async function firstResult(deps: Deps, { countyId, commandId }: Intent, bodyHash: string): Promise<Applied | undefined> {
  const known = await readersOf(deps.db).command(countyId, commandId);
  if (!known) return undefined;
  if (known.bodyHash !== bodyHash) return refused('command.reused');
  return { ok: true, workId: known.workId, effects: ownEffects(known.effects), repeated: true };
}

const ownEffects = (effects: readonly Effect[]): Effect[] => effects.filter((effect) => !effect.type.startsWith('liandong:'));

export interface Decision {
  readonly events: readonly WorkEvent[]; readonly effects: readonly Effect[]; readonly after: Work; readonly program: Program; readonly type: string; readonly serviceId: string; readonly loaded?: LoadedWork;
  /** the work that calls this one into being, on its own record */
  readonly caller?: LoadedWork & { readonly callId: string };
  readonly snapshot: OrgSnapshot; readonly now: string;
  /** the record's number is counted in the commit itself */
  readonly counter?: Counter;
}

/** Whose fields say what is sealed: the record's own pack first; a process of another pack may write to it too. */
async function packsFor(deps: Deps, { pack }: Program, row: RecordRowDoc | undefined): Promise<readonly CompiledPack[]> {
  if (!row || row.packId === pack.manifest.id) return [pack];
  const own = await deps.packs.pack(row.countyId, row.release);
  return own ? [own, pack] : [pack];
}

const before = (loaded: LoadedWork | undefined, caller: LoadedWork | undefined): Work | undefined => {
  if (loaded) return { state: loaded.work.state, record: recordOf(loaded.row) };
  return caller && unstarted(recordOf(caller.row));
};
const calledBy = ({ instance, row, callId }: NonNullable<Decision['caller']>, childId: string): Pick<Commit, 'before' | 'caller'> => ({ before: { row }, caller: { workId: instance._id, callId, childId } });

const guardsOf = ({ caller, loaded }: Decision, workId: string): Pick<Commit, 'before' | 'caller'> => (caller ? calledBy(caller, workId) : loaded ? { before: loaded } : {});

/** The next entry of the work's chain. */
function entryOf(intent: Intent, bodyHash: string, { loaded, caller, after, ...decision }: Decision, { events, stored, books }: { readonly events: readonly WorkEvent[]; readonly stored: Work; readonly books: readonly string[] }): HistoryDoc {
  const { countyId, actor, commandId } = intent;
  const { now, type } = decision;
  const workId = after.state.instanceId;
  const seq = (loaded?.instance.version ?? 0) + 1;
  const effects = [...decision.effects, ...noticesOf(commandId, actor.userId, { events: decision.events, before: loaded?.work.state, after: after.state, org: decision.snapshot.view })];
  const base = (loaded ?? caller)?.row.version;
  const content = {
    countyId, workId, recordId: after.record.id, seq, commandId, type, bodyHash, by: actor.userId, byName: actor.name, at: now, events, effects, prev: loaded?.instance.headHash ?? '',
    ...(base === undefined || base === stored.record.version ? {} : { recordBase: base }), ...(books.length > 0 ? { books } : {}),
  };
  const todo = effects.map((effect): TodoEffect => ({ ...effect, attempts: 0, due: now }));
  return { ...content, _id: `${workId}.${seq}`, hash: historyHash(content), keys: touchedKeys(loaded?.work.state, after.state), todo, ...(todo.length > 0 ? { todoDue: now } : {}) };
}

/** What is to be written of a decision, under the number that it is given: sealed already, then chained. */
function commitOf(deps: Deps, intent: Intent, bodyHash: string, decision: Decision, { sealed, packs, no, booked }: { readonly sealed: Sealed; readonly packs: readonly CompiledPack[]; readonly no: string | undefined; readonly booked: Booked | undefined }): Commit {
  const { countyId } = intent;
  const { loaded, caller, after, program, snapshot, now } = decision;
  const rowBefore = (loaded ?? caller)?.row;
  const events = no === undefined ? sealed.events : numbered(sealed.events, no);
  const stored = events.reduce<Work | undefined>(evolveWork, before(loaded, caller));
  if (!stored) throw new Error('a decision without events');
  const docs = booked ? postingDocs(booked, { seq: (loaded?.instance.version ?? 0) + 1, record: stored.record, by: intent.actor, at: now, isCalled: stored.state.parent !== undefined }) : [];
  const entry = entryOf(intent, bodyHash, decision, { events, stored, books: docs.map(hashOf) });
  const instance = instanceDoc(stored, { countyId, packId: program.pack.manifest.id, release: program.pack.sha, serviceId: decision.serviceId, version: entry.seq, headHash: entry.hash });
  const row = workRow(stored, { countyId, pack: packs[0] ?? program.pack, keys: deps.keys, unit: snapshot.view.unit(after.record.orgId), before: rowBefore, subjectId: sealed.subjectId, plain: after.record.data, now });
  const record = no === undefined ? after.record : { ...after.record, no };
  const committed = { countyId, actor: intent.actor, pack: program.pack, events: decision.events, record, state: after.state, row, rowBefore, entry };
  const also = alsoOf(deps, committed);
  return { ...guardsOf(decision, instance._id), instance, row, entry, ...(booked ? { books: { docs, booked } } : {}), ...(sealed.fresh ? { subject: sealed.fresh } : {}), ...(also ? { also } : {}), together: togetherOf(deps, committed) };
}

/** What was decided, sealed: to be chained and written. */
export async function pendingOf(deps: Deps, intent: Intent, bodyHash: string, decision: Decision): Promise<Pending> {
  const { loaded, caller, after, program, snapshot, now, counter } = decision;
  const rowBefore = (loaded ?? caller)?.row;
  const packs = await packsFor(deps, program, rowBefore);
  const sealed = await sealEvents(deps, intent.countyId, packs, after, decision.events, rowBefore?.subjectId, now);
  const books = bookAskOf({ countyId: intent.countyId, pack: program.pack, before: loaded?.work, after, events: decision.events, snapshot, now });
  if (books && 'problems' in books) throw new Refused(books.problems);
  return { id: after.state.instanceId, counter, books, finish: (no, booked) => [commitOf(deps, intent, bodyHash, decision, { sealed, packs, no, booked })] };
}

/** Seal, chain and write what was decided. */
async function keep(deps: Deps, intent: Intent, bodyHash: string, decision: Decision): Promise<LoadedWork> {
  const [commit] = await writeCommit(deps, await pendingOf(deps, intent, bodyHash, decision));
  const { instance, row } = commit ?? {};
  if (!instance || !row) throw new Error('a work without an instance');
  foresee(deps, instance._id, row);
  const calls = decision.loaded?.instance.calls;
  const { record } = decision.after;
  return { instance: calls === undefined ? instance : { ...instance, calls }, row, program: decision.program, work: { state: instance.state, record: row.no === undefined ? record : { ...record, no: row.no } } };
}

// command ids are the callers' own: two counties may use the same one
export const ctxOf = (intent: Intent, program: Program, snapshot: OrgSnapshot, now: string): Ctx =>
  ({ now, actor: intent.actor, newId: commandIds(`${intent.countyId}\n${intent.commandId}`), org: snapshot.view, calendar: snapshot.calendar, params: program.pack.params });

/** Decide on what is stored now; or what there is to answer at once. */
type Attempt = () => Promise<Decision | Applied>;

/** Decide and write; again from the start while others are first. */
export async function apply(deps: Deps, intent: Intent, bodyHash: string, attempt: Attempt): Promise<Applied> {
  return again<Decision, Extract<Applied, { ok: true }>>({
    first: () => firstResult(deps, intent, bodyHash), attempt,
    keep: async (decision) => {
      const work = await keep(deps, intent, bodyHash, decision);
      return { ok: true, workId: work.instance._id, effects: decision.effects, repeated: false, work, snapshot: decision.snapshot };
    },
  });
}

/** The number is given by the host: it goes into the first event, so that history alone makes the record again. */
const numbered = (events: readonly WorkEvent[], no: string): WorkEvent[] =>
  events.map((event) => (event.type === 'RecordCreated' ? { ...event, record: { ...event.record, no } } : event));

type Start = Extract<WorkOutcome, { ok: true }>;
type Around = Pick<Decision, 'program' | 'serviceId' | 'snapshot' | 'now'>;
/** A start that was decided, under the number that the host has given it. */
export const startUnder = (no: string, outcome: Start, around: Around): Decision =>
  ({ ...around, events: numbered(outcome.events, no), effects: outcome.effects, after: { ...outcome.work, record: { ...outcome.work.record, no } }, type: 'StartWork' });
/** The same, when its number is counted in the commit. */
export const startCounted = (outcome: Start, around: Around): Decision =>
  ({ ...around, events: outcome.events, effects: outcome.effects, after: outcome.work, type: 'StartWork', counter: counterOf(around.snapshot, numberingOf(around.program, outcome.work.record), outcome.work.record) });

/** Start a service at a unit. */
export async function applyStart(deps: Deps, intent: StartIntent): Promise<Applied> {
  const { program, input, actor, countyId } = intent;
  const bodyHash = bodyHashOf(deps, countyId, { by: actor.userId, pack: program.pack.manifest.id, input });
  let no: string | undefined;
  return apply(deps, intent, bodyHash, async () => {
    // asked for first here: a repeated start must not use up a number
    const [snapshot, first] = await Promise.all([deps.org.snapshot(countyId), no === undefined ? firstResult(deps, intent, bodyHash) : undefined]);
    if (first) return first;
    const now = deps.clock.now();
    const outcome = await withPicksAsked(deps, { countyId, actor, program, before: {}, snapshot }, decideStart(program, { ...input, id: intent.commandId }, ctxOf(intent, program, snapshot, now)));
    if (!outcome.ok) return outcome;
    const { record } = outcome.work;
    if (isGapFree(program, record)) return startCounted(outcome, { program, serviceId: input.serviceId, snapshot, now });
    no ??= (await nextNumbers(deps, snapshot, numberingOf(program, record), record, 1))[0] ?? '';
    return startUnder(no, outcome, { program, serviceId: input.serviceId, snapshot, now });
  });
}

/** Decide and store one command on one work. */
export async function applyCommand(deps: Deps, intent: CommandIntent): Promise<Applied> {
  const { countyId, workId, command, actor, prepare } = intent;
  return apply(deps, intent, bodyHashOf(deps, countyId, { by: actor.userId, workId, command }), async () => {
    const [snapshot, loaded] = await Promise.all([deps.org.snapshot(countyId), loadWork(deps, countyId, workId)]);
    if (!loaded) return refused('work.not-found');
    await prepare?.(loaded, snapshot);
    const now = deps.clock.now();
    const { program, work } = loaded;
    const decided = decide(program, work, { ...command, id: intent.commandId } as WorkCommand, ctxOf(intent, program, snapshot, now));
    const outcome = await withPicksAsked(deps, { countyId, actor, program, before: work.record.data, snapshot }, decided);
    if (!outcome.ok) return outcome;
    return { events: outcome.events, effects: outcome.effects, after: outcome.work, program, type: command.type, serviceId: loaded.instance.serviceId, loaded, snapshot, now };
  });
}
