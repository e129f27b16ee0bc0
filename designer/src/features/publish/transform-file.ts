/** The pack's file that says what becomes of stored answers: one for each version whose data it takes further. */
import type { TransformDef, TransformStep } from '@liandong/core/run';
import type { BreakingItem } from '@liandong/server/contract/packs';

export const transformPath = (version: string): string => `transforms/from-${version.replaceAll('.', '-')}.json`;
const idOf = (version: string): string => `from-${version.replaceAll('.', '-')}`;

const SETTLES: Readonly<Record<BreakingItem['kind'], readonly TransformStep['do'][]>> = {
  removed: ['rename', 'split', 'drop'], type: ['convert', 'drop'], options: ['recode'], required: ['default'], limits: [], level: [],
};
const isOf = ({ field, kind }: BreakingItem) => (step: TransformStep): boolean => step.field === field && SETTLES[kind].includes(step.do);

/** What is chosen for a change now. */
export const chosenStep = (def: TransformDef | undefined, item: BreakingItem): TransformStep | undefined => def?.records[item.record]?.find(isOf(item));

/** Nothing is left open by it: each option that is gone has become another. */
export const isSettled = (step: TransformStep | undefined, { gone = [], solution }: BreakingItem): boolean =>
  step === undefined ? solution !== undefined : step.do !== 'recode' || gone.every(({ value }) => Object.hasOwn(step.map, String(value)));

/** The file with another choice for one change (undefined: none); null when nothing is left in it. */
export function withChoice(def: TransformDef | undefined, version: string, title: string, item: BreakingItem, step: TransformStep | undefined): string | null {
  const others = (def?.records[item.record] ?? []).filter((known) => !isOf(item)(known));
  const steps = step ? [...others, step] : others;
  const { [item.record]: _before, ...rest } = def?.records ?? {};
  const records = steps.length > 0 ? { ...rest, [item.record]: steps } : rest;
  if (Object.keys(records).length === 0) return null;
  return `${JSON.stringify({ id: def?.id ?? idOf(version), title: def?.title ?? title, from: version, records } satisfies TransformDef, null, 2)}\n`;
}
