/** Records of the pack of visits as people make and change them, through the one way that there is. No assertions here. */
import type { JsonObject, Program, RecordCommand } from '@liandong/core/run';
import { applyRecord, recordModel } from '../durable/index';
import type { TestServer } from './a-server';

export interface Station {
  create(type: 'elder' | 'visit', orgId: string, data: JsonObject): Promise<string>;
  act(recordId: string, action: string): Promise<void>;
  correct(recordId: string, patch: JsonObject): Promise<void>;
  voided(recordId: string): Promise<void>;
  moved(recordId: string, orgId: string): Promise<void>;
}

export async function aStation({ deps }: TestServer, countyId: string): Promise<Station> {
  let count = 0;
  const [use] = await deps.packs.inUse(countyId, deps.clock.now());
  const program = (await deps.packs.program(countyId, use?.sha ?? '')) as Program;
  const actorAt = async (orgId: string) => {
    const { people } = await deps.org.snapshot(countyId);
    const found = people.find(({ grants }) => grants.some((grant) => grant.orgId === orgId && grant.role === 'head'));
    return { userId: found?.id ?? '', name: found?.name ?? '', grants: found?.grants ?? [] };
  };
  const apply = async (orgId: string, command: RecordCommand, recordId?: string): Promise<string> => {
    count += 1;
    const commandId = `command-${count}-${countyId}`;
    const done = await applyRecord(deps, { countyId, actor: await actorAt(orgId), commandId, command, program, ...(recordId === undefined ? {} : { recordId }) });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    return done.recordId;
  };
  const row = async (recordId: string) => {
    const found = await recordModel(deps.db).findOne({ countyId, _id: recordId }).lean();
    if (!found) throw new Error(`no record ${recordId}`);
    return found;
  };
  const change = async (recordId: string, command: (base: number) => RecordCommand): Promise<void> => {
    const { orgId, version } = await row(recordId);
    await apply(orgId, command(version), recordId);
  };
  return {
    create: (recordType, orgId, data) => apply(orgId, { type: 'CreateRecord', recordType, orgId, data }),
    act: (recordId, action) => change(recordId, (base) => ({ type: 'ActOnRecord', action, base })),
    correct: (recordId, patch) => change(recordId, (base) => ({ type: 'CorrectRecord', patch, reason: 'put right', base })),
    voided: (recordId) => change(recordId, (base) => ({ type: 'VoidRecord', reason: 'wrong', base })),
    moved: (recordId, orgId) => change(recordId, (base) => ({ type: 'TransferRecord', orgId, reason: 'moved', base })),
  };
}
