import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, IdList, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordView, TimelineEntry } from '../works/contract';

/** 转介: another unit is asked to take it. `from`: where it is meanwhile. `reason`: of the offer, or of how it ended; on the record's page only. */
export const OfferView = Type.Object({
  orgId: Id, orgName: Type.String(), from: Type.String(), by: Type.String(), at: Instant, until: Instant, owner: Type.Optional(Type.String()), reason: Type.Optional(Type.String()),
  ended: Type.Optional(Type.Object({ how: oneOf(['declined', 'recalled', 'lapsed', 'void']), by: Type.String(), at: Instant }, strict)),
}, strict);
export type OfferView = Static<typeof OfferView>;

export const RecordRow = Type.Object({
  id: Id, workId: Type.Optional(Id), no: Type.Optional(Type.String()), title: Type.String(), packId: Id, type: Id, typeTitle: Type.String(), state: Id, stateTitle: Type.String(),
  orgId: Id, orgName: Type.String(), createdAt: Instant,
  columns: Type.Array(Type.Object({ field: Id, title: Type.String(), value: Type.String() }, strict)),
  /** only while it waits for an answer */
  offer: Type.Optional(OfferView),
}, strict);
export type RecordRow = Static<typeof RecordRow>;

const reason = Type.String({ maxLength: 1000 });
const base = Type.Integer({ minimum: 0 });
export const RecordCommandBody = Type.Union([
  Type.Object({ type: Type.Literal('ActOnRecord'), action: Id, data: Type.Optional(Data), reason: Type.Optional(reason), occurredAt: Type.Optional(Instant), base }, strict),
  Type.Object({ type: Type.Literal('CorrectRecord'), patch: Data, reason, base }, strict),
  Type.Object({ type: Type.Literal('VoidRecord'), reason, base }, strict),
  Type.Object({ type: Type.Literal('TransferRecord'), orgId: Type.Optional(Id), owner: Type.Optional(Id), reason, base }, strict),
  Type.Object({ type: Type.Literal('AcceptRecord'), owner: Type.Optional(Id), reason: Type.Optional(reason), base }, strict),
  Type.Object({ type: Type.Literal('DeclineRecord'), reason, base }, strict),
  Type.Object({ type: Type.Literal('RecallRecord'), reason, base }, strict),
]);
export type RecordCommandBody = Static<typeof RecordCommandBody>;

/** What the caller may do with the record now: found by the checks that decide it. `correct`: the fields he may put right. */
export const RecordMay = Type.Object({
  /** the release under which it is done: its forms are the ones to fill */
  release: Type.String(),
  actions: Type.Array(Type.Object({ id: Id, title: Type.String(), form: Type.Optional(Id), reason: oneOf(['none', 'optional', 'required']), toTitle: Type.Optional(Type.String()) }, strict)),
  correct: Type.Array(Id), void: Type.Boolean(), transfer: Type.Boolean(),
  /** to accept or decline what his unit is asked to take; to take back what another unit is asked */
  answer: Type.Boolean(), recall: Type.Boolean(),
}, strict);
export type RecordMay = Static<typeof RecordMay>;

/** Records that point to this one by one link, as far as the caller reaches them. */
export const LinkedList = Type.Object({
  type: Id, typeTitle: Type.String(), link: Id, title: Type.String(), onVoid: oneOf(['refuse', 'detach', 'void']), count: Type.Integer(), /** there are more than were counted */ more: Type.Boolean(),
}, strict);
export type LinkedList = Static<typeof LinkedList>;

export const RecordDetail = Type.Object({
  record: RecordView, timeline: Type.Array(TimelineEntry), workId: Type.Optional(Id),
  owner: Type.Optional(Type.Object({ id: Id, name: Type.String() }, strict)),
  derived: Type.Array(Type.Object({ id: Id, title: Type.String(), value: Type.String() }, strict)),
  may: RecordMay, linked: Type.Array(LinkedList),
  /** the last one, unless it was accepted */
  offer: Type.Optional(OfferView),
}, strict);
export type RecordDetail = Static<typeof RecordDetail>;

