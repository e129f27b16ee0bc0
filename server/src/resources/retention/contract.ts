import { type Static, Type } from '@sinclair/typebox';
import { Id, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';

/** 保管期限 of one kind of record that the caller looks after. */
export const RetentionType = Type.Object({ packId: Id, type: Id, typeTitle: Type.String(), title: Type.String(), years: Type.Integer(), from: oneOf(['closed', 'created', 'adult']) }, strict);
export type RetentionType = Static<typeof RetentionType>;

/** A record that need not be kept any more. Local dates: from when it was counted, since when it is due. `linked`: so many records point to it (100: or more). */
export const RetentionRow = Type.Object({ record: RecordRow, from: Type.String(), until: Type.String(), linked: Type.Integer() }, strict);
export type RetentionRow = Static<typeof RetentionRow>;

export const retentionApi = {
  'GET /retention': { summary: 'Kinds of records of which I look after what need not be kept any more', access: 'session', response: Type.Object({ types: Type.Array(RetentionType) }, strict) },
  'GET /retention/records': {
    summary: 'Records of one kind whose time is over, the oldest first, masked by role', access: 'session', response: pageOf(RetentionRow),
    query: Type.Object({ packId: Id, type: Id, ...PageQuery }, strict),
  },
} as const satisfies Routes;
export type RetentionApi = typeof retentionApi;
