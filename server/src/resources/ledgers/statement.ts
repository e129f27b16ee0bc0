/** 收支表: opening + in − out = closing for every value of a dimension. Counted back from what there is now, so that a statement costs what was posted since. */
import { growsBy, periodOf, rangeOf, unitOf } from '@liandong/core/run';
import { ledgerBalanceModel, ledgerPostingModel } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { bookFor, inBook, unitIds, type Book } from './book';
import type { StatementView } from './contract';
import { wordsFor } from './words';

export interface StatementAsk { readonly packId: string; readonly ledgerId: string; readonly orgIds?: readonly string[] | undefined; readonly period?: string | undefined }
interface Flow { readonly _id: { readonly value: string; readonly later: boolean }; readonly in: number; readonly out: number }

const sumWhere = (condition: object, value: object): object => ({ $sum: { $cond: [condition, value, 0] } });

/**
 * What came in and went out, per posting and value: what moves between the accounts of the statement is neither. What takes a posting back
 * takes from the side on which that was counted.
 */
function flows(book: Book, by: string, accounts: readonly string[], { from, to }: { readonly from: string; readonly to: string }): object[] {
  const sources = book.def.accounts.filter(({ kind }) => growsBy(kind) === 'credit').map(({ id }) => id);
  const grows = { $eq: [{ $in: ['$lines.account', sources] }, { $eq: ['$lines.side', 'credit'] }] };
  const isBack = { $eq: ['$_id.kind', 'reverse'] };
  const less = { $multiply: [-1, '$net'] };
  return [
    { $match: { ...inBook(book), orgIds: { $in: unitIds(book) }, day: { $gte: from } } },
    { $unwind: '$lines' },
    { $match: { 'lines.account': { $in: accounts }, 'lines.orgId': { $in: unitIds(book) } } },
    { $group: { _id: { posting: '$_id', kind: '$kind', value: `$lines.dims.${by}`, later: { $gte: ['$day', to] } }, net: { $sum: { $cond: [grows, '$lines.amount', { $multiply: [-1, '$lines.amount'] }] } } } },
    {
      $group: {
        _id: { value: '$_id.value', later: '$_id.later' },
        in: sumWhere({ $ne: [{ $gt: ['$net', 0] }, isBack] }, '$net' as unknown as object), out: sumWhere({ $eq: [{ $gt: ['$net', 0] }, isBack] }, less),
      },
    },
  ];
}

interface Now { readonly _id: string; readonly amount: number }
/** Both of one moment. */
async function read({ db }: Deps, book: Book, by: string, accounts: readonly string[], range: { readonly from: string; readonly to: string }): Promise<{ now: Now[]; moved: Flow[] }> {
  const place = { ...inBook(book), account: { $in: [...accounts] }, orgId: { $in: unitIds(book) } };
  return transaction(db, async (session) => ({
    now: await ledgerBalanceModel(db).aggregate<Now>([{ $match: place }, { $group: { _id: `$dims.${by}`, amount: { $sum: '$amount' } } }]).session(session),
    moved: await ledgerPostingModel(db).aggregate<Flow>(flows(book, by, accounts, range) as never).session(session),
  }));
}

const NOTHING = { opening: 0, in: 0, out: 0, closing: 0 };
const ALWAYS = { from: '0000', to: '9999' };

function rowsOf({ now, moved }: { readonly now: readonly Now[]; readonly moved: readonly Flow[] }): Map<string, typeof NOTHING> {
  const rows = new Map<string, typeof NOTHING>();
  for (const value of new Set([...now.map(({ _id }) => _id), ...moved.map(({ _id }) => _id.value)])) {
    const of = (later: boolean): Pick<Flow, 'in' | 'out'> => moved.find(({ _id }) => _id.value === value && _id.later === later) ?? NOTHING;
    const [within, after] = [of(false), of(true)];
    const closing = (now.find(({ _id }) => _id === value)?.amount ?? 0) - after.in + after.out;
    rows.set(value, { opening: closing - within.in + within.out, in: within.in, out: within.out, closing });
  }
  return rows;
}

/** Values of the code list first, in its order; then others. What had nothing and moved nothing is left out. */
function inOrder(book: Book, by: string, rows: ReadonlyMap<string, typeof NOTHING>): [string, typeof NOTHING][] {
  const dimension = book.def.dimensions.find(({ id }) => id === by);
  const codes = book.pack.codes[dimension?.codes ?? '']?.items.map(({ code }) => code) ?? [];
  const rank = (value: string): string => (codes.includes(value) ? String(codes.indexOf(value)).padStart(4, '0') : `9${value}`);
  return [...rows].filter(([, row]) => Object.values(row).some((amount) => amount !== 0)).sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
}

/** The statement of a ledger for the units that the caller reaches (or those of them that are asked for). Refuses what is not his. */
export async function ledgerStatement(deps: Deps, caller: Caller, { packId, ledgerId, orgIds, period }: StatementAsk): Promise<StatementView> {
  const book = await bookFor(deps, caller, { packId, ledgerId }, orgIds);
  const { def, pack, org } = book;
  if (!def.statement) return refuse('ledger.no-statement', '', { ledger: def.title });
  const { by, accounts } = def.statement;
  const asOf = deps.clock.now();
  const asked = period ?? periodOf(org.calendar.dateOf(asOf), 'month');
  const found = inOrder(book, by, rowsOf(await read(deps, book, by, accounts, rangeOf(asked) ?? ALWAYS)));
  const say = await wordsFor(deps, caller, book, found.map(([value]) => ({ [by]: value })));
  const rows = found.map(([value, sums]) => ({ value, title: say({ [by]: value })[0]?.text ?? value, ...sums }));
  const total = rows.reduce((sum, row) => ({ opening: sum.opening + row.opening, in: sum.in + row.in, out: sum.out + row.out, closing: sum.closing + row.closing }), NOTHING);
  const dimension = def.dimensions.find(({ id }) => id === by);
  return { packId: pack.manifest.id, ledgerId, title: def.title, kind: def.kind, unit: unitOf(def), period: asked, asOf, by: { id: by, title: dimension?.title ?? by }, rows, total };
}
