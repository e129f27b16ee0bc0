/** Making records and doing things with them: the caller's sight is asked first, core decides, the durable host stores. */
import type { JsonObject, RecordCommand } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { applyRecord, type RecordApplied } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { programToStart } from '../packs/index';
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

export async function create(deps: Deps, call: Call<RecordsApi['POST /records']>): Promise<RecordDetail> {
  const { caller, body, commandId } = call;
  const { recordType, orgId, occurredAt } = body;
  const program = await programToStart(deps, { ...body, countyId: caller.countyId }, { now: call.now, place: '/body' });
  await refuseForeignFiles(deps, caller, body.data, []);
  const command: RecordCommand = { type: 'CreateRecord', recordType, orgId, data: body.data as JsonObject, occurredAt };
  return shown(deps, caller, await applyRecord(deps, { countyId: caller.countyId, actor: actorOf(caller), commandId, program, command }));
}

/** What may be done with a record of which nothing but its summary is seen. */
const ANSWERS: ReadonlySet<string> = new Set<RecordCommand['type']>(['AcceptRecord', 'DeclineRecord']);

const dataOf = (command: RecordCommand): JsonObject => (command.type === 'CorrectRecord' ? command.patch : command.type === 'ActOnRecord' ? (command.data ?? {}) : {});

export async function act(deps: Deps, { caller, body, commandId, params }: Call<RecordsApi['POST /records/{recordId}/commands']>): Promise<RecordDetail> {
  const { sight } = await seeRecord(deps, caller, params.recordId, NOT_FOUND);
  const command = body as RecordCommand;
  if (isOfferOnly(sight) && !ANSWERS.has(command.type)) refuse(NOT_FOUND);
  return shown(deps, caller, await applyRecord(deps, {
    countyId: caller.countyId, actor: actorOf(caller), commandId, recordId: params.recordId, command, level: sight.level,
    prepare: async (loaded) => refuseForeignFiles(deps, caller, dataOf(command), loaded?.row.fileIds ?? []),
  }));
}
