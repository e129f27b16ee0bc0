/** Small questions to an element of the tree. */
import { problem, type Problem } from '../../shared/problem';
import type { XmlElement } from '../../shared/xml-tree';

export const childrenOf = (element: XmlElement, name: string): XmlElement[] => element.children.filter((child) => child.name === name);
export const childOf = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((child) => child.name === name);

/** Expressions are FEEL: one that says to be something else is not read as it. */
export function foreignLanguage(element: XmlElement, at: string): Problem[] {
  const { expressionLanguage: language } = element.attributes;
  return language === undefined || /feel\/?$/i.test(language) ? [] : [problem('decision.language', at, { language })];
}

/** The FEEL text of an element that holds one. */
export function expressionIn(element: XmlElement | undefined, at: string, findings: Problem[]): string {
  if (!element) return '';
  findings.push(...foreignLanguage(element, at));
  return childOf(element, 'text')?.text.trim() ?? '';
}

export const given = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } => (value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]: string }));

/** White space in a name counts once: editors break long names over lines. */
export const nameOf = (element: XmlElement | undefined): string => (element?.attributes.name ?? '').trim().replace(/\s+/g, ' ');

/** Names that the FEEL types had before DMN 1.2. */
const OLD_TYPES: Readonly<Record<string, string>> = { dateTime: 'date and time', dayTimeDuration: 'days and time duration', yearMonthDuration: 'years and months duration' };
export function typeOf(text: string | undefined): string | undefined {
  const name = (text ?? '').trim().replace(/\s+/g, ' ').replace(/^feel:/, '');
  return name === '' || name === 'Any' ? undefined : (OLD_TYPES[name] ?? name);
}
export const typeRefOf = (element: XmlElement | undefined): { readonly type?: string } => given('type', typeOf(element?.attributes.typeRef));
