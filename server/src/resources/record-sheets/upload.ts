import { problem } from '@liandong/core/run';
import { applyStarts, type ManyStarts } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import type { SheetUpload } from './contract';
import type { JudgedFile } from './judge';
import type { RecordUploadDoc } from './model';
import { findUploads, insertUpload } from './store';
import type { Target } from './target';

/** The same rows for the same service at the same unit are the same upload, however the file was saved. Keyed: it says nothing about whom they are. */
function idOf({ keys }: Deps, countyId: string, { packId, serviceId, orgId }: Target, rows: ManyStarts['rows']): string {
  const sorted = rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return keys.blindIndex(countyId, 'record-upload', JSON.stringify([packId, serviceId, orgId, sorted]));
}

const shown = ({ _id, at, works }: RecordUploadDoc): SheetUpload => ({ id: _id, at, works: works.map(({ id, no }) => ({ id, no })) });

/** What the same request did the first time; refused when the key was used for something else, or somebody has uploaded these rows already. */
async function before(deps: Deps, { countyId, userId }: Caller, id: string, key: string): Promise<SheetUpload | undefined> {
  const found = await findUploads(deps.db, countyId, { id, key });
  const [same, used] = [found.find((one) => one._id === id), found.find((one) => one.key === key)];
  if (used && (used._id !== id || used.by !== userId)) return refuse('command.reused');
  if (same && same.key !== key) return refuse('sheet.rows.taken', '', { name: same.byName, day: (await deps.org.snapshot(countyId)).calendar.dateOf(same.at) });
  return same && shown(same);
}

/** Start the service for every new row, or for none: a file with anything wrong in it starts nothing. */
export async function startRows(deps: Deps, { caller, commandId: key, now }: { readonly caller: Caller; readonly commandId: string; readonly now: string }, target: Target, { rows, problems }: JudgedFile): Promise<SheetUpload> {
  const { countyId, userId, name, grants } = caller;
  const wrong = rows.filter(({ kind }) => kind === 'wrong' || kind === 'changed').length + problems.length;
  if (wrong > 0) refuse('sheet.not-ready', '', { wrong });
  const fresh = rows.filter(({ kind }) => kind === 'new').map(({ data }) => data);
  if (fresh.length === 0) refuse('sheet.no-new-rows');
  const { packId, serviceId, orgId, program } = target;
  const id = idOf(deps, countyId, target, fresh);
  const done = (): Promise<SheetUpload | undefined> => before(deps, caller, id, key);
  const upload = (works: RecordUploadDoc['works']): RecordUploadDoc => ({ _id: id, countyId, key, by: userId, byName: name, at: now, packId, serviceId, orgId, works });
  let kept: SheetUpload | undefined;
  const applied = await applyStarts(deps, { countyId, actor: { userId, name, grants }, program, serviceId, orgId, rows: fresh, id: `${countyId}:${id}` }, {
    done,
    also: async (session, started) => {
      const doc = upload(started.map(({ workId, no }) => ({ id: workId, no })));
      await insertUpload(deps.db, doc, session);
      kept = shown(doc);
    },
  });
  if (!applied) return refuse('command.busy');
  if ('before' in applied) return applied.before;
  if (!applied.ok) throw new Refusal(applied.problems.flat().slice(0, 20));
  return kept ?? Promise.reject(new Refusal([problem('http.internal')]));
}
