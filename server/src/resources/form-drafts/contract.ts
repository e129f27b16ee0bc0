import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, type Routes, strict } from '../api/contract';

/** A form being filled, in any state, valid or not. Only its writer sees it. Sealed at rest. */
export const FormDraft = Type.Object({
  key: Id, packId: Id, release: Type.String(), serviceId: Type.Optional(Id), taskId: Type.Optional(Id), orgId: Type.Optional(Id), title: Type.String({ maxLength: 120 }), data: Data, savedAt: Instant,
}, strict);
export type FormDraft = Static<typeof FormDraft>;
const key = Type.Object({ key: Id });
export const formDraftsApi = {
  'GET /form-drafts': { summary: 'My drafts, newest first', access: 'session', response: Type.Object({ drafts: Type.Array(FormDraft) }, strict) },
  'GET /form-drafts/{key}': { summary: 'One draft', access: 'session', params: key, response: FormDraft },
  'PUT /form-drafts/{key}': { summary: 'Save a draft (the later savedAt wins)', access: 'session', params: key, body: Type.Omit(FormDraft, ['key'], strict), response: FormDraft },
  'DELETE /form-drafts/{key}': { summary: 'Throw a draft away', access: 'session', params: key, response: null, status: 204 },
} as const satisfies Routes;
export type FormDraftsApi = typeof formDraftsApi;
