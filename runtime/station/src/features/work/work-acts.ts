import type { WorkView } from '@liandong/server/contract/works';
import type { ReasonAct } from '../works';

type TakeBack = WorkView['takeBack'][number];
/** Something that can be done with a work as a whole. Going on with it has a button of its own. */
export type WorkAct =
  | { readonly kind: 'copy' }
  | { readonly kind: 'reason'; readonly act: Exclude<ReasonAct, 'takeBack'> }
  | { readonly kind: 'reason'; readonly act: 'takeBack'; readonly step: TakeBack };
interface WorkActGroup { readonly group: 'again' | 'together' | 'remind' | 'stop'; readonly acts: readonly WorkAct[] }

type May = WorkView['may'][number];

/** By what one wants; groups without anything are left out. */
export function workActs({ may, takeBack }: Pick<WorkView, 'may' | 'takeBack'>): WorkActGroup[] {
  const where = (name: May, act: WorkAct): WorkAct[] => (may.includes(name) ? [act] : []);
  const groups: readonly WorkActGroup[] = [
    { group: 'again', acts: takeBack.map((step): WorkAct => ({ kind: 'reason', act: 'takeBack', step })) },
    { group: 'remind', acts: where('urge', { kind: 'reason', act: 'urge' }) },
    { group: 'together', acts: where('copy', { kind: 'copy' }) },
    { group: 'stop', acts: [...where('withdraw', { kind: 'reason', act: 'withdraw' }), ...where('suspend', { kind: 'reason', act: 'suspend' }), ...where('terminate', { kind: 'reason', act: 'terminate' })] },
  ];
  return groups.filter(({ acts }) => acts.length > 0);
}
