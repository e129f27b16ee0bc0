/** Lines of a posting rule: both sides, accounts that are there, dimensions that are given or picked, accounts of the kind that the rule asks for. */
import type { LedgerAccount, LedgerDef, PostingLine, PostingRule } from '../../ledger/format';
import { isLotDimension } from '../../ledger/dimension';
import { accountOf, growsBy } from '../../ledger/places';
import type { Problem } from '../../shared/problem';
import type { about } from './input';

type At = ReturnType<typeof about>;
interface Known { readonly line: PostingLine; readonly account: LedgerAccount; readonly place: string }

const openOf = ({ line, account }: Known): string[] => account.dimensions.filter((id) => line.dimensions?.[id] === undefined);

/** Lots that the form may name are picked where it names none. */
const hasLots = (def: LedgerDef, account: LedgerAccount): boolean => def.dimensions.some(({ id, kind }) => account.dimensions.includes(id) && isLotDimension(kind));

function lintDimensions(def: LedgerDef, rule: PostingRule, known: Known, picked: ReadonlySet<string>, at: At): Problem[] {
  const { line, account, place } = known;
  const titleOf = (id: string): string => def.dimensions.find((dimension) => dimension.id === id)?.title ?? id;
  const named = { rule: rule.title, account: account.title };
  const open = openOf(known);
  const foreign = Object.keys(line.dimensions ?? {}).filter((id) => !account.dimensions.includes(id)).map((id) => at('ledger.dimension-account', `${place}/dimensions`, { ...named, dimension: titleOf(id) }));
  if (line.pick !== undefined && line.side === growsBy(account.kind)) return [...foreign, at('ledger.pick-grows', `${place}/pick`, named)];
  if (line.pick !== undefined && open.length === 0 && !hasLots(def, account)) return [...foreign, at('ledger.pick-nothing', `${place}/pick`, named, 'warning')];
  const missing = line.pick === undefined ? open.filter((id) => !picked.has(id)) : [];
  return [...foreign, ...missing.map((id) => at('ledger.dimension-not-given', `${place}/dimensions`, { ...named, dimension: titleOf(id) }))];
}

const NUMBER = /^\d+(\.\d+)?$/;
/** Amounts that are written out can be added up here and now. */
function neverBalances({ lines }: PostingRule): boolean {
  if (!lines.every(({ amount }) => NUMBER.test(amount.trim()))) return false;
  const sum = (side: PostingLine['side']): number => lines.reduce((total, line) => (line.side === side ? total + Number(line.amount) : total), 0);
  return sum('debit') !== sum('credit');
}

/** What each kind of rule moves between: from the credit side to the debit side. */
const FITS: Readonly<Partial<Record<PostingRule['kind'], { readonly code: string; readonly credit: readonly LedgerAccount['kind'][]; readonly debit: readonly LedgerAccount['kind'][] }>>> = {
  reserve: { code: 'ledger.reserve-lines', credit: ['asset'], debit: ['reserve'] },
  release: { code: 'ledger.release-lines', credit: ['reserve'], debit: ['asset'] },
  consume: { code: 'ledger.consume-lines', credit: ['reserve'], debit: ['asset', 'use', 'source'] },
};

function lintKind(rule: PostingRule, known: readonly Known[], at: At, path: string): Problem[] {
  const fits = FITS[rule.kind];
  if (fits && known.some(({ line, account }) => !fits[line.side].includes(account.kind))) return [at(fits.code, `${path}/lines`, { rule: rule.title })];
  if (rule.kind === 'reserve') {
    const [from, to] = [known.find(({ line }) => line.side === 'credit')?.account, known.find(({ line }) => line.side === 'debit')?.account];
    if (from && to && from.dimensions.some((id) => !to.dimensions.includes(id))) return [at('ledger.reserve-dimensions', `${path}/lines`, { account: to.title, from: from.title })];
  }
  const [first] = known;
  const isCounted = first?.account.kind === 'asset' && first.line.side === 'debit' && openOf(first).length === 0;
  return rule.kind === 'count' && !isCounted ? [at('ledger.count-line', `${path}/lines/0`, { rule: rule.title })] : [];
}

export function lintLines(def: LedgerDef, rule: PostingRule, at: At, path: string): Problem[] {
  const places = rule.lines.map((line, index) => ({ line, account: accountOf(def, line.account), place: `${path}/lines/${index}` }));
  const unknown = places.filter(({ account }) => !account).map(({ line, place }) => at('ledger.account-unknown', `${place}/account`, { ledger: def.title, account: line.account }));
  const known = places.flatMap(({ account, ...rest }): Known[] => (account ? [{ account, ...rest }] : []));
  const hasBoth = (['debit', 'credit'] as const).every((side) => rule.lines.some((line) => line.side === side));
  const picked = new Set(known.filter(({ line }) => line.pick !== undefined).flatMap(({ account }) => account.dimensions));
  return [
    ...unknown, ...(hasBoth ? [] : [at('ledger.lines-few', `${path}/lines`, { rule: rule.title })]),
    ...(hasBoth && rule.kind !== 'count' && neverBalances(rule) ? [at('ledger.never-balances', `${path}/lines`, { rule: rule.title })] : []),
    ...known.flatMap((one) => lintDimensions(def, rule, one, picked, at)), ...lintKind(rule, known, at, path),
  ];
}
