/** What is wanted, with the balances that there are: postings, or what there is too little of. */
import type { CompiledPack } from '../pack/program';
import { problem, type Problem } from '../shared/problem';
import { amountText } from './amounts';
import { Books } from './books';
import { dimText } from './dimension';
import type { LedgerAccount, LedgerDef } from './format';
import { following, pickLots } from './pick';
import { accountOf, growsBy, otherSide, balanceKey, signed } from './places';
import type { Draft, Entry, LedgerMove, Place, Posting, Wanted } from './types';

interface Settling { readonly pack: Pick<CompiledPack, 'codes'>; readonly today: string; readonly books: Books; readonly def: LedgerDef; readonly wanted: Wanted }
type Entries = { readonly entries: readonly Entry[]; /** balances that were counted, by place */ readonly counted?: ReadonlyMap<string, number> } | { readonly problem: Problem };

const NO_ACCOUNT: LedgerAccount = { id: '', title: '', kind: 'asset', dimensions: [] };
const accountIn = (def: LedgerDef, id: string): LedgerAccount => accountOf(def, id) ?? NO_ACCOUNT;
/** What cuts the balance rather than adding to it. */
export const reduces = (def: LedgerDef, { account, side }: Pick<Entry, 'account' | 'side'>): boolean => side !== growsBy(accountIn(def, account).kind);

/** Which goods, whose money: what the reader knows the place by. Ids of records are no words. */
const placeText = ({ pack, def }: Pick<Settling, 'pack' | 'def'>, { dims }: Pick<Place, 'dims'>): string =>
  def.dimensions.filter(({ id, kind }) => dims[id] !== undefined && kind !== 'record').map((dimension) => dimText(pack, dimension, dims[dimension.id] ?? '')).join(' ');

export function tooLittle(at: Pick<Settling, 'pack' | 'def'> & { readonly wanted: Pick<Wanted, 'rule'> }, place: Place, asked: number, { have, expired }: { readonly have: number; readonly expired: number }): Problem {
  const { def, wanted } = at;
  const account = accountIn(def, place.account);
  const code = expired > 0 ? 'ledger.expired' : have === 0 && account.kind === 'reserve' ? 'ledger.nothing-reserved' : have === 0 ? 'ledger.nothing-there' : 'ledger.below-zero';
  return problem(code, '', {
    ledger: def.title, rule: wanted.rule.title, account: account.title, what: placeText(at, place), have: amountText(def, have), asked: amountText(def, asked), expired: amountText(def, expired),
  });
}

/** What is taken from where it was not said: lot by lot. */
function picked(at: Settling, draft: Draft): Entries {
  const { def, books, today, wanted } = at;
  const result = pickLots(def, accountIn(def, draft.account), draft, { lots: books.lots(draft), kind: wanted.rule.kind, today });
  return result.have < draft.amount ? { problem: tooLittle(at, draft, draft.amount, result) } : result;
}

const plain = ({ open: _open, pick: _pick, ...entry }: Draft): Entry => entry;

function usual(at: Settling, group: readonly Draft[]): Entries {
  const { def } = at;
  const entries: (readonly Entry[])[] = [];
  let lots: readonly Entry[] = [];
  // picks first: others may follow them
  for (const draft of [...group].sort((a, b) => Number(a.pick === undefined) - Number(b.pick === undefined))) {
    if (draft.open.length > 0 && draft.pick !== undefined) {
      const result = picked(at, draft);
      if ('problem' in result) return result;
      lots = result.entries;
      entries.push(lots);
      continue;
    }
    const own = draft.open.length === 0 ? [plain(draft)] : following(draft, lots);
    if (!own) return { problem: problem('ledger.dimension-open', '', { ledger: def.title, rule: at.wanted.rule.title, account: accountIn(def, draft.account).title }) };
    entries.push(own);
  }
  return { entries: entries.flat() };
}

/** A stock-take: the difference between what was found and what the books say. */
function counted(at: Settling, [first, ...others]: readonly Draft[]): Entries {
  if (!first || first.open.length > 0) return { problem: problem('ledger.dimension-open', '', { ledger: at.def.title, rule: at.wanted.rule.title, account: accountIn(at.def, first?.account ?? '').title }) };
  const there = at.books.amount(first);
  const difference = first.amount - there;
  const counts = new Map([[balanceKey(first), there]]);
  if (difference === 0) return { entries: [], counted: counts };
  const grows = growsBy(accountIn(at.def, first.account).kind);
  const side = difference > 0 ? grows : otherSide(grows);
  const counter = others.find((draft) => draft.side === otherSide(side)) ?? others[0];
  if (!counter || counter.open.length > 0) return { problem: problem('ledger.dimension-open', '', { ledger: at.def.title, rule: at.wanted.rule.title, account: accountIn(at.def, counter?.account ?? '').title }) };
  const amount = Math.abs(difference);
  return { entries: [{ ...plain(first), side, amount }, { ...plain(counter), side: otherSide(side), amount }], counted: counts };
}

