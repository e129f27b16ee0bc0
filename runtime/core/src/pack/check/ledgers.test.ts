import { describe, expect, it } from '@jest/globals';
import { GOODS, line, MONEY, rule } from '../../ledger/testing/a-ledger';
import type { LedgerDef, PostingRule } from '../../ledger/format';
import type { FieldSpec } from '../../form/types';
import type { LintInput } from './input';
import { lintLedgers } from './ledgers';

const field = (id: string, more: object = {}): FieldSpec => ({ id, title: id, type: 'string', level: 'L1', required: false, ...more }) as unknown as FieldSpec;
const columns = Object.fromEntries(['kind', 'qty', 'lot', 'expiry'].map((id) => [id, field(id)]));
const fields = Object.fromEntries([...['invoice', 'kind', 'lot', 'expiry', 'qty', 'found', 'source', 'sum', 'at'].map((id) => field(id)), field('secret', { level: 'L4' }), field('rows', { type: 'array', columns })].map((one) => [one.id, one]));
const NODES = { n: { id: 'n', title: 'N', props: {}, type: 'user-task', task: { outcomes: [{ id: 'yes', title: 'yes' }] } }, wait: { id: 'wait', title: 'Wait', props: {}, type: 'service-task' }, end: { id: 'end', title: 'End', props: {}, type: 'end-event' } };

function codes(ledger: Partial<LedgerDef>, base: LedgerDef = GOODS): string[] {
  const def = { ...base, ...ledger };
  const pack = {
    params: {}, codes: {}, records: { thing: {} }, services: { s: { id: 's', record: 'thing', process: 'p', form: 'f' } }, processes: { p: { id: 'p', title: 'P', nodes: NODES } },
    forms: { f: { id: 'f', record: 'thing', fields } }, ledgers: { [def.id]: def }, manifest: { roles: [{ id: 'head' }] },
  };
  const files = { 'codes/kinds.json': '', 'processes/p.bpmn': '', 'records/thing.json': '', 'forms/f.json': '' };
  return lintLedgers({ pack, files, source: {} } as unknown as LintInput).map(({ code }) => code);
}
const withRule = (change: Partial<PostingRule>): string[] => codes({ postings: [{ ...rule('out', 'post', [line('given', 'debit', 'qty', { kind: 'kind' }), line('stock', 'credit', 'qty', { kind: 'kind' }, 'expiry')]), ...change }] });

describe('a ledger in a pack', () => {
  it('that is sound says nothing', () => {
    expect([codes({}), codes({}, MONEY)]).toEqual([[], []]);
  });

  it.each<[string, Partial<LedgerDef>]>([
    ['ledger.code-list', { dimensions: [{ id: 'kind', title: 'Kind', kind: 'code', codes: 'none' }, ...GOODS.dimensions.slice(1)] }],
    ['ledger.record-unknown', { dimensions: [...GOODS.dimensions, { id: 'whom', title: 'Whom', kind: 'record', record: 'none' }] }],
    ['ledger.dimension-unknown', { accounts: [...GOODS.accounts, { id: 'x', title: 'X', kind: 'asset', dimensions: ['none'] }] }],
    ['ledger.account-twice', { accounts: [...GOODS.accounts, ...GOODS.accounts.slice(0, 1)] }],
    ['ledger.statement-account', { statement: { by: 'kind', accounts: ['none'] } }],
    ['ledger.statement-by', { statement: { by: 'expiry', accounts: ['got'] } }],
    ['ledger.role-unknown', { roles: ['nobody'] }],
    ['ledger.rule-twice', { postings: [...GOODS.postings, ...GOODS.postings.slice(0, 1)] }],
  ])('is told of %s', (code, change) => { expect(codes(change)).toEqual([code]); });

  it.each<[string, Partial<PostingRule>]>([
    ['ledger.process-unknown', { on: { process: 'none', node: 'n' } }],
    ['ledger.node-unknown', { on: { process: 'p', node: 'none' } }],
    ['ledger.node-waits', { on: { process: 'p', node: 'wait' } }],
    ['ledger.outcome-unknown', { on: { process: 'p', node: 'n', outcome: 'no' } }],
    ['ledger.rows-unknown', { rows: 'kind' }],
    ['ledger.name-unknown', { when: 'other > 1' }],
    ['ledger.sealed', { voucher: 'secret' }],
    ['ledger.lines-few', { lines: [line('stock', 'credit', 'qty', { kind: 'kind' }, 'expiry')] }],
    ['ledger.never-balances', { lines: [line('got', 'debit', '2', { kind: 'kind' }), line('got', 'credit', '3', { kind: 'kind' })] }],
    ['ledger.account-unknown', { lines: [line('none', 'debit', 'qty'), line('got', 'credit', 'qty', { kind: 'kind' })] }],
    ['ledger.dimension-account', { lines: [line('got', 'debit', 'qty', { kind: 'kind', lot: 'lot' }), line('got', 'credit', 'qty', { kind: 'kind' })] }],
    ['ledger.dimension-not-given', { lines: [line('got', 'debit', 'qty'), line('got', 'credit', 'qty', { kind: 'kind' })] }],
    ['ledger.pick-grows', { lines: [line('got', 'credit', 'qty', {}, 'entry'), line('got', 'debit', 'qty', { kind: 'kind' })] }],
    ['ledger.pick-nothing', { lines: [line('got', 'debit', 'qty', { kind: 'kind' }, 'entry'), line('got', 'credit', 'qty', { kind: 'kind' })] }],
    ['ledger.reserve-lines', { kind: 'reserve' }],
    ['ledger.consume-lines', { kind: 'consume' }],
    ['ledger.release-lines', { kind: 'release' }],
    ['ledger.count-line', { kind: 'count' }],
    ['ledger.of-unknown', { kind: 'reverse', lines: [] }],
    ['expression.syntax', { when: 'qty >' }],
  ])('is told of %s in a rule', (code, change) => { expect(withRule(change)).toEqual([code]); });

  it('may post at an end, and is told of what could not be given back', () => {
    expect(withRule({ on: { process: 'p', node: 'end' } })).toEqual([]);
    const narrow = GOODS.accounts.map((account) => (account.id === 'kept' ? { ...account, dimensions: ['kind'] } : account));
    expect(codes({ accounts: narrow, postings: [rule('keep', 'reserve', [line('kept', 'debit', 'qty', { kind: 'kind' }), line('stock', 'credit', 'qty', { kind: 'kind' }, 'expiry')])] , statement: { by: 'kind', accounts: ['stock'] } })).toEqual(['ledger.reserve-dimensions']);
  });
});
