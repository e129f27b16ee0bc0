import { unitOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import { words } from '../../text/index';
import { balancesPage } from './balances';
import { bookFor, booksFor, type Book } from './book';
import type { LedgersApi, LedgerView } from './contract';
import { outlookView } from './outlook';
import { postingsPage } from './postings';
import { sendTable, statementSheet, stockSheet } from './sheets';
import { ledgerStatement } from './statement';

const viewOf = ({ pack, def, units }: Book): LedgerView => ({
  packId: pack.manifest.id, ledgerId: def.id, title: def.title, kind: def.kind, unit: unitOf(def), accounts: def.accounts.map(({ id, title, kind }) => ({ id, title, kind })),
  dimensions: def.dimensions.map(({ id, title }) => ({ id, title })), hasStatement: def.statement !== undefined, units: units.map(({ id, name }) => ({ id, title: name })),
});
const only = (orgId: string | undefined): readonly string[] | undefined => (orgId === undefined ? undefined : [orgId]);

export const ledgersHandlers = (deps: Deps): Handlers<LedgersApi> => ({
  'GET /ledgers': async ({ caller }) => ({ ledgers: (await booksFor(deps, caller)).map(viewOf) }),
  'GET /ledgers/{packId}/{ledgerId}/balances': async ({ caller, params, query }) => balancesPage(deps, caller, await bookFor(deps, caller, params, only(query.orgId)), query),
  'GET /ledgers/{packId}/{ledgerId}/postings': async ({ caller, params, query }) => postingsPage(deps, caller, await bookFor(deps, caller, params, only(query.orgId)), query),
  'POST /ledgers/outlook': (call) => outlookView(deps, call),
  'GET /ledgers/{packId}/{ledgerId}/statement': async ({ caller, params, query }) => ledgerStatement(deps, caller, { ...params, orgIds: only(query.orgId), period: query.period }),
  'GET /ledgers/{packId}/{ledgerId}/statement-sheet': async ({ caller, params, query, res }) => {
    const view = await ledgerStatement(deps, caller, { ...params, orgIds: only(query.orgId), period: query.period });
    return sendTable(res, `${view.title} ${words('ledger.statement')} ${view.period}`, statementSheet(view));
  },
  'GET /ledgers/{packId}/{ledgerId}/stock-sheet': async ({ caller, params, query, res, now }) => {
    const book = await bookFor(deps, caller, params, only(query.orgId));
    return sendTable(res, `${book.def.title} ${words('ledger.stockSheet')} ${book.org.calendar.dateOf(now)}`, await stockSheet(deps, caller, book));
  },
});
