import { describe, expect, it } from '@jest/globals';
import { aPack, aProgram } from '../../testing/a-pack';
import { checkPack } from '../compile-pack';
import { diffPacks } from '../diff/index';

const indicator = (id: string, more: object = {}) => ({ [`indicators/${id}.json`]: JSON.stringify({ id, title: id, unit: 'times', version: 1, record: 'aid', aggregate: 'count', time: 'createdAt', ...more }) });
const LEDGER = { id: 'cash', title: 'Cash', kind: 'money', dimensions: [], accounts: [{ id: 'a', title: 'a', kind: 'asset', dimensions: [] }, { id: 'b', title: 'b', kind: 'source', dimensions: [] }], postings: [] };
const files = (tiles: readonly object[], more: object = {}) => ({
  ...indicator('n', { dimensions: [{ id: 'kind', title: 'kind', value: 'kind' }] }), ...indicator('people', { unit: 'person' }), 'ledgers/cash.json': JSON.stringify(LEDGER),
  'dashboards/d.json': JSON.stringify({ id: 'd', title: 'd', period: 'month', tiles: tiles.map((tile, index) => ({ id: `t${index}`, title: `t${index}`, ...tile })), ...more }),
});
const found = async (tiles: readonly object[], more?: object): Promise<string[]> => (await checkPack(aPack(files(tiles, more)))).findings.filter(({ item }) => item === 'dashboards/d.json').map(({ code, path }) => `${code} ${path}`);

describe('a dashboard', () => {
  it('of what there is has nothing wrong with it', async () => {
    expect(await found([{ kind: 'number', indicator: 'n' }, { kind: 'trend', indicators: ['n'] }, { kind: 'ranking', indicator: 'n', dimension: 'kind' }, { kind: 'grid', indicator: 'people', by: 'station', places: [{ unit: 'x', row: 0, column: 0 }] }, { kind: 'fulfilment', by: 'station' }])).toEqual([]);
  });
  it.each<[string, object, object | undefined, string]>([
    ['an indicator that is not there', { kind: 'number', indicator: 'x' }, undefined, 'dashboard.indicator-unknown /tiles/0/indicator'],
    ['one of several', { kind: 'trend', indicators: ['n', 'x'] }, undefined, 'dashboard.indicator-unknown /tiles/0/indicators'],
    ['two units on one axis', { kind: 'trend', indicators: ['n', 'people'] }, undefined, 'dashboard.units-mixed /tiles/0/indicators'],
    ['a trend without periods', { kind: 'trend', indicators: ['n'] }, { period: 'all' }, 'dashboard.trend-of-all /tiles/0'],
    ['a dimension that it has not', { kind: 'ranking', indicator: 'people', dimension: 'kind' }, undefined, 'dashboard.dimension-unknown /tiles/0/dimension'],
    ['two ways to compare', { kind: 'ranking', indicator: 'n', dimension: 'kind', by: 'station' }, undefined, 'dashboard.both-ways /tiles/0/by'],
    ['a service that is not there', { kind: 'fulfilment', by: 'station', services: ['x'] }, undefined, 'dashboard.service-unknown /tiles/0/services'],
    ['a ledger that is not there', { kind: 'money', ledger: 'x' }, undefined, 'dashboard.ledger-unknown /tiles/0/ledger'],
    ['a ledger without statement', { kind: 'money', ledger: 'cash' }, undefined, 'dashboard.no-statement /tiles/0/ledger'],
    ['a unit that lies in two places', { kind: 'grid', indicator: 'n', by: 'station', places: [{ unit: 'a', row: 0, column: 0 }, { unit: 'a', row: 0, column: 1 }] }, undefined, 'dashboard.place-twice /tiles/0/places/1/unit'],
    ['two units in one place', { kind: 'grid', indicator: 'n', by: 'station', places: [{ unit: 'a', row: 0, column: 0 }, { unit: 'b', row: 0, column: 0 }] }, undefined, 'dashboard.square-taken /tiles/0/places/1'],
    ['a role that is not there', { kind: 'number', indicator: 'n' }, { roles: ['x'] }, 'dashboard.role-unknown /roles'],
  ])('with %s is found', async (_name, tile, more, expected) => expect(await found([tile], more)).toEqual([expected]));
  it('names each tile once', async () => expect(await found([{ kind: 'number', indicator: 'n' }, { id: 't0', kind: 'number', indicator: 'n' }])).toEqual(['dashboard.tile-twice /tiles/1/id']));

  it('tells in words what changed of it', async () => {
    const packOf = async (...tiles: object[]) => (await aProgram(files(tiles))).pack;
    const [before, after] = [await packOf({ kind: 'number', indicator: 'n' }), await packOf({ kind: 'number', indicator: 'people', goal: 5 }, { kind: 'trend', indicators: ['n'] })];
    const changes = diffPacks(before, after).filter(({ item }) => item.startsWith('dashboards/'));
    expect(changes.map(({ kind, item }) => `${kind} ${item}`)).toEqual(['changed dashboards/d.json#tile/t0', 'added dashboards/d.json#tile/t1']);
    expect(changes[0]?.detail).toContain('people');
  });
});
