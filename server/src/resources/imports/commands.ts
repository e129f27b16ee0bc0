import { isDuplicate } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import type { ImportDoc } from './model';
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

/** The same rows for the same service at the same unit are written once, by whomever and however the file was saved. */
async function confirm(deps: Deps, doc: ImportDoc, now: string): Promise<ImportDoc> {
  if (doc.state === 'ready' && doc.told !== undefined) refuse('sheet.not-ready');
  if (doc.state === 'ready' && doc.fresh === 0) refuse('sheet.no-new-rows');
  const set = { state: 'importing' as const, began: doc.began ?? now, ...(doc.content === undefined ? {} : { taken: doc.content }) };
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
export const commandImport = (deps: Deps, doc: ImportDoc, type: keyof typeof COMMANDS, now: string): Promise<ImportDoc> => COMMANDS[type](deps, doc, now);
