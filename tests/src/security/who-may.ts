/** Who may call which route with which object: the table of the authorisation matrix. What is not in it fails. */
import { PASSWORD, type Sent } from '@liandong/server/testing';
import type { Person } from '../support/cast';
import type { World } from './world';

type Who = (person: Person, world: World) => boolean;
export interface Row {
  /** route of a contract */
  readonly route: string;
  /** what is tried, when a route has several rows */
  readonly what?: string;
  /** path parameters, from the world */
  readonly params?: (world: World, person: Person) => Readonly<Record<string, string>>;
  readonly send?: (world: World, person: Person) => Sent;
  readonly may: Who;
  /** the answer to somebody signed in who may not: 403, or 404 for what he must not even know of */
  readonly else?: 403 | 404 | ((person: Person, world: World) => 403 | 404);
  /** with a session made for this call: it ends it */
  readonly endsSession?: boolean;
}

const anybody: Who = () => true;
const signedIn: Who = ({ place }) => place !== 'guest';
const near: Who = ({ place }) => place !== 'far' && place !== 'guest';
const nobody: Who = () => false;
const right = (name: string): Who => ({ role }) => role?.rights.some((one) => one === name) === true;
const both = (...all: readonly Who[]): Who => (person, world) => all.every((one) => one(person, world));
const either = (...all: readonly Who[]): Who => (person, world) => all.some((one) => one(person, world));

/** By reach: the record stands at a station, was made and worked on by others. */
export const sees: Who = ({ role, place }, { orgTier }) => {
  if (place === 'far' || place === 'guest' || role?.reach === 'own') return false;
  return role?.reach === 'county' || (place === 'own' && role?.tier === orgTier);
};
const seesNames = ({ role }: Person): boolean => ['L2', 'L3', 'L4'].includes(role?.maxLevel ?? '');
const candidateOf = (step: 'checked' | 'offered'): Who => ({ role, place }, { candidates }) => place === 'own' && candidates[step].includes(role?.id ?? '');
const mayHave = (step: 'checked' | 'offered'): Who => either(sees, candidateOf(step));
const unseen = (seen: Who) => (person: Person, world: World): 403 | 404 => (seen(person, world) ? 403 : 404);

const design: Pick<Row, 'may' | 'else'> = { may: right('design'), else: 403 };
const publish: Pick<Row, 'may' | 'else'> = { may: right('publish'), else: 403 };
const figures: Pick<Row, 'may' | 'else'> = { may: right('figures'), else: 403 };
const accounts: Pick<Row, 'may' | 'else'> = { may: right('accounts'), else: 403 };
/** An operator of another county does not know the release. */
const moving: Pick<Row, 'may' | 'else'> = { may: both(right('operate'), near), else: (person, world) => (right('operate')(person, world) ? 404 : 403) };
const planOf = ({ packId, sha, pack }: World) => ({ packId, process: Object.keys(pack.processes)[0] ?? '', from: sha, to: sha, nodes: {}, fields: {} });
const operate: Pick<Row, 'may' | 'else'> = { may: right('operate'), else: 403 };
/** of a unit in an operator's reach */
const operated: Pick<Row, 'may' | 'else'> = { may: both(right('operate'), sees), else: (person, world) => (right('operate')(person, world) ? 404 : 403) };
/** by hand or by a sheet, at the station of the world */
const starting: Pick<Row, 'may' | 'else'> = { may: ({ role, orgId }, world) => orgId === world.orgId && world.startRoles.includes(role?.id ?? ''), else: 403 };
const startAt = ({ packId, serviceId, orgId }: World) => ({ packId, serviceId, orgId });
const inPack = ({ packId }: World) => ({ packId });
const command = (what: string, row: Pick<Row, 'may' | 'else'>, step: 'checked' | 'offered', body: (world: World) => Record<string, unknown>): Row => ({
  route: 'POST /works/{workId}/commands', what, params: (world) => ({ workId: world[step].workId }), send: (world) => ({ body: body(world) }), ...row,
});
const registerOf = ({ packId, pack }: World) => ({ packId, type: Object.keys(pack.records)[0] ?? '' });
const viewOf = (world: World) => ({ title: 'matrix', query: registerOf(world) });
const printOf = ({ prints = {} }: World['pack']): string => Object.keys(prints)[0] ?? '';
/** Numbers of a unit: for who reaches it, and for who works there. The far county has a unit of that id too: its people are told of their own. */
const ofUnit: Pick<Row, 'may' | 'else'> = { may: either(sees, ({ orgId }, world) => orgId === world.orgId, ({ place, role }) => place === 'far' && role?.reach === 'county'), else: 403 };
const stale: Sent = { ifMatch: '999999' };

