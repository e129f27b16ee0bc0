/** Reading `zeebe:` and `liandong:` extension elements of one BPMN element. */
import type { FieldMode } from '../../form/types';
import type { Tier } from '../../org/types';
import type { BpmnElement } from '../element';
import type { AssignmentRule, OutcomeDef, TaskProps } from '../types';
import { type Extension, extensionsOf, firstText } from './extension-elements';
import { readApproval, readStrategy } from './read-approval';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function readAssignment(element: BpmnElement): AssignmentRule | undefined {
  const [found] = extensionsOf(element, 'liandong:Assignment');
  if (!found) return undefined;
  const fallback = ((found.else as Extension[] | undefined) ?? []).map((entry) => ({ role: text(entry.role), at: text(entry.at) as Tier }));
  const at = text(found.at);
  return { role: text(found.role), except: text(found.except).split(/\s+/).filter(Boolean), fallback, ...(at === '' ? {} : { at: at as Tier }), ...readStrategy(found) };
}

const readOutcome = (extension: Extension): OutcomeDef => {
  const comment = text(extension.comment);
  const base = { id: text(extension.id), title: text(extension.title) };
  return comment === 'required' || comment === 'optional' ? { ...base, comment } : base;
};

/** Everything about a human step: 谁来办, 填什么, 多久办, 怎么走. */
export function readTask(element: BpmnElement, kind: TaskProps['kind']): TaskProps {
  const form = firstText(element, 'zeebe:FormDefinition', 'formId');
  const due = firstText(element, 'liandong:Due', 'value');
  const access = extensionsOf(element, 'liandong:Access').map((entry): [string, FieldMode] => [text(entry.field), text(entry.mode) as FieldMode]);
  const assignment = readAssignment(element);
  const outcomes = extensionsOf(element, 'liandong:Outcome').map(readOutcome);
  return {
    kind,
    ...(form === '' ? {} : { form }),
    ...(due === '' ? {} : { due }),
    ...(access.length === 0 ? {} : { access: Object.fromEntries(access) }),
    ...(assignment ? { assignment } : {}),
    ...readApproval(element, outcomes),
    outcomes,
    returns: extensionsOf(element, 'liandong:Return').map((entry) => text(entry.to)),
    facts: extensionsOf(element, 'liandong:Fact').map((entry) => text(entry.field)),
  };
}
