import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, type Routes, strict } from '../api/contract';

/** An answer that was given before, in a record that the caller may see. */
export const KnownView = Type.Object({
  field: Id, value: Type.Unknown(), at: Instant,
  /** the record as it is called for him, the form and the service that it was given in */
  recordId: Id, recordTitle: Type.String(), formTitle: Type.String(), serviceTitle: Type.String(),
  /** older than answers to this question are good for: to be shown, not filled in */
  isOld: Type.Boolean(),
}, strict);
export type KnownView = Static<typeof KnownView>;

export const knownApi = {
  'POST /known': {
    summary: 'What is known of the person whom these answers name, for the fields of a form that are bound to questions. A body, since a number of a person belongs in no address', access: 'session',
    body: Type.Object({ release: Type.String({ pattern: '^[0-9a-f]{64}$' }), formId: Id, recordId: Type.Optional(Id), data: Data }, strict),
    response: Type.Object({ known: Type.Array(KnownView) }, strict),
  },
} as const satisfies Routes;
export type KnownApi = typeof knownApi;
