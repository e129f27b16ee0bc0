import { type Static, Type } from '@sinclair/typebox';
import { Id, Instant, type Routes, strict } from '../api/contract';
import { RecordView } from '../works/contract';

/** What somebody said at a step when he did it; `by` and `outcome` as words. */
export const SaidView = Type.Object({ by: Type.String(), at: Instant, outcome: Type.Optional(Type.String()), opinion: Type.Optional(Type.String()) }, strict);

/** All that core's `layOut` needs besides the release: no more of the record than stands on the sheet. */
export const PrintView = Type.Object({
  record: RecordView, said: Type.Record(Type.String(), Type.Array(SaidView)), /** of what was picked: id → name, as the caller may know it */ names: Type.Record(Type.String(), Type.String()),
  county: Type.String(), printedBy: Type.String(), printedAt: Instant, /** it shows sensitive values in full: the sheet names who looked at it, and when */ sensitive: Type.Boolean(),
}, strict);
export type PrintView = Static<typeof PrintView>;

export const printsApi = {
  'GET /records/{recordId}/prints/{printId}': {
    summary: 'A record for one of the print layouts of its release; showing sensitive values on paper is itself recorded', access: 'session',
    params: Type.Object({ recordId: Id, printId: Id }), response: PrintView,
  },
} as const satisfies Routes;
export type PrintsApi = typeof printsApi;
