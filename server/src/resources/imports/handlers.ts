import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { sendSheet } from '../record-sheets/index';
import { beginImport } from './begin';
import { commandImport } from './commands';
import type { ImportsApi, ImportView } from './contract';
import { errorSheet } from './errors';
import type { ImportDoc } from './model';
import { pageOfProblems, pageOfWritten } from './pages';
import { presentImport } from './present';
import { findImport, listImports } from './store';
import { typesFor } from './types';

/** An import is its maker's. */
async function importFor(deps: Deps, { countyId, userId }: Caller, id: string): Promise<ImportDoc> {
  const doc = await findImport(deps.db, countyId, id);
  return doc?.by === userId ? doc : refuse('sheet.import.not-found');
}

async function list(deps: Deps, { caller, query }: Call<ImportsApi['GET /imports']>): Promise<{ items: ImportView[]; next?: string }> {
  const limit = limitOf(query);
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const found = await listImports(deps.db, caller.countyId, caller.userId, limit + 1, at === undefined || id === undefined ? undefined : { at, id });
  const snapshot = await deps.org.snapshot(caller.countyId);
  return pageFrom(found, limit, (doc) => cursorOf(doc.at, doc._id), await Promise.all(found.map((doc) => presentImport(deps, snapshot, doc))));
}

export const importsHandlers = (deps: Deps): Handlers<ImportsApi> => {
  const shown = async (doc: ImportDoc): Promise<ImportView> => presentImport(deps, await deps.org.snapshot(doc.countyId), doc);
  return {
    'POST /imports': async (call) => shown(await beginImport(deps, call)),
    'GET /imports': (call) => list(deps, call),
    'GET /imports/types': async ({ caller, now }) => ({ types: await typesFor(deps, caller, await deps.org.snapshot(caller.countyId), now) }),
    'GET /imports/{importId}': async ({ caller, params }) => shown(await importFor(deps, caller, params.importId)),
    'GET /imports/{importId}/problems': async ({ caller, params, query }) => pageOfProblems(deps, await importFor(deps, caller, params.importId), query),
    'GET /imports/{importId}/written': async ({ caller, params, query }) => pageOfWritten(deps, await importFor(deps, caller, params.importId), query),
    'GET /imports/{importId}/errors': async ({ caller, params, res, now }) => {
      const file = await errorSheet(deps, await importFor(deps, caller, params.importId));
      return sendSheet(res, file, (await deps.org.snapshot(caller.countyId)).calendar.dateOf(now));
    },
    'POST /imports/{importId}/commands': async ({ caller, params, body, now }) => shown(await commandImport(deps, await importFor(deps, caller, params.importId), body, now)),
  };
};
