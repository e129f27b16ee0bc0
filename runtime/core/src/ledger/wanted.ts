/** From the rules of the pack's ledgers and a record: what is to be posted, before it is known which lots there are. */
import { evaluateFeel, feelVariables, holds, layered, type FeelCtx, type FeelScope } from '../expression/index';
import type { RecordDoc } from '../record/types';
import type { CompiledPack } from '../pack/program';
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { wholeOf } from './amounts';
import { dimValue, isLotDimension } from './dimension';
import type { LedgerAccount, LedgerDef, PostingLine, PostingRule } from './format';
import { accountOf } from './places';
import type { StepDone } from './done';
import type { Draft, Wanted } from './types';

export interface LedgerWorld {
  readonly pack: CompiledPack;
  readonly process: string;
  /** as the step has left it, values in plain */
  readonly record: RecordDoc;
  /** the voucher of a rule that names none; '' where the host gives it when it writes */
  readonly voucher: string;
  readonly today: string;
  readonly feel: FeelCtx;
  isUnit(id: string): boolean;
}
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** A rule at work: in one row of its table, or in the record. */
export interface Line { readonly world: LedgerWorld; readonly def: LedgerDef; readonly rule: PostingRule; readonly scope: FeelScope; readonly row?: number }

export const scopeOf = ({ pack, record }: LedgerWorld, { outcome }: StepDone): FeelScope =>
  layered({ ...record.data }, { data: record.data, state: record.state, stateAt: record.stateAt, createdAt: record.createdAt, occurredAt: record.occurredAt, no: record.no ?? null, orgId: record.orgId, outcome: outcome ?? null, params: pack.params });

/** A finding of one line, told with its row. */
export const found = ({ def, rule, row }: Pick<Line, 'def' | 'rule' | 'row'>, code: string, params: Problem['params'] = {}): Problem =>
  problem(code, row === undefined ? '' : `/${rule.rows ?? ''}/${row}`, { ledger: def.title, rule: rule.title, ...params, ...(row === undefined ? {} : { rowNumber: row + 1, table: rule.title }) });

export const valueOf = (line: Line, source: string): Json => {
  const result = evaluateFeel(source, line.scope, line.world.feel);
  return result.ok ? result.value : null;
};

/** Which lot is for the rule to pick, unless the form says one. */
const isLeftOpen = ({ lines }: PostingRule, kind: LedgerDef['dimensions'][number]['kind'], said: Json): boolean =>
  isLotDimension(kind) && (said === null || said === '') && lines.some(({ pick }) => pick !== undefined);

/** What a line says of a place: its unit, its record, its dimensions; those that it leaves open. */
function placed(line: Line, account: LedgerAccount, { dimensions = {}, account: id }: PostingLine): Found<Omit<Draft, 'side' | 'amount' | 'pick'>> {
  const { world, def } = line;
  const dims: Record<string, string> = {};
  let [orgId, record] = [world.record.orgId, account.kind === 'reserve' ? world.record.id : undefined];
  for (const dimension of def.dimensions.filter((entry) => account.dimensions.includes(entry.id) && dimensions[entry.id] !== undefined)) {
    const said = valueOf(line, dimensions[dimension.id] ?? '');
    if (isLeftOpen(line.rule, dimension.kind, said)) continue;
    const value = dimValue(world, dimension, said);
    if ('code' in value) return { ok: false, problems: [found(line, value.code, { dimension: dimension.title, account: account.title, value: value.shown })] };
    if (dimension.kind === 'unit') orgId = value.text;
    if (dimension.kind === 'record' && account.kind === 'reserve') record = value.text;
    dims[dimension.id] = value.text;
  }
  const open = account.dimensions.filter((dimension) => dims[dimension] === undefined);
  return { ok: true, value: { account: id, orgId, ...(record === undefined ? {} : { record }), dims, open } };
}

function draftOf(line: Line, text: PostingLine): Found<Draft> {
  const { def } = line;
  const account = accountOf(def, text.account);
  const given = valueOf(line, text.amount);
  const amount = wholeOf(def.kind, given ?? 0);
  if (!account) return { ok: false, problems: [found(line, 'ledger.account-unknown', { account: text.account })] };
  if (amount === undefined) return { ok: false, problems: [found(line, 'ledger.amount-whole', { account: account.title, amount: typeof given === 'number' ? given : JSON.stringify(given).slice(0, 40) })] };
  if (amount < 0) return { ok: false, problems: [found(line, 'ledger.amount-negative', { account: account.title, amount: Number(given) })] };
  const place = placed(line, account, text);
  return place.ok ? { ok: true, value: { ...place.value, side: text.side, amount, ...(text.pick === undefined ? {} : { pick: text.pick }) } } : place;
}

