import type { Ref } from '@liandong/form';
import type { RecordTypeView } from '@liandong/server/contract/records';
import type { ServiceView } from '@liandong/server/contract/services';

interface AtUnit { readonly orgId: string; readonly orgName: string }
/** A service that makes such a record, or its own form where it needs none, at one unit. */
export type Offer = (AtUnit & { readonly service: ServiceView }) | (AtUnit & { readonly type: RecordTypeView });

/** What makes records: services, and types that are made by themselves. */
export interface Ways { readonly services: readonly ServiceView[]; readonly types: readonly RecordTypeView[] }

/** Where one may make what a picker looks for. `orgId`: where one is working; a service that is offered there is started there. */
export function offersFor({ services, types }: Ways, packId: string, ref: Ref, orgId: string): Offer[] {
  if (ref.kind !== 'record') return [];
  const near = (orgs: readonly AtUnit[]): readonly AtUnit[] => { const here = orgs.filter((org) => org.orgId === orgId); return here.length > 0 ? here : orgs; };
  return [
    ...services.filter((service) => service.packId === packId && service.recordType === ref.record).flatMap((service) => near(service.orgs).map((org) => ({ service, ...org }))),
    ...types.filter((type) => type.packId === packId && type.type === ref.record).flatMap((type) => near((type.create?.units ?? []).map(({ id, name }) => ({ orgId: id, orgName: name }))).map((org) => ({ type, ...org }))),
  ];
}