/** One command's changes. Values as texts, cut to what the caller may see; `masked`: not in full. `version`: which value of the field it is, where its versions are kept. */
export const RecordChangeView = Type.Object({
  at: Instant, by: Type.String(), why: oneOf(['create', 'step', 'act', 'correct', 'void', 'transfer', 'detach', 'merge', 'unmerge', 'offer', 'accept', 'decline', 'recall', 'lapse']),
  what: Type.Optional(Type.String()), reason: Type.Optional(Type.String()), occurredAt: Type.Optional(Instant), state: Type.Optional(Type.String()), org: Type.Optional(Type.String()), owner: Type.Optional(Type.String()), asked: Type.Optional(Type.String()),
  fields: Type.Array(Type.Object({ field: Id, title: Type.String(), from: Type.String(), to: Type.String(), masked: Type.Boolean(), version: Type.Optional(Type.Integer()) }, strict)),
}, strict);
export type RecordChangeView = Static<typeof RecordChangeView>;

/** A kind of record that the packs in use know, and where the caller may make one by itself. */
export const RecordTypeView = Type.Object({
  packId: Id, type: Id, title: Type.String(), kind: Type.Optional(Type.String()),
  create: Type.Optional(Type.Object({ release: Type.String(), form: Id, units: Type.Array(Type.Object({ id: Id, name: Type.String() }, strict)) }, strict)),
}, strict);
export type RecordTypeView = Static<typeof RecordTypeView>;

const params = Type.Object({ recordId: Id });
export const recordsApi = {
  'GET /records': {
    summary: 'Records in my reach, newest first; with `q` those whose number or shown name holds it, with `ids` just these, with `pick` without those that were given up', access: 'session', response: pageOf(RecordRow),
    query: Type.Object({ packId: Type.Optional(Id), type: Type.Optional(Id), state: Type.Optional(Id), orgId: Type.Optional(Id), q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })), ids: Type.Optional(IdList), pick: Type.Optional(Type.Boolean()), ...PageQuery }, strict),
  },
  'POST /records': {
    summary: 'Make a record that no process makes', access: 'session', status: 201, idempotent: true, response: RecordDetail,
    body: Type.Object({ packId: Id, recordType: Id, orgId: Id, release: Type.Optional(Type.String({ maxLength: 80 })), data: Data, occurredAt: Type.Optional(Instant) }, strict),
  },
  'GET /record-offers': {
    summary: 'Records that wait for the answer of another unit, the nearest end first: those my units are asked to take, or those of my reach that others are asked to take', access: 'session', response: pageOf(RecordRow),
    query: Type.Object({ side: oneOf(['in', 'out']), ...PageQuery }, strict),
  },
  'GET /record-types': { summary: 'Kinds of records in use, and where I may make one', access: 'session', response: Type.Object({ items: Type.Array(RecordTypeView) }, strict) },
  'GET /records/{recordId}': { summary: 'One record with what I may do with it; viewing a sensitive one is itself recorded', access: 'session', params, response: RecordDetail },
  'POST /records/{recordId}/commands': { summary: 'Act on it, put it right, void it, hand it over, offer it to another unit and answer that', access: 'session', idempotent: true, params, body: RecordCommandBody, response: RecordDetail },
  'GET /records/{recordId}/changes': {
    summary: 'Who changed what, when, from what and why, newest first', access: 'session', params, query: Type.Object({ field: Type.Optional(Id), ...PageQuery }, strict), response: pageOf(RecordChangeView),
  },
  'GET /records/{recordId}/links': {
    summary: 'Records that point to it by one link, newest first', access: 'session', params, query: Type.Object({ type: Id, link: Id, ...PageQuery }, strict), response: pageOf(RecordRow),
  },
} as const satisfies Routes;
export type RecordsApi = typeof recordsApi;
