/** A human step on the canvas as plain data, and back: 谁来办, 填什么, 多久办, 怎么走. */
import { TIERS, type FieldMode, type Tier } from '@liandong/core/run';
import type { AccessList } from '../model/access';
import { extensionsOf, firstText, setAttribute, setExtensions, setText, textOf } from './extensions';
import type { DiagramElement, Get, Moddle } from './types';

export interface Fallback { readonly role: string; readonly at: Tier | undefined }
export interface Assignment {
  readonly role: string;
  readonly at: Tier | undefined;
  readonly except: readonly string[];
  readonly fallback: readonly Fallback[];
  /** of a step of several: everybody with the role from the unit up to this tier */
  readonly upTo?: Tier | undefined;
  /** when nobody is found after all */
  readonly nobody?: '' | 'superior' | 'skip';
  /** the one who began it, instead of a role */
  readonly who?: '' | 'initiator';
  /** FEEL: the unit it starts from, as it stands in the file */
  readonly unit?: string;
}
const NOBODY = ['', 'superior', 'skip'] as const;
export interface Outcome { readonly id: string; readonly title: string; readonly comment: boolean; /** a reason may be given */ readonly mayComment?: boolean }

const tierOf = (text: string): Tier | undefined => TIERS.find((tier) => tier === text);

export function assignmentOf(element: DiagramElement): Assignment {
  const [found] = extensionsOf(element, 'liandong:Assignment');
  const fallback = ((found?.get('else') as Moddle[] | undefined) ?? []).map((entry) => ({ role: textOf(entry, 'role'), at: tierOf(textOf(entry, 'at')) }));
  return {
    role: textOf(found, 'role'), at: tierOf(textOf(found, 'at')), except: textOf(found, 'except').split(/\s+/).filter(Boolean), fallback,
    upTo: tierOf(textOf(found, 'upTo')), nobody: NOBODY.find((one) => one === textOf(found, 'nobody')) ?? '', who: textOf(found, 'who') === 'initiator' ? 'initiator' : '', unit: textOf(found, 'unit'),
  };
}

export function setAssignment(get: Get, element: DiagramElement, { role, at, except, fallback, upTo, nobody, who, unit }: Assignment): void {
  const attributes = { role, at, except: except.join(' '), upTo, nobody, who, unit };
  const saysNothing = fallback.length === 0 && Object.values(attributes).every((value) => value === undefined || value === '');
  setExtensions(get, element, 'liandong:Assignment', saysNothing ? [] : [{
    attributes,
    ...(fallback.length === 0 ? {} : { children: { else: { type: 'liandong:Else', list: fallback.map((entry) => ({ role: entry.role, at: entry.at })) } } }),
  }]);
}

export const outcomesOf = (element: DiagramElement): readonly Outcome[] =>
  extensionsOf(element, 'liandong:Outcome').map((entry) => ({ id: textOf(entry, 'id'), title: textOf(entry, 'title'), comment: textOf(entry, 'comment') === 'required', ...(textOf(entry, 'comment') === 'optional' ? { mayComment: true } : {}) }));
export const setOutcomes = (get: Get, element: DiagramElement, outcomes: readonly Outcome[]): void =>
  setExtensions(get, element, 'liandong:Outcome', outcomes.map(({ id, title, comment, mayComment }) => ({ attributes: { id, title, comment: comment ? 'required' : mayComment ? 'optional' : undefined } })));

export const accessOf = (element: DiagramElement): AccessList =>
  extensionsOf(element, 'liandong:Access').map((entry) => ({ field: textOf(entry, 'field'), mode: textOf(entry, 'mode') as FieldMode }));
export const setAccess = (get: Get, element: DiagramElement, access: AccessList): void =>
  setExtensions(get, element, 'liandong:Access', access.map(({ field, mode }) => ({ attributes: { field, mode } })));

const list = (type: string, property: string) => ({
  read: (element: DiagramElement): readonly string[] => extensionsOf(element, type).map((entry) => textOf(entry, property)),
  write: (get: Get, element: DiagramElement, values: readonly string[]): void => setExtensions(get, element, type, values.map((value) => ({ attributes: { [property]: value } }))),
});
export const returns = list('liandong:Return', 'to');
export const facts = list('liandong:Fact', 'field');

const single = (type: string, property: string) => ({
  read: (element: DiagramElement): string => firstText(element, type, property),
  write: (get: Get, element: DiagramElement, value: string): void => setText(get, element, type, property, value),
});
export const form = single('zeebe:FormDefinition', 'formId');
export const due = single('liandong:Due', 'value');
export const recordState = single('liandong:Record', 'state');
/** Who has approved before on the way is not asked again. */
export const dedupe = {
  read: (element: DiagramElement): boolean => extensionsOf(element, 'liandong:Dedupe').length > 0,
  write: (get: Get, element: DiagramElement, value: boolean): void => setExtensions(get, element, 'liandong:Dedupe', value ? [{ attributes: {} }] : []),
};
/** Who is told when the step is done: everybody with the role, in the unit or at a tier above it. */
export const copies = {
  read: (element: DiagramElement): readonly Fallback[] => extensionsOf(element, 'liandong:Copy').map((entry) => ({ role: textOf(entry, 'role'), at: tierOf(textOf(entry, 'at')) })),
  write: (get: Get, element: DiagramElement, list: readonly Fallback[]): void => setExtensions(get, element, 'liandong:Copy', list.map(({ role, at }) => ({ attributes: { role, at } }))),
};
/** One person: an id as it stands, or an expression after `=`. What else the element says stays. */
export const assignee = {
  read: (element: DiagramElement): string => firstText(element, 'zeebe:AssignmentDefinition', 'assignee'),
  write: (get: Get, element: DiagramElement, value: string): void => setAttribute(get, element, 'zeebe:AssignmentDefinition', 'assignee', value),
};

export const returning = single('liandong:Returning', 'mode');
export const rejecting = single('liandong:Reject', 'to');
