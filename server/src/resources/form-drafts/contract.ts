import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, type Routes, strict } from '../api/contract';

/** A form being filled, in any state, valid or not. Only its writer sees it. Sealed at rest. */
export const FormDraft = Type.Object({
  key: Id, packId: Id, release: Type.String(), serviceId: Type.Optional(Id), taskId: Type.Optional(Id), /** of a record that no process makes */ recordType: Type.Optional(Id), orgId: Type.Optional(Id), title: Type.String({ maxLength: 120 }), data: Data, savedAt: Instant,
}, strict);
export type FormDraft = Static<typeof FormDraft>;
/** `base`: the `savedAt` of the draft that these answers go on from; null: none was there. Refused when another one has come in between. */
export const FormDraftBody = Type.Object({ ...Type.Omit(FormDraft, ['key']).properties, base: Type.Optional(Type.Union([Instant, Type.Null()])) }, strict);
export type FormDraftBody = Static<typeof FormDraftBody>;
const key = Type.Object({ key: Id });
export const formDraftsApi = {
  'GET /form-drafts': { summary: 'My drafts, newest first', access: 'session', response: Type.Object({ drafts: Type.Array(FormDraft) }, strict) },
  'GET /form-drafts/{key}': { summary: 'One draft', access: 'session', params: key, response: FormDraft },
  'PUT /form-drafts/{key}': { summary: 'Save a draft (on top of `base`; without it the later savedAt wins)', access: 'session', params: key, body: FormDraftBody, response: FormDraft },
  'DELETE /form-drafts/{key}': { summary: 'Throw a draft away', access: 'session', params: key, response: null, status: 204 },
} as const satisfies Routes;
export type FormDraftsApi = typeof formDraftsApi;
