import type { Deps } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { packForFigures, packIdsInUse } from '../packs/index';
import type { RegistersApi } from './contract';
import { countRows, searchOf } from './find';
import { registerPage } from './page';
import { openRegister } from './register';
import { addView, changeView, listViews, removeView, setFirst, takeBack } from './views';

/** Types of the packs in use here; whoever reaches no record at all has no register. */
async function registersOf(deps: Deps, { countyId, reaches }: Caller, now: string) {
  if (reaches.length === 0) return [];
  const packIds = await packIdsInUse(deps, countyId, now);
  const packs = await Promise.all(packIds.map((packId) => packForFigures(deps, countyId, packId)));
  return packs.flatMap((pack) => Object.values(pack?.records ?? {}).map(({ id, title }) => ({ packId: pack?.manifest.id ?? '', type: id, title, release: pack?.sha ?? '' })));
}

export const registersHandlers = (deps: Deps): Handlers<RegistersApi> => ({
  'GET /registers': async ({ caller, now }) => ({ registers: await registersOf(deps, caller, now) }),
  'POST /registers/query': ({ caller, body }) => registerPage(deps, caller, body),
  'POST /registers/count': async ({ caller, body }) => countRows(deps, await searchOf(deps, await openRegister(deps, caller, body))),
  'GET /registers/views': async ({ caller }) => ({ views: await listViews(deps, caller) }),
  'POST /registers/views': ({ caller, body, commandId }) => addView(deps, caller, body, commandId),
  'PUT /registers/views/{viewId}': ({ caller, params, body }) => changeView(deps, caller, params.viewId, body),
  'DELETE /registers/views/{viewId}/share': async ({ caller, params }) => { await takeBack(deps, caller, params.viewId); return undefined; },
  'DELETE /registers/views/{viewId}': async ({ caller, params }) => { await removeView(deps, caller, params.viewId); return undefined; },
  'PUT /registers/views/{viewId}/first': async ({ caller, params, body }) => { await setFirst(deps, caller, params.viewId, body.first); return undefined; },
});
