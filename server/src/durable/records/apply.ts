import { problem, type Problem, type RecordDoc } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { again } from '../again';
import { bodyHashOf, type Intent } from '../commit';
import { readersOf } from '../readers';
import { writeCommit } from '../write';
import { decideOne, underNumber, type Decided, type RecordIntent } from './decide';
import { pendingRecords } from './pending';

type Done = { readonly ok: true; readonly recordId: string; readonly repeated: boolean; /** as this command left it, in plain; absent when repeated */ readonly record?: RecordDoc };
type No = { readonly ok: false; readonly problems: readonly Problem[] };
export type RecordApplied = Done | No;

/** What the same command did the first time; undefined: it has not been applied. */
export async function firstRecord(deps: Deps, { countyId, commandId }: Intent, bodyHash: string): Promise<RecordApplied | undefined> {
  const known = await readersOf(deps.db).command(countyId, commandId);
  if (!known) return undefined;
  return known.bodyHash === bodyHash ? { ok: true, recordId: known.workId, repeated: true } : { ok: false, problems: [problem('command.reused')] };
}

/** One command on one record: decided by core, stored in one transaction with all that stands and falls with it, or refused. */
export async function applyRecord(deps: Deps, intent: RecordIntent): Promise<RecordApplied> {
  const { countyId, actor, commandId, command, recordId = '', program } = intent;
  const bodyHash = bodyHashOf(deps, countyId, { by: actor.userId, recordId, command, ...(program ? { pack: program.pack.manifest.id } : {}) });
  const first = (): Promise<RecordApplied | undefined> => firstRecord(deps, intent, bodyHash);
  let number: string | undefined;
  return again<Decided, Done>({
    first,
    attempt: async () => {
      // a repeated creation must not use up a number
      const known = command.type === 'CreateRecord' && number === undefined ? await first() : undefined;
      if (known) return known;
      const decided = await decideOne(deps, intent);
      if ('ok' in decided) return decided;
      const { given, decided: under } = await underNumber(deps, decided, number);
      number = given;
      return under;
    },
    keep: async ({ decisions, snapshot, now }) => {
      const [commit] = await writeCommit(deps, await pendingRecords(deps, { countyId, actor, commandId, bodyHash, snapshot, now }, decisions));
      const record = decisions[0]?.record;
      const no = commit?.row.no;
      return { ok: true, recordId: record?.id ?? '', repeated: false, ...(record ? { record: no === undefined ? record : { ...record, no } } : {}) };
    },
  });
}