const all = <T>(results: readonly Found<T>[]): Found<T[]> => {
  const problems = results.flatMap((result) => (result.ok ? [] : result.problems));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: results.flatMap((result) => (result.ok ? [result.value] : [])) };
};

/** One row's lines; they balance, or nothing is in them. A stock-take balances by what it finds. */
function groupOf(line: Line): Found<readonly Draft[]> {
  const drafts = all(line.rule.lines.map((text) => draftOf(line, text)));
  if (!drafts.ok || line.rule.kind === 'count') return drafts;
  const sum = (side: Draft['side']): number => drafts.value.reduce((total, draft) => (draft.side === side ? total + draft.amount : total), 0);
  const [debit, credit] = [sum('debit'), sum('credit')];
  if (debit !== credit) return { ok: false, problems: [found(line, 'ledger.unbalanced', { debit: debit / (line.def.kind === 'money' ? 100 : 1), credit: credit / (line.def.kind === 'money' ? 100 : 1) })] };
  return { ok: true, value: drafts.value.filter((draft) => draft.amount > 0) };
}

interface Group { readonly voucher: string; readonly drafts: readonly Draft[]; readonly line: Line }

function vouched(line: Line): Found<Group> {
  const { world, rule } = line;
  const said = rule.voucher === undefined ? world.voucher : valueOf(line, rule.voucher);
  const voucher = typeof said === 'number' ? String(said) : typeof said === 'string' ? said.trim() : '';
  if ((voucher === '' && rule.voucher !== undefined) || voucher.length > 200) return { ok: false, problems: [found(line, 'ledger.voucher-missing')] };
  const group = groupOf(line);
  return group.ok ? { ok: true, value: { voucher, drafts: group.value, line } } : group;
}

export function linesOf(world: LedgerWorld, def: LedgerDef, rule: PostingRule, step: StepDone): Line[] {
  const scope = scopeOf(world, step);
  if (rule.rows === undefined) return rule.when === undefined || holds(rule.when, scope, world.feel) ? [{ world, def, rule, scope }] : [];
  const table = world.record.data[rule.rows];
  const rows = Array.isArray(table) ? table : [];
  const inRow = rows.map((row, index): Line => ({ world, def, rule, row: index, scope: layered(typeof row === 'object' && row !== null && !Array.isArray(row) ? row : {}, scope) }));
  return inRow.filter((line) => rule.when === undefined || holds(rule.when, line.scope, world.feel));
}

/** Rows share a voucher that is the record's; where each row has its own, none of them is there twice. */
function byVoucher(groups: readonly Group[], rule: PostingRule): Found<ReadonlyMap<string, readonly Group[]>> {
  const byName = new Map<string, Group[]>();
  const isOwn = rule.voucher !== undefined && groups.some(({ line }) => line.row !== undefined && readsRow(line, rule.voucher ?? ''));
  for (const group of groups) {
    const same = byName.get(group.voucher) ?? [];
    if (isOwn && same.length > 0) return { ok: false, problems: [found(group.line, 'ledger.voucher-twice', { voucher: group.voucher })] };
    byName.set(group.voucher, [...same, group]);
  }
  return { ok: true, value: byName };
}
function readsRow({ world, rule, row = 0 }: Line, source: string): boolean {
  const table = world.record.data[rule.rows ?? ''];
  const cells = Array.isArray(table) ? table[row] : undefined;
  return feelVariables(source).some((name) => typeof cells === 'object' && cells !== null && Object.hasOwn(cells, name));
}

/** What one rule asks for at a step. Nothing to post is no posting. */
export function wantedOf(world: LedgerWorld, def: LedgerDef, rule: PostingRule, step: StepDone): Found<Wanted[]> {
  const groups = all(linesOf(world, def, rule, step).map(vouched));
  if (!groups.ok) return groups;
  const vouchers = byVoucher(groups.value.filter(({ drafts }) => drafts.length > 0), rule);
  if (!vouchers.ok) return vouchers;
  return { ok: true, value: [...vouchers.value].map(([voucher, same]) => ({ ledger: def.id, rule, voucher, groups: same.map(({ drafts }) => drafts) })) };
}
