/** A key that is gone and one that is new may be the same datum: bound to the same question, called the same, or in the same place. */
import type { Datum } from './datum';

const tableOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

function likeness(gone: Datum, added: Datum): number {
  if (tableOf(gone.path) !== tableOf(added.path) || gone.field.type !== added.field.type) return 0;
  const isSameQuestion = gone.field.source !== undefined && gone.field.source === added.field.source;
  const [byQuestion, byTitle, byPlace] = [isSameQuestion ? 4 : 0, gone.field.title === added.field.title ? 2 : 0, gone.form.id === added.form.id && gone.position === added.position ? 1 : 0];
  return byQuestion + byTitle + byPlace;
}

/** gone → new; each new one stands for one at the most. */
export function renamesBetween(gone: readonly Datum[], added: readonly Datum[]): ReadonlyMap<string, string> {
  const pairs = gone.flatMap((from) => added.map((to) => ({ from: from.path, to: to.path, score: likeness(from, to) }))).filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to } of pairs) {
    if (found.has(from) || taken.has(to)) continue;
    found.set(from, to);
    taken.add(to);
  }
  return found;
}
