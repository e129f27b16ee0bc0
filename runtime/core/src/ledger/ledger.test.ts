import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../shared/json';
import { problemText } from '../text/index';
import { amountText, shownAmount, wholeOf } from './amounts';
import { GOODS, Kept, MONEY, want } from './testing/a-ledger';
import type { Entry } from './types';
import { standing, undoOf } from './undo';

const row = (kind: string, qty: number, lot = 'a', expiry = '2027-01-01') => ({ kind, qty, lot, expiry });
const told = (lines: readonly Entry[]): string[] => lines.map(({ account, side, amount, dims, orgId, record }) => `${side} ${account} ${amount} ${Object.values(dims).join('/')}${orgId === 'east' ? '' : `@${orgId}`}${record === undefined ? '' : ` for ${record}`}`);

/** Does it, and answers what was posted, or the problem's code. */
function act(kept: Kept, ruleId: string, data: JsonObject, recordId?: string, today?: string): string[] | string {
  const def = ruleId === 'grant' || ruleId === 'pay' || ruleId === 'odd' ? MONEY : GOODS;
  const wanted = want(def, ruleId, data, recordId);
  if (!wanted.ok) return wanted.problems.map(({ code }) => code).join();
  const settled = kept.decide(wanted.value, today);
  if (!settled.ok) return settled.problems.map(({ code }) => code).join();
  expect(kept.keep(settled.value)).toBe(true);
  return settled.value.postings.flatMap(({ lines }) => told(lines));
}
const stocked = (): Kept => {
  const kept = new Kept(GOODS);
  act(kept, 'in', { invoice: '1', rows: [row('rice', 5, 'late', '2027-06-01'), row('rice', 3, 'soon', '2026-12-01'), row('oil', 2)] });
  return kept;
};

describe('amounts', () => {
  it.each([['money', 1.005, 101], ['money', 12.3, 1230], ['hours', 1.5, 90], ['hours', 1.33, 80], ['goods', 3, 3], ['goods', 1.5, undefined], ['goods', 'x', undefined], ['money', Number.NaN, undefined], ['money', 1e12, undefined]] as const)('%s %p are %p', (kind, value, whole) => {
    expect(wholeOf(kind, value)).toBe(whole);
  });
  it('are told with their unit', () => {
    expect([amountText({ kind: 'money' }, 123450), amountText({ kind: 'goods', unit: 'box' }, 12000), amountText({ kind: 'hours' }, 90), amountText({ kind: 'money' }, -5)]).toEqual(['1,234.50 元', '12,000 box', '1.5 小时', '-0.05 元']);
    expect([shownAmount('money', 5), shownAmount('hours', 80), shownAmount('goods', 7)]).toEqual([0.05, 1.33, 7]);
  });
});

describe('a posting', () => {
  it('has the lines of every row, under the record\'s voucher', () => {
    expect(act(new Kept(GOODS), 'in', { invoice: '7', rows: [row('rice', 5), row('oil', 2, 'b')] })).toEqual([
      'debit stock 5 rice/a/2027-01-01', 'credit got 5 rice', 'debit stock 2 oil/b/2027-01-01', 'credit got 2 oil',
    ]);
  });

  it.each([
    ['in', { invoice: '', rows: [row('rice', 1)] }, 'ledger.voucher-missing'],
    ['in', { invoice: '1', rows: [{ ...row('rice', 1), lot: '' }] }, 'ledger.dimension-missing'],
    ['in', { invoice: '1', rows: [row('stone', 1)] }, 'ledger.dimension-wrong,ledger.dimension-wrong'],
    ['in', { invoice: '1', rows: [row('rice', 1, 'a', '2027-02-30')] }, 'ledger.dimension-wrong'],
    ['in', { invoice: '1', rows: [row('rice', 1.5)] }, 'ledger.amount-whole,ledger.amount-whole'],
    ['in', { invoice: '1', rows: [row('rice', -1)] }, 'ledger.amount-negative,ledger.amount-negative'],
    ['grant', { sum: 5, source: 'gift', at: 'nowhere' }, 'ledger.dimension-wrong'],
    ['odd', { sum: 10, source: 'gift', at: 'east' }, 'ledger.unbalanced'],
    ['out', { rows: [row('rice', 1)] }, 'ledger.nothing-there'],
    ['use', { kind: 'rice', qty: 1 }, 'ledger.nothing-reserved'],
  ] as const)('by %s of %j is refused: %s', (ruleId, data, code) => {
    expect(act(new Kept(GOODS), ruleId, data as unknown as JsonObject)).toBe(code);
  });

  it('of nothing is none', () => {
    expect(act(new Kept(GOODS), 'in', { invoice: '1', rows: [row('rice', 0)] })).toEqual([]);
    expect(act(new Kept(GOODS), 'in', { invoice: '1' })).toEqual([]);
  });

  it('is in the books of the unit that a dimension names', () => {
    expect(act(new Kept(MONEY), 'grant', { sum: 12.345, source: 'gift', at: 'west' })).toEqual(['debit cash 1235 gift/west@west', 'credit granted 1235 gift']);
  });

  it('says which row, what there is and what was asked', () => {
    const kept = stocked();
    const wanted = want(GOODS, 'out', { rows: [row('oil', 9)] });
    const result = wanted.ok ? kept.decide(wanted.value) : wanted;
    expect(result.ok ? '' : problemText(result.problems[0] ?? { code: '', params: {} })).toBe('“Stock”里the oil只有 2 box，这次要 9 box，不够');
    const wrong = want(GOODS, 'in', { invoice: '1', rows: [row('rice', 1), { ...row('rice', 1), lot: null }] });
    expect(wrong.ok ? '' : problemText(wrong.problems[0] ?? { code: '', params: {} })).toBe('in第 2 行：“in”记到“Stock”，要知道Lot，现在是空的');
  });
});

