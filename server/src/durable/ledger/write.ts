/** Postings and balances as they are stored, and how they are written. */
import type { Actor, RecordDoc } from '@liandong/core/run';
import type { BookAsk } from './ask';
import type { LedgerPostingDoc } from './model';
import { balanceId, ledgerKey } from './read';
import type { Booked } from './settle';

/** Of one step: named by its record and its place in the history. */
const voucherOf = ({ workId }: BookAsk, { record: { no }, seq, isCalled }: Step): string => [no ?? workId, ...(isCalled ? [workId.slice(0, 8)] : []), seq].join('-');

interface Step { /** of the history entry in its work */ readonly seq: number; readonly record: RecordDoc; readonly by: Actor; readonly at: string; /** by a process that another one called */ readonly isCalled: boolean }

/** The entry of the step holds a hash of each, so that none of them can be altered unnoticed. */
export function postingDocs({ ask, postings }: Booked, step: Step): LedgerPostingDoc[] {
  const { record: { id: recordId, type: recordType, no, orgId }, by, at, seq } = step;
  return postings.map(({ ledger, ...posting }, index) => ({
    ...posting, _id: `${ask.workId}.${seq}.${index + 1}`, countyId: ask.countyId, packId: ask.pack.manifest.id, ledgerId: ledger, voucher: posting.voucher === '' ? voucherOf(ask, step) : posting.voucher,
    release: ask.pack.sha, workId: ask.workId, recordId, recordType, ...(no === undefined ? {} : { no }), orgId, orgIds: [...new Set(posting.lines.map((line) => line.orgId))],
    process: ask.process, node: ask.rules.find(({ rule }) => rule.id === posting.rule)?.step.node ?? '', entry: `${ask.workId}.${seq}`, by: by.userId, byName: by.name, at, day: ask.today,
  }));
}

interface Change { readonly id: string; readonly fields: object; delta: number; least: number; exactly: number | undefined }

/** All that happens to one balance is one statement: how much must be there before, and what is added in all. */
function changesOf(booked: readonly Booked[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { ask, moves } of booked)
    for (const { ledger, delta, least, exactly, ...place } of moves) {
      const id = balanceId(ledgerKey(ask.countyId, ask.pack.manifest.id, ledger), place);
      const before = changes.get(id) ?? { id, fields: { countyId: ask.countyId, packId: ask.pack.manifest.id, ledgerId: ledger, ...place, since: ask.today }, delta: 0, least: 0, exactly: undefined };
      before.least = Math.max(before.least, least - before.delta);
      if (exactly !== undefined) before.exactly ??= exactly - before.delta;
      before.delta += delta;
      changes.set(id, before);
    }
  return [...changes.values()];
}

const BY_ID = { hint: { _id: 1 } };
/** Statements for `ledger_balances`; one whose guard does not hold finds nothing, or finds its id taken. */
export const balanceUpdates = (booked: readonly Booked[]): { readonly q: object; readonly u: object; readonly upsert?: true }[] =>
  changesOf(booked).map(({ id, fields, delta, least, exactly }) => {
    const isNew = least <= 0 && (exactly ?? 0) === 0;
    const amount = exactly !== undefined && exactly > 0 ? { amount: exactly } : least > 0 ? { amount: { $gte: least } } : exactly === 0 ? { amount: 0 } : {};
    return { q: { _id: id, ...amount }, u: { $inc: { amount: delta }, ...(isNew ? { $setOnInsert: fields } : {}) }, ...(isNew ? { upsert: true as const } : BY_ID) };
  });
