import { fill, patched } from '../../work/fill';
import type { Program } from '../../pack/program';
import { problem } from '../../shared/problem';
import type { RecordDoc } from '../types';
import { happened, mayNot, refused } from './checks';
import { holdsRole } from './may';
import type { RecordCommandOf, RecordCtx, RecordOutcome } from './types';

/** A record that no process makes. Its number is the host's to give. */
export function decideCreate(program: Program, command: RecordCommandOf<'CreateRecord'>, ctx: RecordCtx): RecordOutcome {
  const { pack } = program;
  const { recordType, orgId, data } = command;
  const type = Object.hasOwn(pack.records, recordType) ? pack.records[recordType] : undefined;
  if (!type) return refused(problem('record.type-unknown', '/recordType', { type: recordType.slice(0, 64) }));
  if (!type.create) return refused(problem('record.not-made-here', '', { record: type.title }));
  if (!ctx.org.unit(orgId)) return refused(problem('record.unit-unknown', '/orgId'));
  if (!holdsRole(program, type.create.roles, { orgId, createdBy: ctx.actor.userId }, ctx)) return refused(mayNot(type, 'create'));
  const time = happened(command.occurredAt, ctx);
  const filled = fill(program, type.create.form, {}, data, {}, ctx);
  const problems = [...time.problems, ...filled.problems];
  if (problems.length > 0) return refused(...problems);
  const record: RecordDoc = {
    id: ctx.newId('record'), type: type.id, packId: pack.manifest.id, release: pack.sha, orgId, state: type.initialState, stateAt: { [type.initialState]: ctx.now },
    data: patched({}, filled.patch), version: 1, createdBy: ctx.actor.userId, createdAt: ctx.now, occurredAt: time.at,
  };
  return { ok: true, events: [{ type: 'RecordCreated', record }], record };
}
