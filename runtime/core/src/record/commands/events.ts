/** The events of one command, each on the record as the one before left it. */
import type { Program } from '../../pack/program';
import type { JsonObject } from '../../shared/json';
import { evolveRecord } from '../../work/evolve';
import type { RecordDoc, RecordWhy } from '../types';
import type { RecordCtx, RecordFact, RecordOutcome } from './types';

interface Acted { readonly why: RecordWhy; readonly action?: string | undefined; readonly reason?: string | undefined; readonly occurredAt?: string | undefined }

export const acted = ({ pack }: Program, { why, action, reason, occurredAt }: Acted, ctx: RecordCtx): RecordFact => ({
  type: 'RecordActed', why, release: pack.sha, by: ctx.actor.userId, at: ctx.now,
  ...(action === undefined ? {} : { action }), ...(reason === undefined || reason.trim() === '' ? {} : { comment: reason.trim() }), ...(occurredAt === undefined ? {} : { occurredAt }),
});

export const changed = (record: RecordDoc, patch: JsonObject, ctx: RecordCtx): RecordFact[] =>
  Object.keys(patch).length === 0 ? [] : [{ type: 'RecordChanged', patch, base: record.version, by: ctx.actor.userId, at: ctx.now }];

export function settled(record: RecordDoc, events: readonly RecordFact[]): RecordOutcome {
  return { ok: true, events, record: events.reduce<RecordDoc>((made, event) => evolveRecord(made, event) ?? made, record) };
}
