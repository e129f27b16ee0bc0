import { describe, expect, it } from '@jest/globals';
import { checkPack } from '../compile-pack';
import { aPack } from '../../testing/a-pack';

const climbing = (id: string, tier: string, more: object = {}) => ({ id, title: id, rows: tier, period: 'month', indicators: ['granted'], climb: { steps: [{ id: 's', title: 's', tier, roles: ['head'] }] }, ...more });
const codes = async (more: object, below: object = {}): Promise<string[]> => {
  const { findings } = await checkPack(aPack({ 'reports/low.json': climbing('low', 'station', below), 'reports/high.json': climbing('high', 'county', { gathers: 'low', ...more }) }));
  return findings.filter(({ severity, item }) => severity === 'error' && item === 'reports/high.json').map(({ code }) => code);
};

describe('a report over reports', () => {
  it('is of units above, of the same periods, and says nothing that those below do not say', async () => {
    expect(await codes({})).toEqual([]);
    expect(await codes({}, { period: 'year' })).toEqual(['report.gathers-period']);
    expect(await codes({ rows: 'station', climb: { steps: [{ id: 's', title: 's', tier: 'station', roles: ['head'] }] } })).toEqual(['report.gathers-below']);
    expect(await codes({}, { climb: undefined })).toEqual(['report.gathers-flat']);
    expect(await codes({ indicators: ['granted', 'more'] })).toContain('report.indicator-unknown');
  });

  it('adds up only what the reports below tell', async () => {
    const granted = { id: 'more', title: 'more', unit: 'item', version: 1, record: 'aid', aggregate: 'count', time: 'createdAt' };
    const { findings } = await checkPack(aPack({ 'indicators/more.json': granted, 'reports/low.json': climbing('low', 'station'), 'reports/high.json': climbing('high', 'county', { gathers: 'low', indicators: ['granted', 'more'] }) }));
    expect(findings.map(({ code }) => code)).toContain('report.gathers-indicator');
  });
});
