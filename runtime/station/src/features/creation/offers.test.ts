import { describe, expect, it } from '@jest/globals';
import type { ServiceView } from '@liandong/server/contract/services';
import { offersFor } from './offers';

const service = (serviceId: string, recordType: string, orgs: readonly string[], packId = 'p') =>
  ({ packId, serviceId, recordType, title: serviceId, orgs: orgs.map((orgId) => ({ orgId, orgName: orgId })) }) as unknown as ServiceView;
const ALL = [service('A', 'person', ['east', 'west']), service('B', 'person', ['west']), service('C', 'case', ['east']), service('D', 'person', ['east'], 'q')];
const found = (ref: Parameters<typeof offersFor>[2], orgId: string): string[] => offersFor(ALL, 'p', ref, orgId).map((offer) => `${offer.service.serviceId}@${offer.orgId}`);

describe('offersFor', () => {
  it('are the services of the pack that make such a record, where one is working if they can be started there', () => {
    expect(found({ kind: 'record', record: 'person' }, 'east')).toEqual(['A@east', 'B@west']);
    expect(found({ kind: 'record', record: 'person' }, 'elsewhere')).toEqual(['A@east', 'A@west', 'B@west']);
  });
  it('are none for units, people and records that no service makes', () => {
    expect([found({ kind: 'unit' }, 'east'), found({ kind: 'user' }, 'east'), found({ kind: 'record', record: 'x' }, 'east')]).toEqual([[], [], []]);
  });
});