export const TABLE: readonly Row[] = [
  { route: 'GET /reports', ...figures },
  { route: 'GET /reports/{packId}/{reportId}', ...figures, params: ({ packId, reportId }) => ({ packId, reportId }) },
  { route: 'GET /indicators/{packId}/{indicatorId}', ...figures, params: ({ packId, indicatorId }) => ({ packId, indicatorId }) },
  { route: 'GET /indicators/{packId}/{indicatorId}/records', ...figures, params: ({ packId, indicatorId }) => ({ packId, indicatorId }) },
  { route: 'GET /indicators/{packId}/{indicatorId}/records', what: 'of one unit', params: ({ packId, indicatorId }) => ({ packId, indicatorId }), send: () => ({ query: { orgId: 'other-room' } }), may: both(right('figures'), near), else: 403 },

  { route: 'GET /dashboards', may: signedIn },
  // no dashboard in the pack of this world
  { route: 'POST /dashboards/{packId}/{dashboardId}/taken', params: ({ packId }) => ({ packId, dashboardId: 'none' }), send: () => ({ body: {} }), may: nobody, else: ({ role }) => (role?.rights.includes('figures') ? 404 : 403) },
  { route: 'GET /dashboards/{packId}/{dashboardId}', params: ({ packId }) => ({ packId, dashboardId: 'none' }), may: nobody, else: ({ role }) => (role?.rights.includes('figures') ? 404 : 403) },

  { route: 'GET /ledgers', may: signedIn },
  { route: 'POST /ledgers/outlook', may: nobody, else: 404, send: () => ({ body: { at: { workId: 'none', taskId: 'none' }, data: {} } }) },
  // the pack of this world has no ledgers: they are there for nobody
  ...['balances', 'postings', 'statement', 'statement-sheet', 'stock-sheet'].map((part): Row => ({ route: `GET /ledgers/{packId}/{ledgerId}/${part}`, params: ({ packId }) => ({ packId, ledgerId: 'none' }), may: nobody, else: 404 })),

  { route: 'GET /plans', may: signedIn },
  { route: 'GET /plans/due', may: signedIn },
  { route: 'GET /plans/counts', may: signedIn },
  { route: 'GET /retention', may: signedIn },
  // no kind of record of the pack says how long it is kept; who may is held by a test of its own
  { route: 'GET /retention/records', may: nobody, else: 403, send: ({ packId }) => ({ query: { packId, type: 'none' } }) },
  { route: 'POST /retention/holds', may: nobody, else: 404, send: ({ checked }) => ({ body: { recordId: checked.recordId, reason: 'matrix' } }) },
  { route: 'POST /retention/holds/{recordId}/lift', may: nobody, else: 404, params: ({ checked }) => ({ recordId: checked.recordId }) },
  { route: 'GET /destruction-lists', may: signedIn },
  { route: 'POST /destruction-lists', may: nobody, else: 403, send: ({ packId }) => ({ body: { packId, type: 'none', reason: 'matrix' } }) },
  ...['GET /destruction-lists/{listId}', 'GET /destruction-lists/{listId}/items'].map((route): Row => ({ route, params: () => ({ listId: 'none' }), may: nobody, else: 404 })),
  { route: 'POST /destruction-lists/{listId}/commands', params: () => ({ listId: 'none' }), send: () => ({ body: { type: 'Confirm' } }), may: nobody, else: 404 },
  { route: 'GET /quotas', may: signedIn },
  { route: 'GET /quotas', what: 'of one unit', ...ofUnit, send: ({ orgId }) => ({ query: { orgId } }) },
  { route: 'GET /quotas/records', ...ofUnit, send: ({ orgId, packId, serviceId }) => ({ query: { orgId, packId, serviceId, period: '2026' } }) },

  { route: 'GET /report-objects', may: signedIn },
  { route: 'GET /report-objects/{reportObjectId}', params: () => ({ reportObjectId: 'none' }), may: nobody, else: 404 },
  { route: 'GET /report-objects/{reportObjectId}/figures/{indicatorId}/records', params: () => ({ reportObjectId: 'none', indicatorId: 'none' }), may: nobody, else: 404 },
  { route: 'GET /report-objects/{reportObjectId}/sheet', params: () => ({ reportObjectId: 'none' }), may: nobody, else: 404 },
  { route: 'GET /report-objects/{reportObjectId}/files/{fileId}', params: () => ({ reportObjectId: 'none', fileId: 'none' }), may: nobody, else: 404 },
  { route: 'POST /report-objects/{reportObjectId}/commands', params: () => ({ reportObjectId: 'none' }), send: () => ({ body: { type: 'remark', text: 'matrix', base: 0 } }), may: nobody, else: 404 },

  { route: 'GET /exports', may: right('audit'), else: 403 },

  { route: 'GET /incidents', ...operate },
  { route: 'POST /incidents/{incidentId}/retry', ...operated, params: ({ incidentId }) => ({ incidentId }), send: () => ({ body: { comment: 'matrix' } }) },
  { route: 'POST /incidents/{incidentId}/resolve', ...operated, params: ({ incidentId }) => ({ incidentId }), send: () => ({ body: { comment: 'matrix' } }) },
  { route: 'GET /works/{workId}/standing', ...operated, params: ({ checked }) => ({ workId: checked.workId }) },
  { route: 'POST /works/{workId}/repairs', ...operated, params: ({ checked }) => ({ workId: checked.workId }), send: () => ({ body: { type: 'SetVariables', vars: {}, comment: 'matrix' } }) },
  { route: 'POST /batches', ...operate, send: () => ({ body: { what: 'retry', kind: 'command', comment: 'matrix' } }) },
  { route: 'POST /batches', what: 'of a work', ...operated, send: ({ checked }) => ({ body: { what: 'terminate', workIds: [checked.workId], comment: ' ' } }) },
  { route: 'GET /batches', ...operate },
  { route: 'GET /batches/{batchId}', ...operated, may: nobody },
  { route: 'GET /batches/{batchId}/items', ...operated, may: nobody },

  { route: 'POST /migrations/map', ...moving, send: (world) => ({ body: planOf(world) }) },
  { route: 'POST /migrations/dry-run', ...moving, send: (world) => ({ body: { plan: planOf(world) } }) },
  { route: 'POST /migrations/apply', ...moving, send: (world) => ({ body: { plan: planOf(world), comment: 'matrix', workIds: [] } }) },
  { route: 'POST /works/{workId}/undo-migration', ...moving, params: ({ checked }) => ({ workId: checked.workId }), send: () => ({ body: { comment: 'matrix' } }) },

  { route: 'POST /known', may: both(signedIn, near), else: 404, send: ({ sha, pack }) => ({ body: { release: sha, formId: Object.keys(pack.forms)[0] ?? '', data: {} } }) },

  { route: 'POST /files', may: signedIn, send: ({ png }) => ({ raw: png() }) },
  { route: 'GET /files/{fileId}', what: 'in a record', params: ({ fileId }) => ({ fileId }), may: both(mayHave('checked'), ({ role }, { seesFile }) => seesFile.includes(role?.maxLevel ?? '')), else: 404 },
  { route: 'GET /files/{fileId}', what: 'not yet in a record', params: ({ looseFileId }) => ({ fileId: looseFileId }), may: nobody, else: 404 },

  { route: 'GET /form-drafts', may: signedIn },
  { route: 'GET /form-drafts/{key}', params: ({ draftKey }) => ({ key: draftKey }), may: nobody, else: 404 },
  { route: 'PUT /form-drafts/{key}', params: () => ({ key: 'mine' }), may: signedIn, send: ({ packId, sha, now }) => ({ body: { packId, release: sha, title: 'mine', data: {}, savedAt: now } }) },
  { route: 'DELETE /form-drafts/{key}', params: ({ draftKey }) => ({ key: draftKey }), may: signedIn },

  { route: 'GET /inbox', may: signedIn },
  { route: 'POST /inbox/read', may: signedIn, send: ({ messageId }) => ({ body: { ids: [messageId] } }) },
  { route: 'GET /events', may: signedIn },

  { route: 'GET /notices/{packId}/{noticeId}', may: anybody, params: ({ packId, noticeId }) => ({ packId, noticeId }) },
  { route: 'GET /org-units', may: signedIn },
  { route: 'GET /org-units/holders', ...design, send: ({ orgTier, candidates }) => ({ query: { role: candidates.checked[0] ?? '', tier: orgTier } }) },

  { route: 'GET /registers', may: signedIn },
  { route: 'POST /registers/query', may: signedIn, send: (world) => ({ body: registerOf(world) }) },
  { route: 'POST /registers/count', may: signedIn, send: (world) => ({ body: registerOf(world) }) },
  { route: 'GET /registers/views', may: signedIn },
  { route: 'POST /registers/views', may: signedIn, send: (world) => ({ body: viewOf(world) }) },
  { route: 'POST /registers/views', what: 'shared with a unit of others', may: ({ orgId, place }, world) => place !== 'guest' && orgId === world.orgId, else: 403, send: (world) => ({ body: { ...viewOf(world), orgId: world.orgId } }) },
  { route: 'PUT /registers/views/{viewId}', params: () => ({ viewId: 'of-another' }), may: nobody, else: 404, send: (world) => ({ body: { ...viewOf(world), base: 0 } }) },
  { route: 'DELETE /registers/views/{viewId}/share', params: () => ({ viewId: 'of-another' }), may: nobody, else: 404 },
  { route: 'PUT /registers/views/{viewId}/first', params: () => ({ viewId: 'of-another' }), may: nobody, else: 404, send: () => ({ body: { first: true } }) },
  { route: 'DELETE /registers/views/{viewId}', params: () => ({ viewId: 'of-another' }), may: nobody, else: 404 },

  { route: 'GET /people', may: signedIn, send: () => ({ query: { q: 'a' } }) },

  { route: 'GET /packs', ...design },
  { route: 'GET /releases', may: right('operate'), else: 403 },
  { route: 'GET /packs/{packId}/draft', ...design, params: inPack },
  { route: 'PATCH /packs/{packId}/draft', ...design, params: inPack, send: () => ({ ...stale, body: { files: { 'README.md': 'mine' } } }) },
  { route: 'GET /packs/{packId}/draft/checks.js', ...design, params: inPack },
  { route: 'GET /packs/{packId}/draft/impact', ...publish, params: inPack },
  { route: 'POST /packs/{packId}/releases', ...publish, params: inPack, send: () => ({ ...stale, body: { version: '99.0.0', note: '' } }) },
  { route: 'POST /packs/{packId}/releases/{sha}/activations', params: ({ packId, sha }) => ({ packId, sha }), send: () => ({ body: { orgIds: 'all' } }), may: both(right('publish'), near), else: (person, world) => (right('publish')(person, world) ? 404 : 403) },
  { route: 'GET /releases/{sha}', params: ({ sha }) => ({ sha }), may: near, else: 404 },
  { route: 'GET /releases/{sha}/checks.js', params: ({ sha }) => ({ sha }), may: near, else: 404 },
  { route: 'GET /services', may: signedIn },

  { route: 'GET /record-sheets/records', may: signedIn, send: ({ packId, pack, serviceId }) => ({ query: { packId, type: pack.services[serviceId]?.record ?? '' } }) },
  { route: 'POST /record-sheets/registers', may: signedIn, send: ({ packId, pack, serviceId }) => ({ body: { packId, type: pack.services[serviceId]?.record ?? '' } }) },
  { route: 'GET /record-sheets/template', ...starting, send: (world) => ({ query: startAt(world) }) },
  { route: 'POST /imports', ...starting, send: (world) => ({ query: startAt(world), raw: { type: 'application/octet-stream', text: 'x' } }) },
  { route: 'GET /imports', may: signedIn },
  { route: 'GET /imports/types', may: signedIn },
  { route: 'GET /imports/{importId}', params: () => ({ importId: 'none' }), may: () => false, else: 404 },
  { route: 'GET /imports/{importId}/problems', params: () => ({ importId: 'none' }), may: () => false, else: 404 },
  { route: 'GET /imports/{importId}/written', params: () => ({ importId: 'none' }), may: () => false, else: 404 },
  { route: 'GET /imports/{importId}/errors', params: () => ({ importId: 'none' }), may: () => false, else: 404 },
  { route: 'POST /imports/{importId}/commands', params: () => ({ importId: 'none' }), send: () => ({ body: { type: 'confirm' } }), may: () => false, else: 404 },

  { route: 'GET /records', may: signedIn },
  { route: 'GET /records', what: 'by words', may: signedIn, send: () => ({ query: { q: 'a' } }) },
  { route: 'GET /records', what: 'by ids', may: signedIn, send: ({ checked }) => ({ query: { ids: checked.recordId } }) },
  { route: 'GET /records/{recordId}', what: 'checked', params: ({ checked }) => ({ recordId: checked.recordId }), may: mayHave('checked'), else: 404 },
  { route: 'GET /records/{recordId}', what: 'offered', params: ({ offered }) => ({ recordId: offered.recordId }), may: mayHave('offered'), else: 404 },
  { route: 'GET /records/{recordId}/prints/{printId}', what: 'checked', params: ({ checked, pack }) => ({ recordId: checked.recordId, printId: printOf(pack) }), may: mayHave('checked'), else: 404 },
  { route: 'GET /records/{recordId}/prints/{printId}', what: 'offered', params: ({ offered, pack }) => ({ recordId: offered.recordId, printId: printOf(pack) }), may: mayHave('offered'), else: 404 },
  { route: 'GET /record-offers', may: signedIn, send: () => ({ query: { side: 'in' } }) },
  { route: 'GET /record-offers', what: 'of mine', may: signedIn, send: () => ({ query: { side: 'out' } }) },
  { route: 'POST /records/{recordId}/commands', what: 'accept what nobody offered', may: nobody, else: unseen(mayHave('checked')), params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { type: 'AcceptRecord', base: 0 } }) },
  { route: 'GET /record-types', may: signedIn },
  { route: 'POST /records', may: nobody, else: 403, send: ({ packId, pack, serviceId, orgId }) => ({ body: { packId, recordType: pack.services[serviceId]?.record ?? '', orgId, data: {} } }) },
  { route: 'POST /records/{recordId}/commands', what: 'void', may: nobody, else: unseen(mayHave('checked')), params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { type: 'VoidRecord', reason: 'matrix', base: 0 } }) },
  { route: 'POST /records/{recordId}/commands', what: 'correct what is offered', may: nobody, else: (person, world) => (sees(person, world) ? 403 : 404), params: ({ offered }) => ({ recordId: offered.recordId }), send: () => ({ body: { type: 'CorrectRecord', patch: {}, reason: 'matrix', base: 0 } }) },
  { route: 'GET /records/{recordId}/changes', what: 'checked', params: ({ checked }) => ({ recordId: checked.recordId }), may: mayHave('checked'), else: 404 },
  { route: 'GET /records/{recordId}/changes', what: 'offered', params: ({ offered }) => ({ recordId: offered.recordId }), may: mayHave('offered'), else: 404 },
  { route: 'GET /records/{recordId}/links', what: 'checked', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ query: { type: 'none', link: 'none' } }), may: mayHave('checked'), else: 404 },
  { route: 'GET /records/{recordId}/grants', params: ({ checked }) => ({ recordId: checked.recordId }), may: mayHave('checked'), else: 404 },
  { route: 'POST /records/{recordId}/grants', params: ({ checked }) => ({ recordId: checked.recordId }), send: ({ userId }) => ({ body: { userId, hours: 1, reason: 'matrix' } }), may: nobody, else: unseen(mayHave('checked')) },
  { route: 'POST /records/{recordId}/grants/{grantId}/end', params: ({ checked }) => ({ recordId: checked.recordId, grantId: 'none' }), may: nobody, else: unseen(mayHave('checked')) },
  { route: 'GET /grant-requests', may: signedIn },
  { route: 'POST /records/{recordId}/grant-requests', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { hours: 1, reason: 'matrix' } }), may: nobody, else: unseen(mayHave('checked')) },
  { route: 'POST /records/{recordId}/grant-requests/{requestId}/give', params: ({ checked }) => ({ recordId: checked.recordId, requestId: 'none' }), send: () => ({ body: { hours: 1 } }), may: nobody, else: unseen(mayHave('checked')) },
  { route: 'POST /records/{recordId}/grant-requests/{requestId}/decline', params: ({ checked }) => ({ recordId: checked.recordId, requestId: 'none' }), send: () => ({ body: { reason: 'matrix' } }), may: nobody, else: unseen(mayHave('checked')) },
  { route: 'POST /records/{recordId}/grant-requests/{requestId}/withdraw', params: ({ checked }) => ({ recordId: checked.recordId, requestId: 'none' }), may: nobody, else: 404 },
  { route: 'POST /persons/similar', may: nobody, else: (person) => (seesNames(person) ? 404 : 403), send: () => ({ body: { packId: 'none', type: 'none', data: {} } }) },
  { route: 'GET /persons/doubles', may: nobody, else: (person) => (seesNames(person) ? 404 : 403), send: () => ({ query: { packId: 'none', type: 'none' } }) },
  { route: 'GET /persons/due-consents', may: signedIn },
  { route: 'GET /persons/{recordId}', params: ({ checked }) => ({ recordId: checked.recordId }), may: nobody, else: 404 },
  { route: 'POST /persons/{recordId}/merge', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { other: 'none', take: [], reason: 'matrix', base: 0, otherBase: 0 } }), may: nobody, else: 404 },
  { route: 'POST /persons/{recordId}/unmerge', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { other: 'none', reason: 'matrix', base: 0, otherBase: 0 } }), may: nobody, else: 404 },
  { route: 'POST /persons/{recordId}/apart', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { other: 'none', reason: 'matrix' } }), may: nobody, else: 404 },
  { route: 'POST /persons/{recordId}/apart/end', params: ({ checked }) => ({ recordId: checked.recordId }), send: () => ({ body: { other: 'none' } }), may: nobody, else: 404 },
  { route: 'GET /tasks', what: 'todo', may: signedIn, send: () => ({ query: { box: 'todo' } }) },
  { route: 'GET /tasks', what: 'offers', may: signedIn, send: () => ({ query: { box: 'offers' } }) },
  { route: 'GET /tasks/counts', may: signedIn },
  { route: 'GET /asks', may: signedIn },
  { route: 'GET /stand-ins', may: signedIn },
  { route: 'POST /stand-ins', may: signedIn, send: ({ userId, now }) => ({ body: { userId, from: now, until: now } }) },
  { route: 'POST /stand-ins', what: 'for another', ...operated, else: 403, send: ({ userId, headId, now }) => ({ body: { userId, for: headId, from: now, until: now } }) },
  { route: 'DELETE /stand-ins/{standInId}', ...operated, else: 404, params: ({ standInId }) => ({ standInId }) },
  { route: 'GET /tasks/{taskId}', what: 'checked', params: ({ checked }) => ({ taskId: checked.taskId }), may: mayHave('checked'), else: 404 },
  { route: 'GET /tasks/{taskId}', what: 'offered', params: ({ offered }) => ({ taskId: offered.taskId }), may: mayHave('offered'), else: 404 },

  { route: 'POST /works', ...starting, send: (world) => ({ body: { ...startAt(world), data: {} } }) },
  { route: 'GET /works', what: 'started', may: signedIn, send: () => ({ query: { box: 'started' } }) },
  { route: 'GET /works', what: 'done', may: signedIn, send: () => ({ query: { box: 'done' } }) },
  { route: 'GET /works', what: 'copied', may: signedIn, send: () => ({ query: { box: 'copied' } }) },
  { route: 'GET /works/{workId}', what: 'checked', params: ({ checked }) => ({ workId: checked.workId }), may: mayHave('checked'), else: 404 },
  { route: 'GET /works/{workId}', what: 'offered', params: ({ offered }) => ({ workId: offered.workId }), may: mayHave('offered'), else: 404 },
  command('complete', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked }) => ({ type: 'CompleteTask', taskId: checked.taskId, outcome: 'no-such-outcome', data: {} })),
  command('take on', { may: candidateOf('offered'), else: unseen(mayHave('offered')) }, 'offered', ({ offered }) => ({ type: 'CompleteTask', taskId: offered.taskId, data: {} })),
  command('return', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked }) => ({ type: 'ReturnTask', taskId: checked.taskId, to: 'no-such-step', comment: 'why' })),
  command('claim', { may: mayHave('checked'), else: 404 }, 'checked', () => ({ type: 'ClaimTask', taskId: 'no-such-task' })),
  command('release', { may: nobody, else: unseen(mayHave('checked')) }, 'checked', ({ checked }) => ({ type: 'ReleaseTask', taskId: checked.taskId })),
  command('reject', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked }) => ({ type: 'RejectTask', taskId: checked.taskId, comment: '' })),
  command('take back', { may: nobody, else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'TakeBackTask', node: 'no-such-step' })),
  command('transfer', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'TransferTask', taskId: checked.taskId, userId, comment: '' })),
  command('transfer what is offered', { may: nobody, else: unseen(mayHave('offered')) }, 'offered', ({ offered, userId }) => ({ type: 'TransferTask', taskId: offered.taskId, userId, comment: 'why' })),
  command('delegate', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'DelegateTask', taskId: checked.taskId, userId, comment: '' })),
  command('add a signer', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'AddSigners', taskId: checked.taskId, userIds: [userId], position: 'before', comment: '' })),
  command('remove a signer', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'RemoveSigner', taskId: checked.taskId, userId, comment: 'why' })),
  command('ask', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'AskPerson', taskId: checked.taskId, userId, waits: false, comment: '' })),
  command('answer', { may: mayHave('checked'), else: 404 }, 'checked', () => ({ type: 'AnswerAsk', askId: 'no-such-ask', comment: 'x' })),
  command('end a question', { may: mayHave('checked'), else: 404 }, 'checked', () => ({ type: 'EndAsk', askId: 'no-such-ask' })),
  command('copy', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', ({ userId }) => ({ type: 'CopyTo', userIds: [userId], taskId: 'no-such-task' })),
  command('copy what is offered', { may: nobody, else: unseen(mayHave('offered')) }, 'offered', ({ userId }) => ({ type: 'CopyTo', userIds: [userId], taskId: 'no-such-task' })),
  command('say that it is read', { may: mayHave('checked'), else: 404 }, 'checked', () => ({ type: 'MarkRead', copyId: 'no-such-copy' })),
  command('urge', { may: candidateOf('checked'), else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'Urge', taskId: 'no-such-task' })),
  command('reassign', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', ({ checked, userId }) => ({ type: 'ReassignTask', taskId: checked.taskId, userId, comment: '' })),
  command('remove a member', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', ({ checked }) => ({ type: 'RemoveMember', taskId: checked.taskId, comment: 'why' })),
  command('suspend', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'SuspendInstance', comment: '' })),
  command('resume', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'ResumeInstance', comment: 'why' })),
  command('hand over', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', ({ userId, spareId }) => ({ type: 'HandOver', from: spareId, to: userId, comment: 'why' })),
  command('withdraw', { may: nobody, else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'WithdrawInstance', comment: 'why' })),
  command('terminate', { may: both(right('operate'), sees), else: unseen(mayHave('checked')) }, 'checked', () => ({ type: 'TerminateInstance', comment: '' })),

  { route: 'GET /roles', ...accounts },
  { route: 'GET /users', ...accounts },
  { route: 'POST /users', ...accounts, send: () => ({ body: { username: 'some-body', name: 'x', password: 'Some-password-1', grants: [{ role: 'no-such-role', orgId: 'nowhere' }] } }) },
  { route: 'PATCH /users/{userId}', params: ({ spareId }) => ({ userId: spareId }), send: () => ({ body: { disabled: false } }), may: both(right('accounts'), near), else: (person, world) => (right('accounts')(person, world) ? 404 : 403) },

  { route: 'POST /users/{userId}/hand-over', ...moving, params: ({ spareId }) => ({ userId: spareId }), send: () => ({ body: { to: 'no-such-person', comment: 'matrix' } }) },

  { route: 'POST /session', may: anybody, send: () => ({ body: { username: 'spare', password: PASSWORD } }), endsSession: true },
  { route: 'GET /session', may: signedIn },
  { route: 'PUT /session/password', may: signedIn, send: () => ({ body: { current: PASSWORD, next: PASSWORD } }) },
  { route: 'DELETE /session', may: signedIn, endsSession: true },
  { route: 'DELETE /sessions', may: signedIn, endsSession: true },
];
