/** What several commands ask for. */
import type { RecordType } from '../format';
import { problem, type Problem } from '../../shared/problem';
import type { RecordDoc } from '../types';
import type { RecordCtx, RecordOutcome } from './types';

export const refused = (...problems: readonly Problem[]): RecordOutcome => ({ ok: false, problems });

export const reasonMissing = (reason: string | undefined): Problem[] => (reason === undefined || reason.trim() === '' ? [problem('record.reason-required', '/reason')] : []);

export const mayNot = (type: RecordType, deed: 'create' | 'correct' | 'void' | 'transfer' | 'accept' | 'recall'): Problem => problem('record.may-not', '', { record: type.title, deed });

export const isVoid = (type: RecordType, { state }: RecordDoc): boolean => type.states.some(({ id, kind }) => id === state && kind === 'void');
export const stateTitle = (type: RecordType, state: string): string => type.states.find(({ id }) => id === state)?.title ?? state;

/** Late entry is allowed and stays visible; the future is not. Answers the instant, or why not. */
export function happened(at: string | undefined, ctx: RecordCtx): { readonly at: string; readonly problems: readonly Problem[] } {
  if (at === undefined) return { at: ctx.now, problems: [] };
  const time = Date.parse(at);
  if (Number.isNaN(time)) return { at: ctx.now, problems: [problem('work.occurs-invalid', '/occurredAt')] };
  const iso = new Date(time).toISOString();
  return { at: iso, problems: iso > ctx.now ? [problem('work.occurs-later', '/occurredAt', { at: iso })] : [] };
}
