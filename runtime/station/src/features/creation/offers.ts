import type { Ref } from '@liandong/form';
import type { ServiceView } from '@liandong/server/contract/services';

/** A service that makes such a record, at one unit. */
export interface Offer { readonly service: ServiceView; readonly orgId: string; readonly orgName: string }

/** Where one may make what a picker looks for. `orgId`: where one is working; a service that is offered there is started there. */
export function offersFor(services: readonly ServiceView[], packId: string, ref: Ref, orgId: string): Offer[] {
  if (ref.kind !== 'record') return [];
  return services.filter((service) => service.packId === packId && service.recordType === ref.record).flatMap((service) => {
    const here = service.orgs.filter((org) => org.orgId === orgId);
    return (here.length > 0 ? here : service.orgs).map((org) => ({ service, ...org }));
  });
}
