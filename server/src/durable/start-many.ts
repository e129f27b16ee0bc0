import { setImmediate as breath } from 'node:timers/promises';
import { commandIds, decideStart, type Actor, type JsonObject, type Problem, type Program } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../platform/deps';
import { bodyHashOf, ctxOf, pendingOf, startCounted, startUnder, type Decision } from './commit';
import type { Session } from './model';
import { isGapFree, nextNumbers, numberingOf } from './numbering';
import { withPicksAsked } from './picks';
import { Conflict, finished, Refused, writeTogether, type Commit, type Pending } from './write';

/** One service started many times at one unit by one person: each row is a start like any other, and all of them are stored or none. */
export interface ManyStarts {
  readonly countyId: string;
  readonly actor: Actor;
  readonly program: Program;
  readonly serviceId: string;
  readonly orgId: string;
  readonly rows: readonly JsonObject[];
  /** what the rows are known by: the commands' ids, and with them the works', follow from it */
  readonly id: string;
}
export interface Started { readonly workId: string; readonly no: string }
type ManyApplied = { readonly ok: true; readonly started: readonly Started[] } | { readonly ok: false; readonly problems: readonly (readonly Problem[])[] };

const MOST_TRIES = 5;
/** After so many rows others get a turn; what they ask of the database fits in one trip. */
const ROWS_A_TURN = 60;

async function each<T, U>(rows: readonly T[], act: (row: T, index: number) => U | Promise<U>): Promise<U[]> {
  const found: U[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
    await breath();
    // what they ask of the database goes together
    found.push(...(await Promise.all(rows.slice(from, from + ROWS_A_TURN).map((row, index) => act(row, from + index)))));
  }
  return found;
}

const commandOf = ({ countyId, actor, id }: ManyStarts, index: number) => ({ countyId, actor, commandId: commandIds(id)(`row:${index + 1}`) });

function decideRow(many: ManyStarts, index: number, snapshot: OrgSnapshot, now: string): ReturnType<typeof decideStart> {
  const { program, serviceId, orgId, rows } = many;
  const intent = commandOf(many, index);
  return decideStart(program, { serviceId, orgId, data: rows[index] ?? {}, id: intent.commandId }, ctxOf(intent, program, snapshot, now));
}

/** What was picked in all rows is looked up together. */
async function decideRows(deps: Deps, many: ManyStarts, snapshot: OrgSnapshot, now: string): Promise<ReturnType<typeof decideStart>[]> {
  const outcomes = await each(many.rows, (_row, index) => decideRow(many, index, snapshot, now));
  return Promise.all(outcomes.map((outcome) => withPicksAsked(deps, { ...many, before: {}, snapshot }, outcome)));
}

/** What each row would be refused for; nothing is stored. */
export async function tryStarts(deps: Deps, many: ManyStarts): Promise<readonly (readonly Problem[])[]> {
  const [snapshot, now] = [await deps.org.snapshot(many.countyId), deps.clock.now()];
  return (await decideRows(deps, many, snapshot, now)).map((outcome) => (outcome.ok ? [] : outcome.problems));
}

type Numbers = readonly string[];
/** The rows differ in nothing that a number is made of: the same unit, type and day. */
async function decided(deps: Deps, many: ManyStarts, snapshot: OrgSnapshot, given: Numbers | undefined): Promise<{ readonly problems: readonly (readonly Problem[])[] } | { readonly decisions: readonly Decision[]; readonly numbers: Numbers }> {
  const now = deps.clock.now();
  const outcomes = await decideRows(deps, many, snapshot, now);
  const sound = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
  const [first] = sound;
  if (!first || sound.length < outcomes.length) return { problems: outcomes.map((outcome) => (outcome.ok ? [] : outcome.problems)) };
  const { program, serviceId } = many;
  const { record } = first.work;
  const around = { program, serviceId, snapshot, now };
  if (isGapFree(program, record)) return { numbers: [], decisions: sound.map((outcome) => startCounted(outcome, around)) };
  const numbers = given ?? (await nextNumbers(deps, snapshot, numberingOf(program, record), record, sound.length));
  return { numbers, decisions: sound.map((outcome, index) => startUnder(numbers[index] ?? '', outcome, around)) };
}

const startedIn = (commits: readonly (readonly Commit[])[]): Started[] => commits.flat().map(({ instance, row }) => ({ workId: instance?._id ?? '', no: row.no ?? '' }));

async function pendingRow(deps: Deps, many: ManyStarts, decision: Decision, index: number): Promise<Pending> {
  const intent = commandOf(many, index);
  const input = { serviceId: many.serviceId, orgId: many.orgId, data: many.rows[index] ?? {} };
  try {
    return finished(await pendingOf(deps, intent, bodyHashOf(deps, many.countyId, { by: many.actor.userId, pack: many.program.pack.manifest.id, input }), decision));
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.problems, index) : error;
  }
}

/** Decided and sealed: all that can be done before it is their turn to be written. */
export type PreparedStarts = { readonly problems: readonly (readonly Problem[])[] } | { readonly pending: readonly Pending[]; readonly numbers: Numbers };
export async function prepareStarts(deps: Deps, many: ManyStarts, given?: Numbers): Promise<PreparedStarts> {
  const found = await decided(deps, many, await deps.org.snapshot(many.countyId), given);
  return 'problems' in found ? found : { numbers: found.numbers, pending: await each(found.decisions, (decision, index) => pendingRow(deps, many, decision, index)) };
}

type AlsoStarted = (session: Session, started: readonly Started[]) => Promise<void>;
/**
 * Start all rows in one transaction, or none; `also` writes what stands and falls with them, and fails as a duplicate when it was done before.
 * `again`: somebody else was first, with these rows or about the same person; ask what is there and do it again.
 */
async function once(deps: Deps, many: ManyStarts, prepared: Promise<PreparedStarts>, also: AlsoStarted): Promise<ManyApplied | { readonly again: Numbers }> {
  let [started, numbers]: [readonly Started[], Numbers] = [[], []];
  try {
    const ready = await prepared;
    if ('problems' in ready) return { ok: false, problems: ready.problems };
    numbers = ready.numbers;
    await writeTogether(deps.db, ready.pending, (session, commits) => {
      started = startedIn(commits);
      return also(session, started);
    });
    return { ok: true, started };
  } catch (error) {
    if (error instanceof Conflict) return { again: numbers };
    if (error instanceof Refused) return { ok: false, problems: many.rows.map((_, index) => (index === error.row ? error.problems : [])) };
    throw error;
  }
}

interface Applying<T> { readonly done: () => Promise<T | undefined>; readonly also: AlsoStarted; /** of the same rows, begun before */ readonly prepared?: Promise<PreparedStarts> | undefined }

/** `done`: what came of these rows when they were started before; asked each time somebody else was first. */
export async function applyStarts<T>(deps: Deps, many: ManyStarts, { done, also, prepared }: Applying<T>): Promise<ManyApplied | { readonly before: T } | undefined> {
  let numbers: Numbers | undefined;
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const before = await done();
    if (before !== undefined) return { before };
    const applied = await once(deps, many, tries === 1 && prepared ? prepared : prepareStarts(deps, many, numbers), also);
    if ('ok' in applied) return applied;
    numbers = applied.again;
  }
  const before = await done();
  return before === undefined ? undefined : { before };
}
