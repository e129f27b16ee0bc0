/** How a step is signed, sent back, refused, told of: the `liandong:` elements of approvals. */
import type { Tier } from '../../org/types';
import type { BpmnElement } from '../element';
import type { AssignmentRule, OutcomeDef, SignRule, TaskProps } from '../types';
import { extensionsOf, firstText } from './extension-elements';

type Approval = Pick<TaskProps, 'sign' | 'returnMode' | 'reject' | 'dedupe' | 'copies' | 'assignee'>;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const feel = (source: string): string => source.replace(/^=/, '').trim();
const given = <K extends string>(name: K, value: string): { readonly [key in K]?: never } => (value === '' ? {} : ({ [name]: value } as never));

function readSign(element: BpmnElement, outcomes: readonly OutcomeDef[]): SignRule | undefined {
  const [found] = extensionsOf(element, 'liandong:Sign');
  if (!found) return undefined;
  const [yes, no] = outcomes;
  const share = text(found.share);
  return {
    rule: (text(found.rule) || 'all') as SignRule['rule'], consent: text(found.consent) || (yes?.id ?? ''), refusal: text(found.refusal) || (no?.id ?? ''),
    onRefusal: (text(found.onRefusal) || 'ends') as SignRule['onRefusal'], ...given('weight', feel(text(found.weight))), ...(share === '' ? {} : { share: Number(share) }),
  };
}

/** `zeebe:assignmentDefinition assignee`: FEEL with `=`, else the person's id. */
function readAssignee(element: BpmnElement): Pick<TaskProps, 'assignee'> {
  const source = firstText(element, 'zeebe:AssignmentDefinition', 'assignee');
  return source === '' ? {} : { assignee: source.startsWith('=') ? feel(source) : JSON.stringify(source) };
}

export function readApproval(element: BpmnElement, outcomes: readonly OutcomeDef[]): Approval {
  const sign = readSign(element, outcomes);
  const copies = extensionsOf(element, 'liandong:Copy').map((entry) => ({ role: text(entry.role), ...given('at', text(entry.at)) }));
  return {
    ...readAssignee(element), ...(sign ? { sign } : {}), ...(copies.length > 0 ? { copies } : {}), ...(extensionsOf(element, 'liandong:Dedupe').length > 0 ? { dedupe: true as const } : {}),
    ...given('returnMode', firstText(element, 'liandong:Returning', 'mode')), ...given('reject', firstText(element, 'liandong:Reject', 'to')),
  };
}

/** What an assignment says beyond role, tier, exclusions and fallbacks. */
export function readStrategy(found: { readonly [property: string]: unknown }): Pick<AssignmentRule, 'unit' | 'who' | 'upTo' | 'nobody'> {
  return { ...given('unit', feel(text(found.unit))), ...given('who', text(found.who)), ...given('upTo', text(found.upTo) as Tier), ...given('nobody', text(found.nobody)) };
}
