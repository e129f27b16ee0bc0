/** Builders for tests: books of goods with lots, money by source, and a world in which rules are read. No assertions here. */
import type { CompiledPack } from '../../pack/program';
import type { RecordDoc } from '../../record/types';
import type { JsonObject } from '../../shared/json';
import type { LedgerDef, PostingLine, PostingRule } from '../format';
import { Books } from '../books';
import { balanceKey } from '../places';
import { settlePostings, type Settled } from '../settle';
import type { Balance, Wanted } from '../types';
import { wantedOf, type Found, type LedgerWorld } from '../wanted';

export const TODAY = '2026-11-26';
const on = { process: 'p', node: 'n' };
export const line = (account: string, side: PostingLine['side'], amount: string, dims: Record<string, string> = {}, pick?: PostingLine['pick']): PostingLine =>
  ({ account, side, amount, dimensions: dims, ...(pick === undefined ? {} : { pick }) });
export const rule = (id: string, kind: PostingRule['kind'], lines: readonly PostingLine[], more: Partial<PostingRule> = {}): PostingRule => ({ id, title: id, on, kind, lines: [...lines], ...more });

const lot = { kind: 'kind', lot: 'lot', expiry: 'expiry' };
export const GOODS: LedgerDef = {
  id: 'goods', title: 'Goods', kind: 'goods', unit: 'box',
  dimensions: [{ id: 'kind', title: 'Kind', kind: 'code', codes: 'kinds' }, { id: 'lot', title: 'Lot', kind: 'text' }, { id: 'expiry', title: 'Expiry', kind: 'date' }],
  accounts: [
    { id: 'stock', title: 'Stock', kind: 'asset', dimensions: ['kind', 'lot', 'expiry'] }, { id: 'kept', title: 'Kept', kind: 'reserve', dimensions: ['kind', 'lot', 'expiry'] },
    { id: 'got', title: 'Got', kind: 'source', dimensions: ['kind'] }, { id: 'given', title: 'Given', kind: 'use', dimensions: ['kind', 'lot'] },
  ],
  postings: [
    rule('in', 'post', [line('stock', 'debit', 'qty', lot), line('got', 'credit', 'qty', { kind: 'kind' })], { rows: 'rows', voucher: 'invoice' }),
    rule('out', 'post', [line('given', 'debit', 'qty', { kind: 'kind' }), line('stock', 'credit', 'qty', { kind: 'kind' }, 'expiry')], { rows: 'rows' }),
    rule('scrap', 'post', [line('given', 'debit', 'qty', { kind: 'kind', lot: 'lot' }), line('stock', 'credit', 'qty', lot)]),
    rule('keep', 'reserve', [line('kept', 'debit', 'qty', { kind: 'kind' }), line('stock', 'credit', 'qty', { kind: 'kind' }, 'expiry')]),
    rule('use', 'consume', [line('given', 'debit', 'qty', { kind: 'kind' }), line('kept', 'credit', 'qty', { kind: 'kind' }, 'expiry')]),
    rule('free', 'release', [line('stock', 'debit', 'qty', { kind: 'kind' }), line('kept', 'credit', 'qty', { kind: 'kind' }, 'entry')]),
    rule('take', 'count', [line('stock', 'debit', 'found', lot), line('got', 'credit', 'found', { kind: 'kind' })]),
  ],
  statement: { by: 'kind', accounts: ['stock', 'kept'] },
};
export const MONEY: LedgerDef = {
  id: 'money', title: 'Money', kind: 'money', dimensions: [{ id: 'source', title: 'Source', kind: 'code', codes: 'kinds' }, { id: 'unit', title: 'Unit', kind: 'unit' }],
  accounts: [
    { id: 'cash', title: 'Cash', kind: 'asset', dimensions: ['source', 'unit'] }, { id: 'granted', title: 'Granted', kind: 'source', dimensions: ['source'] }, { id: 'spent', title: 'Spent', kind: 'use', dimensions: ['source'] },
  ],
  postings: [
    rule('grant', 'post', [line('cash', 'debit', 'sum', { source: 'source', unit: 'at' }), line('granted', 'credit', 'sum', { source: 'source' })]),
    rule('pay', 'post', [line('spent', 'debit', 'sum'), line('cash', 'credit', 'sum', { unit: 'at' }, 'entry')]),
    rule('odd', 'post', [line('spent', 'debit', 'sum', { source: 'source' }), line('cash', 'credit', 'sum / 3', { source: 'source', unit: 'at' })]),
  ],
  statement: { by: 'source', accounts: ['cash'] },
};
const codes = { kinds: { id: 'kinds', title: 'Kinds', items: ['rice', 'oil', 'gift'].map((code) => ({ code, title: `the ${code}` })) } };
export const PACK = { params: {}, codes, ledgers: { goods: GOODS, money: MONEY } } as unknown as CompiledPack;

export const worldOf = (data: JsonObject, recordId = 'r1', voucher = 'v1'): LedgerWorld => {
  const record = { id: recordId, type: 'thing', orgId: 'east', no: 'N-1', state: 'new', stateAt: {}, data, createdAt: '', occurredAt: '' } as unknown as RecordDoc;
  return { pack: PACK, process: 'p', record, voucher, today: TODAY, feel: { now: `${TODAY}T01:00:00.000Z` }, isUnit: (id) => ['east', 'west'].includes(id) };
};
export function want(def: LedgerDef, ruleId: string, data: JsonObject, recordId?: string): Found<Wanted[]> {
  const one = def.postings.find(({ id }) => id === ruleId);
  if (!one) throw new Error(ruleId);
  return wantedOf(worldOf(data, recordId), def, one, { node: 'n' });
}

/** Balances as a host keeps them: by place, changed by moves only, each under its guard. */
export class Kept {
  readonly balances = new Map<string, Balance>();
  constructor(private readonly def: LedgerDef) {}
  all(): Balance[] { return [...this.balances.values()]; }
  sum(account: string): number { return this.all().filter((one) => one.account === account).reduce((total, { amount }) => total + amount, 0); }
  decide(wants: readonly Wanted[], today = TODAY): ReturnType<typeof settlePostings> { return settlePostings(PACK, wants, new Map([[this.def.id, new Books(this.all(), today)]]), today); }
  /** false: a guard did not hold */
  keep({ moves }: Settled): boolean {
    return moves.every(({ ledger: _ledger, delta, least, exactly, ...place }) => {
      const before = this.balances.get(balanceKey(place)) ?? { ...place, amount: 0, since: TODAY };
      if (before.amount < least || (exactly !== undefined && before.amount !== exactly)) return false;
      this.balances.set(balanceKey(place), { ...before, amount: before.amount + delta });
      return true;
    });
  }
}