/** Enter them, unless one of them would take a balance below zero. */
function enter(at: Settling, entries: readonly Entry[]): Problem | undefined {
  const { def, books } = at;
  // what comes in first: of a place that both gains and loses by one posting only the difference matters
  for (const entry of [...entries].sort((a, b) => Number(reduces(def, a)) - Number(reduces(def, b)))) {
    const have = books.amount(entry);
    if (reduces(def, entry) && have < entry.amount) return tooLittle(at, entry, entry.amount, { have, expired: 0 });
    books.enter(def, entry);
  }
  return undefined;
}

type Lines = { readonly lines: readonly Entry[]; readonly counted: ReadonlyMap<string, number> } | { readonly problem: Problem };

/** What is taken back comes in before anything new goes out, and goes out after anything new came in: only the difference has to be there. */
function linesOf(at: Settling): Lines {
  const undo = at.wanted.undo?.lines ?? [];
  const [back, off] = [undo.filter((entry) => !reduces(at.def, entry)), undo.filter((entry) => reduces(at.def, entry))];
  const lines: Entry[] = [];
  const counts = new Map<string, number>();
  let wrong = enter(at, back);
  for (const group of wrong ? [] : at.wanted.groups) {
    const result = at.wanted.rule.kind === 'count' ? counted(at, group) : usual(at, group);
    wrong = 'problem' in result ? result.problem : enter(at, result.entries);
    if (wrong || 'problem' in result) break;
    lines.push(...result.entries);
    for (const [key, amount] of result.counted ?? []) if (!counts.has(key)) counts.set(key, amount);
  }
  wrong ??= enter(at, off);
  return wrong ? { problem: wrong } : { lines, counted: counts };
}

export interface Settled { readonly postings: readonly Posting[]; readonly moves: readonly LedgerMove[] }

/** In the order in which they come in: what is needed before, what is there after. */
function movesOf(def: LedgerDef, lines: readonly Entry[], counts: ReadonlyMap<string, number>): LedgerMove[] {
  const moves = new Map<string, LedgerMove>();
  for (const entry of [...lines].sort((a, b) => Number(reduces(def, a)) - Number(reduces(def, b)))) {
    const { side: _side, amount: _amount, ...place } = entry;
    const key = balanceKey(place);
    const before = moves.get(key) ?? { ...place, ledger: def.id, delta: 0, least: 0 };
    const delta = before.delta + signed(def, entry);
    moves.set(key, { ...before, delta, least: Math.max(before.least, -delta) });
  }
  return [...moves].map(([key, move]) => ({ ...move, ...(counts.has(key) ? { exactly: counts.get(key) ?? 0 } : {}) }));
}

function postingsOf({ ledger, rule: { id: rule, kind }, voucher, undo }: Wanted, lines: readonly Entry[]): Posting[] {
  const taken: Posting[] = undo && undo.lines.length > 0 ? [{ ledger, rule, kind: 'reverse', voucher, lines: undo.lines, undoes: undo.ids }] : [];
  return lines.length > 0 ? [...taken, { ledger, rule, kind, voucher, lines }] : taken;
}

/**
 * Decide all that a step wants to post, one after the other; none of it when one cannot be posted. `shelf`: the books by ledger, with at
 * least the balances that `askedOf` names; they go on from what is posted, and stay as they are when nothing is.
 */
export function settlePostings(pack: Pick<CompiledPack, 'codes' | 'ledgers'>, wants: readonly Wanted[], shelf: ReadonlyMap<string, Books>, today: string): { readonly ok: true; readonly value: Settled } | { readonly ok: false; readonly problems: readonly Problem[] } {
  const drafts = new Map<string, Books>();
  const [postings, moves]: [Posting[], LedgerMove[]] = [[], []];
  for (const wanted of wants) {
    const def = pack.ledgers?.[wanted.ledger];
    if (!def) continue;
    const books = drafts.get(def.id) ?? new Books([], today, shelf.get(def.id));
    drafts.set(def.id, books);
    const result = linesOf({ pack, today, books, def, wanted });
    if ('problem' in result) return { ok: false, problems: [result.problem] };
    moves.push(...movesOf(def, [...(wanted.undo?.lines ?? []), ...result.lines], result.counted));
    postings.push(...postingsOf(wanted, result.lines));
  }
  for (const books of drafts.values()) books.keep();
  return { ok: true, value: { postings, moves } };
}

/** Balances that must be known before it can be decided: by ledger, exact places and places with dimensions left open. */
export function askedOf(pack: Pick<CompiledPack, 'ledgers'>, wants: readonly Wanted[]): { readonly ledger: string; readonly place: Place; readonly open: boolean }[] {
  return wants.flatMap(({ ledger, rule, groups, undo }) => {
    const def = pack.ledgers?.[ledger];
    if (!def) return [];
    const again = (undo?.lines ?? []).map((entry): Draft => ({ ...entry, open: [] }));
    const asked = [...again, ...groups.flat()].filter((draft) => rule.kind === 'count' || reduces(def, draft) || draft.pick !== undefined);
    return asked.map(({ account, orgId, record, dims, open }) => ({ ledger, place: { account, orgId, ...(record === undefined ? {} : { record }), dims }, open: open.length > 0 }));
  });
}
