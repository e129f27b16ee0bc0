import { describe, expect, it } from '@jest/globals';
import type { RecordTypeView } from '@liandong/server/contract/records';
import type { ServiceView } from '@liandong/server/contract/services';
import { offersFor } from './offers';

const service = (serviceId: string, recordType: string, orgs: readonly string[], packId = 'p') =>
  ({ packId, serviceId, recordType, title: serviceId, orgs: orgs.map((orgId) => ({ orgId, orgName: orgId })) }) as unknown as ServiceView;
const ALL = [service('A', 'person', ['east', 'west']), service('B', 'person', ['west']), service('C', 'case', ['east']), service('D', 'person', ['east'], 'q')];
const type = (id: string, units: readonly string[], packId = 'p') => ({ packId, type: id, title: id, ...(units.length > 0 ? { create: { release: 'r', form: 'f', units: units.map((unit) => ({ id: unit, name: unit })) } } : {}) }) as RecordTypeView;
const TYPES = [type('household', ['east', 'west']), type('case', []), type('household', ['east'], 'q')];
const found = (ref: Parameters<typeof offersFor>[2], orgId: string): string[] =>
  offersFor({ services: ALL, types: TYPES }, 'p', ref, orgId).map((offer) => `${'service' in offer ? offer.service.serviceId : offer.type.type}@${offer.orgId}`);

describe('offersFor', () => {
  it('are the services of the pack that make such a record, where one is working if they can be started there', () => {
    expect(found({ kind: 'record', record: 'person' }, 'east')).toEqual(['A@east', 'B@west']);
    expect(found({ kind: 'record', record: 'person' }, 'elsewhere')).toEqual(['A@east', 'A@west', 'B@west']);
  });
  it('are the form of a record that is made without a service', () => {
    expect([found({ kind: 'record', record: 'household' }, 'west'), found({ kind: 'record', record: 'case' }, 'east')]).toEqual([['household@west'], ['C@east']]);
    expect(found({ kind: 'record', record: 'household' }, 'elsewhere')).toEqual(['household@east', 'household@west']);
  });
  it('are none for units, people and records that no service makes', () => {
    expect([found({ kind: 'unit' }, 'east'), found({ kind: 'user' }, 'east'), found({ kind: 'record', record: 'x' }, 'east')]).toEqual([[], [], []]);
  });
});
