import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../platform/http/refusal';
import { aServer, type TestServer } from '../../testing/a-server';
import { importUnits } from './index';

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
  await server.seedCounty({ users: { eva: ['WORKER@east'], boss: ['POLICY@c1'] } });
});
afterAll(() => server.stop());

const run = (text: string, county?: string) => importUnits(server.deps, 'units.csv', Buffer.from(text), county);
const linesOf = async (text: string, county = 'c1') => {
  const error: unknown = await run(text, county).catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? error.problems.map((found) => `${found.params.line ?? '-'} ${found.code}`) : error;
};

describe('importing units', () => {
  it('takes the county of the repository, twice with one result', async () => {
    const path = fileURLToPath(new URL('../../../../templates/counties/chenggu/org-units.csv', import.meta.url));
    const content = await readFile(path);
    const rows = content.toString('utf8').trim().split('\n').length - 1;
    const first = await importUnits(server.deps, 'org-units.csv', content);
    expect(first).toEqual({ countyId: '610722', added: rows, changed: 0, same: 0 });
    expect(await importUnits(server.deps, 'org-units.csv', content)).toEqual({ countyId: '610722', added: 0, changed: 0, same: rows });
    const { units, view } = await server.deps.org.snapshot('610722');
    expect(units.filter((unit) => unit.tier === 'station')).toHaveLength(17);
    expect(units.filter((unit) => unit.demo)).toHaveLength(37);
    expect(view.unit('610722111-R01')?.path).toEqual(['610722', '610722111']);
  });

  it('takes Chinese headings and words, any order, with a byte order mark', async () => {
    expect(await run('\ufeff层级,编码,上级编码,名称,演示\n站,s9,c1,九站,是\n室,r9,s9,九室,\n', 'c1')).toEqual({ countyId: 'c1', added: 2, changed: 0, same: 4 });
    expect((await server.deps.org.snapshot('c1')).view.unit('s9')).toMatchObject({ tier: 'station', name: '九站', demo: true });
  });

  it('moves a unit with all below it', async () => {
    await run('code,name,tier,parent\nr10,Room,room,east1\n', 'c1');
    await run('code,name,tier,parent\neast1,unit east1,room,west\n', 'c1');
    expect((await server.deps.org.snapshot('c1')).view.unit('r10')?.path).toEqual(['c1', 'west', 'east1']);
    await run('code,name,tier,parent\neast1,unit east1,room,east\n', 'c1');
  });

  it('names every bad row with its line and takes none', async () => {
    const before = (await server.deps.org.snapshot('c1')).units.length;
    const text = ['code,name,tier,parent,demo', 'ok,Fine,station,c1,', ',No code,station,c1,', 'a/b,Shape,station,c1,', 'n,,station,c1,', 't,Tier,castle,c1,', 'p,Parent,station,,', 'ok,Twice,station,c1,', 'f,Flag,station,c1,maybe', 'c9,Other,county,,'].join('\n');
    expect(await linesOf(text)).toEqual(['3 import.code-missing', '4 import.code-shape', '5 import.name-missing', '6 import.tier-unknown', '7 import.parent-missing', '8 import.code-twice', '9 import.flag', '10 import.county-other']);
    expect((await server.deps.org.snapshot('c1')).units).toHaveLength(before);
  });

  it('refuses a parent that is nowhere and a circle', async () => {
    expect(await linesOf('code,name,tier,parent\nx,X,station,nowhere\n')).toEqual(['2 import.parent-unknown']);
    expect(await linesOf('code,name,tier,parent\nx,X,station,y\ny,Y,station,x\n')).toEqual(['2 import.parent-cycle', '3 import.parent-cycle']);
  });

  it.each([
    ['without rows', 'code,name,tier\n', '- import.empty'], ['without a needed column', 'code,title,parent\nx,X,c1\n', '- import.column'], ['that is not UTF-8', '\xff\xfe', '- import.unreadable'],
  ])('refuses a file %s', async (_name, text, expected) => {
    const error: unknown = await importUnits(server.deps, 'u.csv', Buffer.from(text, 'latin1'), 'c1').catch((thrown: unknown) => thrown);
    expect(error instanceof Refusal ? `- ${error.problems[0]?.code}` : error).toBe(expected);
  });

  it('refuses an Excel file that is none', async () => {
    await expect(importUnits(server.deps, 'u.xlsx', Buffer.from('PK nonsense'), 'c1')).rejects.toMatchObject({ problems: [{ code: 'import.unreadable' }] });
  });

  it('needs to know the county when there are several', async () => {
    expect(await linesOf('code,name,tier,parent\nx,X,station,c1\n', undefined as unknown as string)).toBeDefined();
    await expect(run('code,name,tier,parent\nx,X,station,east\n')).rejects.toMatchObject({ problems: [{ code: 'county.several' }] });
  });
});

describe('the tree over HTTP', () => {
  it('is the own county, parents first', async () => {
    const { body } = await (await server.signIn('eva')).call('GET /org-units');
    expect(body.units[0]).toEqual({ id: 'c1', parentId: null, tier: 'county', name: 'unit c1', demo: false });
    expect(body.units.some((unit: { id: string }) => unit.id === '610722')).toBe(false);
  });

  it('shows designers who would be found', async () => {
    const { body } = await (await server.signIn('boss')).call('GET /org-units/holders', { query: { role: 'WORKER', tier: 'station' } });
    const { body: eva } = await (await server.signIn('eva')).call('GET /session');
    expect(body.units.find((unit: { orgId: string }) => unit.orgId === 'east')).toMatchObject({ holders: ['name of eva'], userIds: [eva.userId] });
    expect(body.units.find((unit: { orgId: string }) => unit.orgId === 'west').holders).toEqual([]);
  });
});
