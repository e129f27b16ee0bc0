/** Reading what event definitions refer to. */
import type { BpmnElement } from '../element';

interface Extension { readonly $type: string; readonly [property: string]: unknown }
export const bodyOf = (value: unknown): string => ((value as { body?: string } | undefined)?.body ?? '').trim();

/** A literal as it is, FEEL with `=`; a quoted text is a literal. */
export const literalOf = (source: string): string => (/^="[^"]*"$/.test(source) ? source.slice(2, -1) : source);
export const named = (value: unknown): string => literalOf(String((value as { name?: string } | undefined)?.name ?? '').trim());

/** `zeebe:subscription correlationKey` of a message, as FEEL without `=`. */
export function keyOf(message: unknown): string {
  const values = (message as { extensionElements?: { values?: Extension[] } } | undefined)?.extensionElements?.values ?? [];
  return String(values.find((value) => value.$type === 'zeebe:Subscription')?.correlationKey ?? '').trim().replace(/^=/, '');
}

/** Name and key of a message that an event or task refers to. */
export const readMessage = (holder: BpmnElement): Record<string, string> => {
  const key = keyOf(holder.messageRef);
  return { name: named(holder.messageRef), ...(key === '' ? {} : { key }) };
};
