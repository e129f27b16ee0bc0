import { isDuplicate } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { sealReason } from './box';
import type { ImportDoc } from './model';
import { todoOf } from './present';
import { changeImport, dropBatches, findImport, findTaken, removeFile } from './store';

/** What came of it the first time is what it answers again: a command that has been obeyed already is no mistake. */
async function settled({ db }: Deps, { countyId, _id }: ImportDoc, states: readonly ImportDoc['state'][]): Promise<ImportDoc> {
  const now = await findImport(db, countyId, _id);
  return now && states.includes(now.state) ? now : refuse('sheet.not-ready');
}

async function takenBefore(deps: Deps, doc: ImportDoc): Promise<never> {
  const taken = await findTaken(deps.db, doc);
  return refuse('sheet.rows.taken', '', { name: taken?.byName ?? '', day: (await deps.org.snapshot(doc.countyId)).calendar.dateOf(taken?.at ?? doc.at) });
}

/** Why it cannot be written now, whoever asks. */
function refuseUnready(doc: ImportDoc, needsReason: boolean, reason: string): void {
  if (doc.cleared !== undefined || (doc.state === 'ready' && doc.told !== undefined)) refuse('sheet.not-ready');
  if (doc.state === 'ready' && todoOf(doc) === 0) refuse('sheet.no-new-rows');
  if (needsReason && reason.trim() === '') refuse('record.reason-required', '/body/reason');
}

/** The same rows for the same service at the same unit are written once, by whomever and however the file was saved. */
async function confirm(deps: Deps, doc: ImportDoc, now: string, reason: string): Promise<ImportDoc> {
  const needsReason = doc.kind === 'record' && doc.changed > 0 && doc.reason === undefined;
  refuseUnready(doc, needsReason, reason);
  const set = { state: 'importing' as const, began: doc.began ?? now, ...(needsReason ? { reason: sealReason(deps, doc, reason.trim()) } : {}), ...(doc.content === undefined ? {} : { taken: doc.content }) };
  try {
    return (await changeImport(deps.db, doc, { state: ['ready', 'stopped'] }, { set, unset: ['told', 'ended'] })) ?? (await settled(deps, doc, ['importing', 'done']));
  } catch (error) {
    return isDuplicate(error) ? takenBefore(deps, doc) : Promise.reject(error as Error);
  }
}

async function drop(deps: Deps, doc: ImportDoc, now: string): Promise<ImportDoc> {
  const dropped = await changeImport(deps.db, doc, { state: ['reading', 'ready'] }, { set: { state: 'dropped', ended: now }, unset: ['blob', 'told'] });
  if (!dropped) return settled(deps, doc, ['dropped']);
  await dropBatches(deps.db, doc);
  await removeFile(deps.db, doc);
  return dropped;
}

const stop = async (deps: Deps, doc: ImportDoc, now: string): Promise<ImportDoc> => (await changeImport(deps.db, doc, { state: ['importing'] }, { set: { state: 'stopped', ended: now } })) ?? settled(deps, doc, ['stopped', 'done']);

const COMMANDS = { confirm, stop, drop } as const;
export const commandImport = (deps: Deps, doc: ImportDoc, { type, reason = '' }: { readonly type: keyof typeof COMMANDS; readonly reason?: string | undefined }, now: string): Promise<ImportDoc> => COMMANDS[type](deps, doc, now, reason);
