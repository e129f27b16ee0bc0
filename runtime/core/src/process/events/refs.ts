/** Reading what event definitions refer to. */
import type { BpmnElement } from '../element';

interface Extension { readonly $type: string; readonly [property: string]: unknown }
export const bodyOf = (value: unknown): string => ((value as { body?: string } | undefined)?.body ?? '').trim();

/** A literal as it is, FEEL with `=`; a quoted text is a literal. */
export const literalOf = (source: string): string => (/^="[^"]*"$/.test(source) ? source.slice(2, -1) : source);
interface Named { readonly id?: string; readonly name?: string }
/** What messages and signals match by: the name; where it has none, its id. */
export const named = (value: unknown): string => {
  const { name, id } = (value ?? {}) as Named;
  return literalOf(name?.trim() || (id ?? ''));
};
/** Code of an error or escalation; one that is referred to and has none is told apart by its id. `''`: any. */
export const codedBy = (reference: unknown, attribute: 'errorCode' | 'escalationCode'): string => {
  const { id, [attribute]: code } = (reference ?? {}) as Readonly<Record<string, string | undefined>>;
  return code?.trim() || (id ?? '');
};

/** `zeebe:subscription correlationKey` of a message, as FEEL without `=`. */
export function keyOf(message: unknown): string {
  const values = (message as { extensionElements?: { values?: Extension[] } } | undefined)?.extensionElements?.values ?? [];
  return String(values.find((value) => value.$type === 'zeebe:Subscription')?.correlationKey ?? '').trim().replace(/^=/, '');
}

/** Name and key of a message that an event or task refers to, by itself or through its operation. */
export const readMessage = (holder: BpmnElement): Record<string, string> => {
  const message = holder.messageRef ?? (holder.operationRef as { inMessageRef?: unknown } | undefined)?.inMessageRef;
  const key = keyOf(message);
  return { name: named(message), ...(key === '' ? {} : { key }) };
};
