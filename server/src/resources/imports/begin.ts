import { createHash } from 'node:crypto';
import { sha256Hex } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Call } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { receiveFile, targetFor, whereOf } from '../record-sheets/index';
import { sealFile } from './box';
import type { ImportsApi } from './contract';
import type { ImportDoc } from './model';
import { findImport, insertImport } from './store';

/** Taken in and sealed; who may not do it by hand is told before anything is kept. The same key again answers the import that it began. */
export async function beginImport(deps: Deps, { caller, query, req, res, commandId, now }: Call<ImportsApi['POST /imports']>): Promise<ImportDoc> {
  const { countyId, userId, name } = caller;
  const where = whereOf(query);
  const target = await targetFor(deps, caller, where, now);
  const bytes = await receiveFile(req, res);
  const _id = sha256Hex(`${countyId}\nimport\n${userId}\n${commandId}`).slice(0, 32);
  const file = deps.keys.blindIndex(countyId, 'import-file', `${where.packId}\n${where.kind}\n${where.id}\n${where.orgId}\n${createHash('sha256').update(bytes).digest('hex')}`);
  const doc: ImportDoc = {
    _id, countyId, by: userId, byName: name, at: now, packId: where.packId, orgId: where.orgId, kind: where.kind, target: where.id, release: target.program.pack.sha, state: 'reading', file, fence: 0,
    rows: 0, read: 0, fresh: 0, wrong: 0, unchanged: 0, changed: 0, written: 0, batches: 0, done: 0,
  };
  if (await insertImport(deps.db, doc, sealFile(deps, doc, bytes))) return doc;
  const known = await findImport(deps.db, countyId, _id);
  return known?.file === file ? known : refuse('command.reused');
}
