/** What one may do with the fields here: the step's access, and nothing with what is shown masked. */
import type { FieldAccess, FormCtx, Program } from '@liandong/core/run';
import type { FormInput } from './types';

function withMasked(access: FieldAccess, masked: readonly string[]): FieldAccess {
  const open = masked.filter((id) => (access[id] ?? access['*']) !== 'hide');
  return { ...access, ...Object.fromEntries(open.map((id) => [id, 'read' as const])) };
}

export function formCtxOf({ program, now, params, access = {}, masked = [] }: FormInput): FormCtx {
  const around = { now, params: params ?? program.pack.params };
  const here = withMasked(access, masked);
  return Object.keys(here).length === 0 ? around : { ...around, access: here };
}

/** A program that can always be asked: where no checks were compiled (a draft being drawn), core's own rules still hold. */
export const checkable = (program: Program, formId: string): Program =>
  program.checks[formId] === undefined ? { ...program, checks: { ...program.checks, [formId]: () => [] } } : program;