describe('lots', () => {
  it('that expire first go first, and what it is for follows them', () => {
    expect(act(stocked(), 'out', { rows: [row('rice', 4)] })).toEqual(['credit stock 3 rice/soon/2026-12-01', 'credit stock 1 rice/late/2027-06-01', 'debit given 3 rice/soon', 'debit given 1 rice/late']);
  });
  it('a second row finds what the first has left', () => {
    expect(act(stocked(), 'out', { rows: [row('rice', 4), row('rice', 4)] })).toHaveLength(6);
    expect(act(stocked(), 'out', { rows: [row('rice', 4), row('rice', 5)] })).toBe('ledger.below-zero');
  });
  it('that have expired are not given out', () => {
    expect(act(stocked(), 'out', { rows: [row('rice', 6)] }, 'r1', '2026-12-02')).toBe('ledger.expired');
    expect(act(stocked(), 'out', { rows: [row('rice', 5)] }, 'r1', '2026-12-02')).toEqual(['credit stock 5 rice/late/2027-06-01', 'debit given 5 rice/late']);
  });
});

describe('what is set aside', () => {
  it('is gone from what there is, belongs to its record, and is used or given back', () => {
    const kept = stocked();
    expect(act(kept, 'keep', { kind: 'rice', qty: 4 })).toEqual(['credit stock 3 rice/soon/2026-12-01', 'credit stock 1 rice/late/2027-06-01', 'debit kept 3 rice/soon/2026-12-01 for r1', 'debit kept 1 rice/late/2027-06-01 for r1']);
    expect(act(kept, 'keep', { kind: 'rice', qty: 5 }, 'r2')).toBe('ledger.below-zero');
    expect(act(kept, 'use', { kind: 'rice', qty: 1 }, 'r2')).toBe('ledger.nothing-reserved');
    expect(act(kept, 'use', { kind: 'rice', qty: 2 })).toEqual(['credit kept 2 rice/soon/2026-12-01 for r1', 'debit given 2 rice/soon']);
    expect(act(kept, 'free', { kind: 'rice', qty: 3 })).toBe('ledger.below-zero');
    expect(act(kept, 'free', { kind: 'rice', qty: 2 }, 'r1', '2027-01-01')).toHaveLength(4);
    expect([kept.sum('kept'), kept.sum('stock'), kept.sum('given'), kept.sum('got')]).toEqual([0, 8, 2, 10]);
  });
});

describe('a stock-take', () => {
  it('posts the difference, up or down', () => {
    const kept = stocked();
    const found = (n: number) => act(kept, 'take', { ...row('rice', 0, 'late', '2027-06-01'), found: n });
    expect(found(7)).toEqual(['debit stock 2 rice/late/2027-06-01', 'credit got 2 rice']);
    expect(found(4)).toEqual(['credit stock 3 rice/late/2027-06-01', 'debit got 3 rice']);
    expect(found(4)).toEqual([]);
    expect(act(kept, 'take', { ...row('rice', 0, 'new', '2027-09-01'), found: 1 })).toEqual(['debit stock 1 rice/new/2027-09-01', 'credit got 1 rice']);
  });
  it('is void when the balance is another one by the time it is written', () => {
    const [kept, other] = [stocked(), want(GOODS, 'take', { ...row('rice', 0, 'late', '2027-06-01'), found: 4 })];
    const settled = other.ok ? kept.decide(other.value) : other;
    act(kept, 'out', { rows: [row('rice', 8)] });
    expect(settled.ok && kept.keep(settled.value)).toBe(false);
  });
});

describe('taking back', () => {
  it('asks only for the difference when something else is posted in its place', () => {
    const kept = new Kept(GOODS);
    const first = want(GOODS, 'in', { invoice: '1', rows: [row('rice', 10)] });
    const settled = first.ok ? kept.decide(first.value) : first;
    if (!settled.ok) throw new Error('in');
    kept.keep(settled.value);
    act(kept, 'out', { rows: [row('rice', 6)] });
    const [posting] = settled.value.postings;
    const earlier = [{ ...posting, id: 'p1', workId: 'w' } as never];
    const again = (qty: number) => {
      const wanted = want(GOODS, 'in', { invoice: '1', rows: [row('rice', qty)] });
      return wanted.ok ? kept.decide(wanted.value.map((one) => ({ ...one, undo: undoOf(standing(earlier)) }))) : wanted;
    };
    expect(again(5).ok).toBe(false);
    const better = again(7);
    expect(better.ok && better.value.postings.map(({ kind, undoes }) => [kind, undoes])).toEqual([['reverse', ['p1']], ['post', undefined]]);
    expect(better.ok && kept.keep(better.value)).toBe(true);
    expect([kept.sum('stock'), kept.sum('got')]).toEqual([1, 7]);
  });
  it('is done once', () => {
    const one = { id: 'a', workId: 'w', ledger: 'goods', rule: 'in', kind: 'post', voucher: '1', lines: [] } as const;
    expect(standing([one, { ...one, id: 'b', kind: 'reverse', undoes: ['a'] }])).toEqual([]);
    expect(standing([one]).map(({ id }) => id)).toEqual(['a']);
  });
});
