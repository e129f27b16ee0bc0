/** 账: accounts, dimensions and the statement of a ledger are there and fit; its rules are in `ledger-rules`. */
import type { LedgerDef } from '../../ledger/format';
import type { Problem } from '../../shared/problem';
import { about, isThere, type LintInput, roleOf } from './input';
import { lintPostings } from './ledger-rules';
import { twiceIn } from './names';

type At = ReturnType<typeof about>;

function lintDimensions(input: LintInput, { dimensions }: LedgerDef, at: At): Problem[] {
  return dimensions.flatMap(({ title, kind, codes = '', record }, index) => {
    if (kind === 'code' && !isThere(input, 'code', codes)) return [at('ledger.code-list', `/dimensions/${index}/codes`, { dimension: title, id: codes })];
    return kind === 'record' && record !== undefined && !isThere(input, 'record', record) ? [at('ledger.record-unknown', `/dimensions/${index}/record`, { dimension: title, id: record })] : [];
  });
}

function lintAccounts({ accounts, dimensions }: LedgerDef, at: At): Problem[] {
  const ids = dimensions.map(({ id }) => id);
  return [
    ...twiceIn(accounts.map(({ id }) => id)).map((account) => at('ledger.account-twice', '/accounts', { account })),
    ...accounts.flatMap((account, index) => account.dimensions.filter((id) => !ids.includes(id)).map((dimension) => at('ledger.dimension-unknown', `/accounts/${index}/dimensions`, { dimension }))),
  ];
}

function lintStatement({ statement, accounts, dimensions }: LedgerDef, at: At): Problem[] {
  if (!statement) return [];
  const { by } = statement;
  const dimension = dimensions.find(({ id }) => id === by)?.title ?? by;
  if (!dimensions.some(({ id }) => id === by)) return [at('ledger.dimension-unknown', '/statement/by', { dimension })];
  return statement.accounts.flatMap((id) => {
    const account = accounts.find((one) => one.id === id);
    if (!account) return [at('ledger.statement-account', '/statement/accounts', { account: id })];
    return account.dimensions.includes(by) ? [] : [at('ledger.statement-by', '/statement/by', { account: account.title, dimension })];
  });
}

export const lintLedgers = (input: LintInput): Problem[] =>
  Object.values(input.pack.ledgers ?? {}).flatMap((def) => {
    const at = about('ledger', def.id);
    const roles = (def.roles ?? []).filter((role) => !roleOf(input.pack, role)).map((role) => at('ledger.role-unknown', '/roles', { role }));
    return [...lintDimensions(input, def, at), ...lintAccounts(def, at), ...lintStatement(def, at), ...roles, ...lintPostings(input, def, at)];
  });
