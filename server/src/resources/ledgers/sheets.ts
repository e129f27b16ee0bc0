/** Statements and stock-takes as tables: numbers as people say them. */
import { shownAmount, unitOf } from '@liandong/core/run';
import type { WrittenSheet } from '@liandong/sheets';
import type { Response } from 'express';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { sendWorkbook } from '../../platform/http/send-workbook';
import { words } from '../../text/index';
import { balanceRow, readBalanceDocs } from './balances';
import type { Book } from './book';
import type { StatementView } from './contract';
import { wordsFor } from './words';

const MOST_ROWS = 20_000;
type Row = WrittenSheet['rows'][number];

export function statementSheet({ title, period, unit, kind, by, rows, total }: StatementView): WrittenSheet {
  const amounts = (row: StatementView['total']): Row => [row.opening, row.in, row.out, row.closing].map((amount) => shownAmount(kind, amount));
  const head = [by.title, ...['opening', 'in', 'out', 'closing'].map((key) => `${words(`ledger.${key}`)}(${unit})`)];
  return { name: `${title} ${period}`, rows: [head, ...rows.map((row) => [row.title, ...amounts(row)]), [words('ledger.total'), ...amounts(total)]], widths: [24, 16, 16, 16, 16] };
}

/** What the books say is there, and an empty column for what is found. */
export async function stockSheet(deps: Deps, caller: Caller, book: Book): Promise<WrittenSheet> {
  const { def, org } = book;
  const assets = def.accounts.filter(({ kind }) => kind === 'asset').map(({ id }) => id);
  const docs = (await readBalanceDocs(deps, book, {}, MOST_ROWS + 1)).filter(({ account }) => assets.includes(account));
  if (docs.length > MOST_ROWS) return refuse('ledger.sheet-rows', '', { limit: MOST_ROWS });
  const say = await wordsFor(deps, caller, book, docs.map(({ dims }) => dims));
  const dimensions = def.dimensions.filter(({ id }) => def.accounts.some((account) => assets.includes(account.id) && account.dimensions.includes(id)));
  const today = org.calendar.dateOf(deps.clock.now());
  const rows = docs.map((doc): Row => {
    const row = balanceRow(book, say, today, doc);
    return [row.orgName, row.accountTitle, ...dimensions.map(({ id }) => row.dims.find((dim) => dim.id === id)?.text ?? ''), shownAmount(def.kind, row.amount), ''];
  });
  const head = [words('ledger.org'), words('ledger.account'), ...dimensions.map(({ title }) => title), `${words('ledger.booked')}(${unitOf(def)})`, `${words('ledger.found')}(${unitOf(def)})`];
  return { name: def.title, rows: [head, ...rows], widths: head.map(() => 16) };
}

export const sendTable = (res: Response, name: string, sheet: WrittenSheet): ReturnType<typeof sendWorkbook> => sendWorkbook(res, name, [sheet]);
