import { applyMerge } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { seeRecord } from '../works/index';
import type { PersonsApi } from './contract';

type Merging = Call<PersonsApi['POST /persons/{recordId}/merge']> | Call<PersonsApi['POST /persons/{recordId}/unmerge']>;

/** 合并 and 拆开: both records must be in his reach, and his to put right. `take` absent: they are taken apart. */
export async function merge(deps: Deps, { caller, params: { recordId }, body, commandId }: Merging, take?: readonly string[]): Promise<{ recordId: string }> {
  const { countyId, userId, name, grants } = caller;
  for (const id of [recordId, body.other]) if ((await seeRecord(deps, caller, id, 'record.not-found')).sight.only) refuse('record.not-found');
  const { other, reason, base, otherBase } = body;
  const applied = await applyMerge(deps, { countyId, actor: { userId, name, grants }, commandId, recordId, other, reason, base, otherBase, ...(take ? { take } : {}) });
  if (!applied.ok) throw new Refusal(applied.problems);
  return { recordId };
}
