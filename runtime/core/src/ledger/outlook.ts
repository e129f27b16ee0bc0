/** What a step would take from the books, while its form is still being filled in: where answers are missing, all that could be meant. */
import { feelVariables } from '../expression/index';
import type { CompiledPack } from '../pack/program';
import type { Problem } from '../shared/problem';
import { wholeOf } from './amounts';
import { Books } from './books';
import { dimValue, isLotDimension } from './dimension';
import type { LedgerAccount, LedgerDef, PostingLine, PostingRule } from './format';
import { pickLots } from './pick';
import { accountOf } from './places';
import { reduces, tooLittle } from './settle';
import type { Balance, Place } from './types';
import { linesOf, scopeOf, valueOf, type LedgerWorld, type Line } from './wanted';

export interface Outlook {
  readonly ledger: string;
  readonly rule: PostingRule;
  /** of the rule's table; absent where it has none, or no row yet */
  readonly row?: number;
  /** as far as the answers say it */
  readonly place: Place;
  /** a whole number; absent: not said yet */
  readonly asked?: number;
  readonly pick?: PostingLine['pick'];
  /** dimension that tells lots apart → the field, or column of the table, that names the lot */
  readonly choose: Readonly<Record<string, string>>;
}

const TAKING: readonly PostingRule['kind'][] = ['post', 'reserve', 'count'];
const takes = (def: LedgerDef, rule: PostingRule, line: PostingLine): boolean => accountOf(def, line.account)?.kind === 'asset' && (rule.kind === 'count' ? line === rule.lines[0] : reduces(def, line));

/** Fields of the record that a rule reads; in a table also names of its columns. */
export const readBy = ({ rows, when, lines }: PostingRule): string[] =>
  [...new Set([...(rows === undefined ? [] : [rows]), ...[when, ...lines.flatMap(({ amount, dimensions = {} }) => [amount, ...Object.values(dimensions)])].flatMap((source) => (source === undefined ? [] : feelVariables(source)))])];

/** Rules that take from what there is, at this step or by what its form says. */
export function takingRules({ ledgers }: Pick<CompiledPack, 'ledgers'>, { process, node, fields }: { readonly process: string; readonly node: string; readonly fields: ReadonlySet<string> }): { readonly def: LedgerDef; readonly rule: PostingRule }[] {
  return Object.values(ledgers ?? {}).flatMap((def) => def.postings
    .filter((rule) => rule.on.process === process && TAKING.includes(rule.kind) && rule.lines.some((line) => takes(def, rule, line)) && (rule.on.node === node || readBy(rule).some((id) => fields.has(id))))
    .map((rule) => ({ def, rule })));
}

function placeOf(line: Line, account: LedgerAccount, { dimensions = {} }: PostingLine): Place {
  const { world, def } = line;
  const known = def.dimensions.filter(({ id }) => account.dimensions.includes(id) && dimensions[id] !== undefined).flatMap((dimension) => {
    const value = dimValue(world, dimension, valueOf(line, dimensions[dimension.id] ?? ''));
    return 'text' in value ? [{ dimension, text: value.text }] : [];
  });
  const orgId = known.find(({ dimension }) => dimension.kind === 'unit')?.text ?? world.record.orgId;
  return { account: account.id, orgId, dims: Object.fromEntries(known.map(({ dimension, text }) => [dimension.id, text])) };
}

const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const chosenBy = (def: LedgerDef, { dimensions = {} }: PostingLine): Record<string, string> =>
  Object.fromEntries(def.dimensions.filter(({ id, kind }) => isLotDimension(kind) && NAME.test(dimensions[id]?.trim() ?? '')).map(({ id }) => [id, dimensions[id]?.trim() ?? '']));

function outlookOf(line: Line, text: PostingLine): Outlook[] {
  const { def, rule, row } = line;
  const account = accountOf(def, text.account);
  if (!account) return [];
  const asked = wholeOf(def.kind, valueOf(line, text.amount));
  const isSaid = asked !== undefined && (asked > 0 || rule.kind === 'count');
  return [{ ledger: def.id, rule, place: placeOf(line, account, text), choose: chosenBy(def, text), ...(row === undefined ? {} : { row }), ...(isSaid ? { asked } : {}), ...(text.pick === undefined ? {} : { pick: text.pick }) }];
}

/** What one rule would take, row by row; of a table without rows what there is at all. */
export function outlooksOf(world: LedgerWorld, def: LedgerDef, rule: PostingRule): Outlook[] {
  const step = { node: rule.on.node, ...(rule.on.outcome === undefined ? {} : { outcome: rule.on.outcome }) };
  const rows = linesOf(world, def, rule, step);
  const isEmpty = rule.rows !== undefined && rows.length === 0;
  const lines = isEmpty ? [{ world, def, rule, scope: scopeOf(world, step) }] : rows;
  return lines.flatMap((line) => rule.lines.filter((text) => takes(def, rule, text)).flatMap((text) => outlookOf(line, text)));
}

/** Lots that could be meant, whichever of them is named: what the host reads. */
export function aroundOf({ place, choose }: Outlook): Place {
  return { ...place, dims: Object.fromEntries(Object.entries(place.dims).filter(([id]) => !Object.hasOwn(choose, id))) };
}

export interface OfferedLot { readonly lot: Balance; /** how much of it would be taken */ readonly taken: number; readonly isExpired: boolean }
export interface Offered extends Outlook { readonly lots: readonly OfferedLot[]; /** of what is named so far */ readonly have: number; readonly short?: Problem }

interface Shop { readonly pack: Pick<CompiledPack, 'codes'>; readonly def: LedgerDef; readonly books: Books; readonly today: string }

function offered(shop: Shop, outlook: Outlook): Offered {
  const { pack, def, books, today } = shop;
  const { place, rule, pick, asked = 0 } = outlook;
  const account = accountOf(def, place.account);
  if (!account) return { ...outlook, lots: [], have: 0 };
  const open = account.dimensions.filter((id) => place.dims[id] === undefined);
  const byRule = open.length > 0 ? pick : undefined;
  const named = books.lots(place);
  const { entries, have, expired } = pickLots(def, account, { ...place, side: 'credit', amount: asked, open, ...(byRule === undefined ? {} : { pick: byRule }) }, { lots: named, kind: rule.kind, today });
  const isTaken = rule.kind !== 'count' && (byRule !== undefined || open.length === 0);
  const takenOf = (lot: Balance): number => (isTaken ? (entries.find(({ dims }) => JSON.stringify(dims) === JSON.stringify(lot.dims))?.amount ?? 0) : 0);
  const day = def.dimensions.find(({ id, kind }) => kind === 'date' && account.dimensions.includes(id))?.id;
  const lots = books.lots(aroundOf(outlook)).map((lot): OfferedLot => ({ lot, taken: takenOf(lot), isExpired: day !== undefined && (lot.dims[day] ?? '9999') < today }));
  if (isTaken) for (const entry of entries) books.enter(def, entry);
  const short = rule.kind !== 'count' && asked > have ? tooLittle({ pack, def, wanted: { rule } }, place, asked, { have, expired }) : undefined;
  return { ...outlook, lots, have, ...(short ? { short } : {}) };
}

/** In the order of the rows: what one takes is gone for those after it. `books` are left as they are. */
export function offersOf(pack: Pick<CompiledPack, 'codes'>, def: LedgerDef, outlooks: readonly Outlook[], { books, today }: { readonly books: Books; readonly today: string }): Offered[] {
  const draft = new Books([], today, books);
  return outlooks.map((outlook) => offered({ pack, def, books: draft, today }, outlook));
}
