import { type Static, Type } from '@sinclair/typebox';
import { Data, Id, Instant, oneOf, PageQuery, pageOf, type Routes, strict } from '../api/contract';
import { RecordRow } from '../records/contract';
import { RecordView } from '../works/contract';

/** Somebody who may be the same person. Beyond the caller's reach only at which unit he is known: no record, no name, no reasons. */
export const SimilarPerson = Type.Object({
  likelihood: oneOf(['certain', 'likely', 'possible']), orgName: Type.String(),
  record: Type.Optional(RecordRow), points: Type.Optional(Type.Integer()), reasons: Type.Optional(Type.Array(Type.Object({ code: Type.String(), points: Type.Integer() }, strict))),
}, strict);
export type SimilarPerson = Static<typeof SimilarPerson>;

/** 疑似重复: two records that may be of one person, both in the caller's reach. */
export const SuspectedDouble = Type.Object({ record: RecordRow, other: RecordRow, /** his roles may put such records right */ mayDecide: Type.Boolean(), likelihood: SimilarPerson.properties.likelihood, points: Type.Integer(), reasons: Type.Array(Type.Object({ code: Type.String(), points: Type.Integer() }, strict)) }, strict);
export type SuspectedDouble = Static<typeof SuspectedDouble>;

const LocalDate = Type.String({ maxLength: 10 });
/** A person beside him, by which link, and since when and until when. */
export const Kin = Type.Object({ record: RecordRow, link: Type.String(), since: Type.Optional(LocalDate), until: Type.Optional(LocalDate), isNow: Type.Boolean() }, strict);
export type Kin = Static<typeof Kin>;
export const ConsentView = Type.Object({ recordId: Id, scopes: Type.String(), /** codes of `scopes` */ codes: Type.Array(Type.String()), signedAt: LocalDate, expiresAt: Type.Optional(LocalDate), byGuardian: Type.Boolean(), isInForce: Type.Boolean(), stateTitle: Type.String() }, strict);
export type ConsentView = Static<typeof ConsentView>;
/** Old enough to be asked himself since a day; `scopes` are held by an older consent. */
export const AskAgainView = Type.Object({ age: Type.Integer(), since: LocalDate, scopes: Type.String() }, strict);

/** 一人一档. */
export const PersonView = Type.Object({
  record: RecordView, age: Type.Optional(Type.Integer()),
  /** records of the same person that live on under this one */
  merged: Type.Array(Type.Object({ id: Id, no: Type.Optional(Type.String()), title: Type.String(), version: Type.Integer() }, strict)),
  mayMerge: Type.Boolean(),
  /** persons who look like him and were told apart from him */
  apart: Type.Array(Type.Object({ record: RecordRow, by: Type.String(), at: Instant, reason: Type.String() }, strict)),
  guardians: Type.Array(Kin), wards: Type.Array(Kin), households: Type.Array(Kin), housemates: Type.Array(Kin),
  consents: Type.Array(ConsentView), askAgain: Type.Optional(AskAgainView),
  /** fields that are not shown since he has not agreed, or the caller was not let in: titles */
  closed: Type.Array(Type.String()),
  /** what is recorded of him in all services, newest first; `lacksConsent`: it goes on though he has taken back what it needs */
  records: Type.Array(Type.Object({ record: RecordRow, link: Type.String(), lacksConsent: Type.Boolean() }, strict)), more: Type.Boolean(),
}, strict);
export type PersonView = Static<typeof PersonView>;

const params = Type.Object({ recordId: Id });
const both = { other: Id, reason: Type.String({ maxLength: 1000 }), base: Type.Integer({ minimum: 0 }), otherBase: Type.Integer({ minimum: 0 }) };
export const personsApi = {
  'POST /persons/similar': {
    summary: 'Who is known already that may be this person. A body, since what a person is known by belongs in no address', access: 'session',
    body: Type.Object({ packId: Id, type: Id, data: Data, recordId: Type.Optional(Id) }, strict), response: Type.Object({ items: Type.Array(SimilarPerson) }, strict),
  },
  'GET /persons/doubles': {
    summary: 'Suspected doubles among persons in my reach', access: 'session', query: Type.Object({ packId: Id, type: Id, ...PageQuery }, strict), response: pageOf(SuspectedDouble),
  },
  'GET /persons/due-consents': {
    summary: 'Persons in my reach who have become old enough to be asked for their own consent', access: 'session',
    response: Type.Object({ items: Type.Array(Type.Object({ record: RecordRow, askAgain: AskAgainView }, strict)), more: Type.Boolean() }, strict),
  },
  'GET /persons/{recordId}': { summary: 'One person over all services; seeing him is itself recorded', access: 'session', params, response: PersonView },
  'POST /persons/{recordId}/merge': {
    summary: 'The other record is of the same person and lives on under this one; `take`: fields of which its value counts', access: 'session', idempotent: true, params,
    body: Type.Object({ ...both, take: Type.Array(Id, { maxItems: 200 }) }, strict), response: Type.Object({ recordId: Id }, strict),
  },
  'POST /persons/{recordId}/unmerge': { summary: 'They are two persons after all', access: 'session', idempotent: true, params, body: Type.Object(both, strict), response: Type.Object({ recordId: Id }, strict) },
  'POST /persons/{recordId}/apart': {
    summary: 'The two look alike and are not one: they are suspected no more', access: 'session', idempotent: true, params,
    body: Type.Object({ other: Id, reason: both.reason }, strict), response: Type.Object({ recordId: Id }, strict),
  },
  'POST /persons/{recordId}/apart/end': { summary: 'Take that back: they may be one after all', access: 'session', params, body: Type.Object({ other: Id }, strict), response: Type.Object({ recordId: Id }, strict) },
} as const satisfies Routes;
export type PersonsApi = typeof personsApi;
