import { ledgerBalanceModel, type LedgerBalanceDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { type Book, inBook, unitIds } from './book';
import type { BalanceRow } from './contract';
import { wordsFor, type Say } from './words';

interface Asked { readonly account?: string | undefined; readonly all?: boolean | undefined; readonly cursor?: string | undefined; readonly limit?: number | undefined }

/** After the last row of the page before, in the order of accounts, units and names. */
function after(cursor: string | undefined): object {
  const [account, orgId, id] = readCursor(cursor, 3) ?? [];
  return id === undefined ? {} : { $or: [{ account: { $gt: account } }, { account, orgId: { $gt: orgId } }, { account, orgId, _id: { $gt: id } }] };
}

export async function readBalanceDocs({ db }: Pick<Deps, 'db'>, book: Book, { account, all, cursor }: Asked, limit: number): Promise<LedgerBalanceDoc[]> {
  const there = book.def.accounts.filter(({ kind }) => kind === 'asset' || kind === 'reserve').map(({ id }) => id);
  const filter = { ...inBook(book), orgId: { $in: unitIds(book) }, account: account ?? { $in: there }, ...(all ? {} : { amount: { $gt: 0 } }), ...after(cursor) };
  return ledgerBalanceModel(db).find(filter).sort({ account: 1, orgId: 1, _id: 1 }).limit(limit).lean<LedgerBalanceDoc[]>();
}

export function balanceRow({ def, org }: Book, say: Say, today: string, { _id, account, orgId, dims, amount, since, record }: LedgerBalanceDoc): BalanceRow {
  const dates = def.dimensions.filter(({ id, kind }) => kind === 'date' && dims[id] !== undefined);
  return {
    id: _id, account, accountTitle: def.accounts.find(({ id }) => id === account)?.title ?? account, orgId, orgName: org.view.unit(orgId)?.name ?? orgId, dims: say(dims), amount, since,
    expired: amount > 0 && dates.some(({ id }) => (dims[id] ?? '') < today), ...(record === undefined ? {} : { recordId: record }),
  };
}

export async function balancesPage(deps: Deps, caller: Caller, book: Book, asked: Asked): Promise<{ items: BalanceRow[]; next?: string }> {
  const limit = limitOf(asked);
  const docs = await readBalanceDocs(deps, book, asked, limit + 1);
  const say = await wordsFor(deps, caller, book, docs.map(({ dims }) => dims));
  const today = book.org.calendar.dateOf(deps.clock.now());
  return pageFrom(docs, limit, ({ account, orgId, _id }) => cursorOf(account, orgId, _id), docs.map((doc) => balanceRow(book, say, today, doc)));
}
