/** Making records and doing things with them: the caller's sight is asked first, core decides, the durable host stores. */
import type { JsonObject, Program, RecordCommand } from '@liandong/core/run';
import { applyRecord, type RecordApplied } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { refuseForeignFiles } from '../files/index';
import { seeRecord } from '../works/index';
import type { RecordDetail, RecordsApi } from './contract';
import { actorOf, detailOf } from './detail';

const NOT_FOUND = 'record.not-found';
/** For who has just given it to others: that it went well, and its public side. */
const AFTERWARDS = { level: 'L0', own: [] } as const;

async function shown(deps: Deps, caller: Caller, applied: RecordApplied): Promise<RecordDetail> {
  if (!applied.ok) throw new Refusal(applied.problems);
  return detailOf(deps, caller, await seeRecord(deps, caller, applied.recordId, NOT_FOUND, AFTERWARDS));
}

/** The release to make it under: the one in use at the unit, or the one the app has while that is still open there. */
async function programFor(deps: Deps, { caller: { countyId }, body, now }: Call<RecordsApi['POST /records']>): Promise<Program> {
  const { packId, orgId, release } = body;
  const sha = release ?? (await deps.packs.inUseAt(countyId, packId, orgId, now));
  if (sha === undefined) return refuse('work.not-in-use', '/body/packId');
  if (release !== undefined && !(await deps.packs.startableAt(countyId, packId, orgId, release, now))) refuse('work.release-closed', '/body/release');
  const program = await deps.packs.program(countyId, sha);
  return program?.pack.manifest.id === packId ? program : refuse('work.not-in-use', '/body/packId');
}

export async function create(deps: Deps, call: Call<RecordsApi['POST /records']>): Promise<RecordDetail> {
  const { caller, body, commandId } = call;
  const { recordType, orgId, occurredAt } = body;
  const program = await programFor(deps, call);
  await refuseForeignFiles(deps, caller, body.data, []);
  const command: RecordCommand = { type: 'CreateRecord', recordType, orgId, data: body.data as JsonObject, occurredAt };
  return shown(deps, caller, await applyRecord(deps, { countyId: caller.countyId, actor: actorOf(caller), commandId, program, command }));
}

const dataOf = (command: RecordCommand): JsonObject => (command.type === 'CorrectRecord' ? command.patch : command.type === 'ActOnRecord' ? (command.data ?? {}) : {});

export async function act(deps: Deps, { caller, body, commandId, params }: Call<RecordsApi['POST /records/{recordId}/commands']>): Promise<RecordDetail> {
  const { sight } = await seeRecord(deps, caller, params.recordId, NOT_FOUND);
  if (sight.only) refuse(NOT_FOUND);
  const command = body as RecordCommand;
  return shown(deps, caller, await applyRecord(deps, {
    countyId: caller.countyId, actor: actorOf(caller), commandId, recordId: params.recordId, command, level: sight.level,
    prepare: async (loaded) => refuseForeignFiles(deps, caller, dataOf(command), loaded?.row.fileIds ?? []),
  }));
}
