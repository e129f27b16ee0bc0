import { type Static, Type } from '@sinclair/typebox';
import { Id, type Routes, strict } from '../api/contract';

export const ServiceView = Type.Object({
  packId: Id, release: Type.String(), version: Type.String(), serviceId: Id, title: Type.String(),
  group: Type.Optional(Type.String()), summary: Type.Optional(Type.String()), formId: Id, recordType: Id,
  /** units at which I may start it */
  orgs: Type.Array(Type.Object({ orgId: Id, orgName: Type.String() }, strict)),
}, strict);
export type ServiceView = Static<typeof ServiceView>;

export const servicesApi = {
  'GET /services': { summary: 'The service list in use at my units: what I can start now', access: 'session', response: Type.Object({ services: Type.Array(ServiceView) }, strict) },
} as const satisfies Routes;
export type ServicesApi = typeof servicesApi;
