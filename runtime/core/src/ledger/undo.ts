/** Taking postings back: the same lines on the other side, never an edit. */
import type { PostingRule } from './format';
import { otherSide } from './places';
import type { Earlier, Undo, Wanted } from './types';

/** Postings that nothing has taken back yet. */
export function standing(earlier: readonly Earlier[]): Earlier[] {
  const undone = new Set(earlier.flatMap(({ undoes = [] }) => undoes));
  return earlier.filter(({ id, undoes }) => undoes === undefined && !undone.has(id));
}

export const undoOf = (postings: readonly Earlier[]): Undo =>
  ({ ids: postings.map(({ id }) => id), lines: postings.flatMap(({ lines }) => lines.map((entry) => ({ ...entry, side: otherSide(entry.side) }))) });

/** Does a rule ask what was posted before? Of its own work when the step is done once more; of the record when it takes back. */
export const asksEarlier = ({ kind, again }: PostingRule, times: number): boolean => kind === 'reverse' || (again !== 'add' && times > 1);

/** The rules at work, with what they take back of what the record has posted. */
export function withUndo(wants: readonly Wanted[], rules: readonly { readonly ledger: string; readonly rule: PostingRule; readonly times: number }[], { earlier, workId, voucher }: { readonly earlier: readonly Earlier[]; readonly workId: string; readonly voucher: string }): Wanted[] {
  const live = standing(earlier);
  const taken = rules.flatMap(({ ledger, rule, times }) => {
    if (!asksEarlier(rule, times)) return [];
    const found = live.filter((posting) => posting.ledger === ledger && (rule.kind === 'reverse' ? posting.rule === rule.of : posting.rule === rule.id && posting.workId === workId));
    return found.length > 0 ? [{ ledger, rule, undo: undoOf(found) }] : [];
  });
  const rest = [...wants];
  return [
    ...taken.map(({ ledger, rule, undo }): Wanted => {
      const index = rest.findIndex((wanted) => wanted.ledger === ledger && wanted.rule === rule);
      const [own] = index < 0 ? [] : rest.splice(index, 1);
      return { ledger, rule, voucher: own?.voucher ?? voucher, groups: own?.groups ?? [], undo };
    }),
    ...rest,
  ];
}
