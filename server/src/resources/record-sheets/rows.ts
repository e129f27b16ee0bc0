/** Rows of a sheet as what they become: works of a service, or records that are made without one. The same two questions for both. */
import type { JsonObject, Problem, Program } from '@liandong/core/run';
import { applyStarts, tryStarts, type Session } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';

export interface RowsOf { readonly program: Program; readonly orgId: string; readonly kind: 'service' | 'record'; readonly id: string }
export interface Made { readonly id: string; readonly no: string }
export type Applied = { readonly ok: true } | { readonly ok: false; readonly problems: readonly (readonly Problem[])[] };

/** What each row would be refused for; nothing is stored. */
export function tryRows(deps: Deps, { countyId, userId, name, grants }: Caller, { program, orgId, id: serviceId }: RowsOf, rows: readonly JsonObject[]): Promise<readonly (readonly Problem[])[]> {
  return tryStarts(deps, { countyId, actor: { userId, name, grants }, program, serviceId, orgId, rows, id: 'try' });
}

export interface Together {
  /** what ids follow from */
  readonly id: string;
  /** were these rows written before? */
  done(): Promise<boolean>;
  /** written in the same transaction */
  also(session: Session, made: readonly Made[]): Promise<void>;
}
/** All of them or none; undefined: others are in the way, again later. */
export async function applyRows(deps: Deps, { countyId, userId, name, grants }: Caller, { program, orgId, id: serviceId }: RowsOf, rows: readonly JsonObject[], { id, done, also }: Together): Promise<Applied | undefined> {
  const applied = await applyStarts(deps, { countyId, actor: { userId, name, grants }, program, serviceId, orgId, rows, id }, {
    done: async () => ((await done()) || undefined),
    also: (session, started) => also(session, started.map(({ workId, no }) => ({ id: workId, no }))),
  });
  return applied && ('before' in applied || applied.ok ? { ok: true } : applied);
}
