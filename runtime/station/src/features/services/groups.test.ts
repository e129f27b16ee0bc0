import { describe, expect, it } from '@jest/globals';
import type { ServiceView } from '@liandong/server/contract/services';
import { serviceGroups } from './groups';

const service = (serviceId: string, group?: string, summary?: string) => ({ serviceId, title: serviceId, ...(group ? { group } : {}), ...(summary ? { summary } : {}) }) as unknown as ServiceView;
const all = [service('A', 'g1', '老人'), service('B', 'g2'), service('C', 'g1'), service('D')];

describe('serviceGroups', () => {
  it('keeps the order of the list and names what has no group', () => {
    expect(serviceGroups(all, '', 'other').map(({ title, services }) => [title, services.map((one) => one.serviceId)])).toEqual([['g1', ['A', 'C']], ['g2', ['B']], ['other', ['D']]]);
  });
  it('finds by all words in title, group and summary', () => {
    expect(serviceGroups(all, ' 老人  G1 ', 'other').flatMap(({ services }) => services.map((one) => one.serviceId))).toEqual(['A']);
    expect(serviceGroups(all, '没有', 'other')).toEqual([]);
  });
});
