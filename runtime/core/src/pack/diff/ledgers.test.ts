import { expect, it } from '@jest/globals';
import { GOODS, line, rule } from '../../ledger/testing/a-ledger';
import type { LedgerDef } from '../../ledger/format';
import type { CompiledPack } from '../program';
import { diffLedgers } from './ledgers';

const packWith = (...ledgers: readonly LedgerDef[]): CompiledPack => ({ manifest: { roles: [{ id: 'head', title: '站长' }] }, processes: {}, ledgers: Object.fromEntries(ledgers.map((def) => [def.id, def])) }) as unknown as CompiledPack;
const told = (before: CompiledPack, after: CompiledPack): string[] => diffLedgers(before, after).map(({ kind, item, detail = '' }) => `${kind} ${item} ${detail}`.trim());

it('says in words what of a ledger changes: itself, its accounts, its rules', () => {
  const [first, ...others] = GOODS.postings;
  const changed: LedgerDef = {
    ...GOODS, title: '物资账', roles: ['head'], accounts: GOODS.accounts.filter(({ id }) => id !== 'kept'),
    postings: [{ ...(first ?? rule('in', 'post', [])), when: 'qty > 1' }, ...others.slice(1), rule('new', 'post', [line('got', 'debit', '1'), line('got', 'credit', '1')])],
  };
  expect(told(packWith(GOODS), packWith(changed))).toEqual([
    'changed ledgers/goods.json 名称由“Goods”改为“物资账”；谁来办设为“站长”', 'removed ledgers/goods.json#account/kept', 'removed ledgers/goods.json#posting/out', 'changed ledgers/goods.json#posting/in 条件设为“qty > 1”', 'added ledgers/goods.json#posting/new',
  ]);
  expect([told(packWith(), packWith(GOODS)), told(packWith(GOODS), packWith(GOODS))]).toEqual([['added ledgers/goods.json'], []]);
});
