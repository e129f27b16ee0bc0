import { setImmediate as breath } from 'node:timers/promises';
import { commandIds, problem, type Actor, type Level, type Problem, type Program, type RecordCommand } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { bodyHashOf } from '../commit';
import type { Session } from '../model';
import { counterOf, isGapFree, nextNumbers, numberingOf } from '../numbering';
import type { MadeSubjects } from '../sealing/index';
import { Conflict, finished, Refused, writeTogether, type Commit, type Pending } from '../write';
import { decideOne, named, type Decided } from './decide';
import { pendingRecords, type RecordDecision } from './pending';

export interface RecordItem { readonly command: RecordCommand; /** CreateRecord: the release to make it under */ readonly program?: Program; /** every other: which record */ readonly recordId?: string }
/** Many commands by one person: all of them are stored or none. */
export interface ManyRecords {
  readonly countyId: string;
  readonly actor: Actor;
  readonly items: readonly RecordItem[];
  readonly level?: Level;
  /** what the items are known by: the commands' ids, and with them the records', follow from it */
  readonly id: string;
}
export interface MadeRecord { readonly recordId: string; readonly no: string }
type ManyApplied = { readonly ok: true; readonly made: readonly MadeRecord[] } | { readonly ok: false; readonly problems: readonly (readonly Problem[])[] };
type Each = { readonly ok: true; readonly decided: Decided } | { readonly ok: false; readonly problems: readonly Problem[] };

const MOST_TRIES = 5;
/** After so many rows others get a turn; what they ask of the database fits in one trip. */
const ROWS_A_TURN = 60;

async function each<T, U>(rows: readonly T[], act: (row: T, index: number) => Promise<U>): Promise<U[]> {
  const found: U[] = [];
  for (let from = 0; from < rows.length; from += ROWS_A_TURN) {
    await breath();
    found.push(...(await Promise.all(rows.slice(from, from + ROWS_A_TURN).map((row, index) => act(row, from + index)))));
  }
  return found;
}

const commandIdOf = ({ id }: ManyRecords, index: number): string => commandIds(id)(`row:${index + 1}`);

async function decideItem(deps: Deps, many: ManyRecords, item: RecordItem, index: number): Promise<Each> {
  const { countyId, actor, items, level } = many;
  const isTwice = item.recordId !== undefined && items.findIndex((one) => one.recordId === item.recordId) < index;
  if (isTwice) return { ok: false, problems: [problem('record.named-twice')] };
  const decided = await decideOne(deps, { countyId, actor, commandId: commandIdOf(many, index), ...item, ...(level === undefined ? {} : { level }) });
  return 'ok' in decided ? decided : { ok: true, decided };
}

const decideAll = (deps: Deps, many: ManyRecords): Promise<Each[]> => each(many.items, (item, index) => decideItem(deps, many, item, index));
const problemsOf = (all: readonly Each[]): (readonly Problem[])[] => all.map((one) => (one.ok ? [] : one.problems));

/** What each would be refused for; nothing is stored. */
export const tryRecords = async (deps: Deps, many: ManyRecords): Promise<readonly (readonly Problem[])[]> => problemsOf(await decideAll(deps, many));

/** Numbers of those that are made: one question a counter, or counted in the transaction. */
async function numberedAll(deps: Deps, all: readonly Decided[]): Promise<readonly (readonly RecordDecision[])[]> {
  const waiting = new Map<string, Promise<string[]>>();
  const kindOf = ({ decisions: [first], snapshot }: Decided): string | undefined => {
    if (!first || first.row || isGapFree(first.program, first.record)) return undefined;
    return counterOf(snapshot, numberingOf(first.program, first.record), first.record).id;
  };
  const kinds = all.map(kindOf);
  for (const [index, { decisions: [first], snapshot }] of all.entries()) {
    const kind = kinds[index];
    if (!first || kind === undefined || waiting.has(kind)) continue;
    waiting.set(kind, nextNumbers(deps, snapshot, numberingOf(first.program, first.record), first.record, kinds.filter((one) => one === kind).length));
  }
  return Promise.all(all.map(async ({ decisions: [first, ...rest], snapshot }, index) => {
    if (!first || first.row) return first ? [first, ...rest] : rest;
    const kind = kinds[index];
    if (kind === undefined) return [{ ...first, counter: counterOf(snapshot, numberingOf(first.program, first.record), first.record) }, ...rest];
    const place = kinds.slice(0, index).filter((one) => one === kind).length;
    return [named(first, (await waiting.get(kind))?.[place] ?? ''), ...rest];
  }));
}

async function pendingAll(deps: Deps, many: ManyRecords, all: readonly Decided[]): Promise<readonly Pending[]> {
  const { countyId, actor } = many;
  const decisions = await numberedAll(deps, all);
  const made: MadeSubjects = new Map();
  return each(all, async ({ snapshot, now }, index) => {
    const { command, recordId = '' } = many.items[index] ?? { command: undefined };
    const bodyHash = bodyHashOf(deps, countyId, { by: actor.userId, recordId, command });
    return finished(await pendingRecords(deps, { countyId, actor, commandId: commandIdOf(many, index), bodyHash, snapshot, now }, decisions[index] ?? [], made));
  });
}

const madeIn = (commits: readonly (readonly Commit[])[]): MadeRecord[] => commits.map(([first]) => ({ recordId: first?.row._id ?? '', no: first?.row.no ?? '' }));

/** Decided and sealed: all that can be done before it is their turn to be written. */
export type PreparedRecords = { readonly ok: true; readonly pending: readonly Pending[] } | { readonly ok: false; readonly problems: readonly (readonly Problem[])[] };
export async function prepareRecords(deps: Deps, many: ManyRecords): Promise<PreparedRecords> {
  const all = await decideAll(deps, many);
  const sound = all.flatMap((one) => (one.ok ? [one.decided] : []));
  return sound.length < all.length ? { ok: false, problems: problemsOf(all) } : { ok: true, pending: await pendingAll(deps, many, sound) };
}

/** undefined: somebody else was first; ask what is there and do it again. */
async function once(deps: Deps, many: ManyRecords, prepared: Promise<PreparedRecords>, also: AlsoMade): Promise<ManyApplied | undefined> {
  let made: readonly MadeRecord[] = [];
  try {
    const ready = await prepared;
    if (!ready.ok) return ready;
    await writeTogether(deps.db, ready.pending, (session, commits) => {
      made = madeIn(commits);
      return also(session, made);
    });
    return { ok: true, made };
  } catch (error) {
    if (error instanceof Conflict) return undefined;
    if (error instanceof Refused) return { ok: false, problems: many.items.map((_item, index) => (index === (error.row ?? 0) ? error.problems : [])) };
    throw error;
  }
}

type AlsoMade = (session: Session, made: readonly MadeRecord[]) => Promise<void>;
interface Applying<T> { readonly done: () => Promise<T | undefined>; readonly also: AlsoMade; /** of the same items, begun before */ readonly prepared?: Promise<PreparedRecords> | undefined }

/** `done`: what came of these items when they were stored before; asked each time somebody else was first. `also` writes what stands and falls with them. */
export async function applyRecords<T>(deps: Deps, many: ManyRecords, { done, also, prepared }: Applying<T>): Promise<ManyApplied | { readonly before: T } | undefined> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    const before = await done();
    if (before !== undefined) return { before };
    const applied = await once(deps, many, tries === 1 && prepared ? prepared : prepareRecords(deps, many), also);
    if (applied) return applied;
  }
  const before = await done();
  return before === undefined ? undefined : { before };
}
