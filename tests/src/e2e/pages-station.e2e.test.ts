/** Every page of the station app, as everybody who uses it: readable, complete, in Chinese, on phones and at desks; also when there is nothing or something goes wrong. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor } from '../support/browser';
import { atWork } from '../support/county-at-work';
import { runJobs } from '../support/jobs';
import { tooSmall } from '../support/looks';
import { aSite } from '../support/site';
import { faultsHere, settled, signedInVisitor, STATION_VIEWS, walkThrough } from './walk';

const LONG_NAME = '欧阳慕容上官司徒诸葛夏侯皇甫尉迟公孙轩辕令狐钟离宇文长孙';
const LONG_UNIT = '二里镇人民政府社会事务和乡村振兴服务办公室社会工作服务站';
/** record numbers, service ids, ID numbers (also masked), account names, keys, names of uploaded files */
const allowed = { latin: /erli-[a-z0-9]+|\bgs1\b|[A-Z]{2}\d{2}-?|\d{9}(?:-R\d+)?-[A-Z]{2}-\d+-\d+|\d[\d* ]*X|\b[JKAR]\b|v?\d+\.\d+\.\d+|\w+\.(?:jpg|png)/ };
const HEADING = 'main h1, .gate h1, .gate strong';

let site: TestServer;
let browser: Browser;
let works: string[];
const walk = async (username: string, paths: readonly string[]): Promise<string[]> =>
  walkThrough(await signedInVisitor(browser, site, username, 'phone'), { base: `${site.url}/station`, heading: HEADING, views: STATION_VIEWS, allowed }, username, paths);
async function opened(username: string, path: string): Promise<Page> {
  const { page } = await signedInVisitor(browser, site, username, 'phone');
  await page.goto(`${site.url}/station${path}`);
  return page;
}
const first = async (username: string, route: string, query: Record<string, string>): Promise<string> =>
  (await (await site.signIn(username)).call(route, { query })).body.items[0]?.id ?? 'none';

beforeAll(async () => {
  [site, browser] = [
    await aSite(['wushe'], '2026-03-02T01:00:00.000Z', (county) => ({
      ...county,
      units: (county.units ?? []).map((unit) => (unit.id === '610722111' ? { ...unit, name: LONG_UNIT } : unit)),
      names: { ...county.names, 'erli-sw2': LONG_NAME },
    })),
    await aBrowser(),
  ];
  works = await atWork(site, {
    people: { sw1: 'erli-sw1', sw2: 'erli-sw2', head: 'erli-head', aide: 'erli-aide', vol: 'erli-vol1', gs1: 'gs1' },
    units: { s1: '610722111', r1: '610722111-R01' },
  }, [
    { packId: 'wushe', scenario: 'consult-referred', moves: 1 }, { packId: 'wushe', scenario: 'consult-referred' },
    { packId: 'wushe', scenario: 'visit-reviewed', moves: 2 }, { packId: 'wushe', scenario: 'visit-reviewed', moves: 3 }, { packId: 'wushe', scenario: 'visit-reviewed' },
    { packId: 'wushe', scenario: 'wish-granted', moves: 1 }, { packId: 'wushe', scenario: 'wish-granted', moves: 2 }, { packId: 'wushe', scenario: 'wish-granted', moves: 4 }, { packId: 'wushe', scenario: 'wish-granted', moves: 5 },
    { packId: 'wushe', scenario: 'wish-granted', moves: 6 }, { packId: 'wushe', scenario: 'wish-minor', moves: 4 }, { packId: 'wushe', scenario: 'wish-unclaimed', moves: 2 },
  ]);
  await runJobs(site);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('the pages of the station app', () => {
  it('are in order for a worker', async () => {
    const [task, offer, record, ended] = [await first('erli-sw1', 'GET /tasks', { box: 'todo' }), await first('erli-vol1', 'GET /tasks', { box: 'offers' }), await first('erli-sw1', 'GET /records', {}), works[1]];
    const pages = ['/', '/tasks', `/tasks/${task}`, `/tasks/${offer}`, '/services', '/services/wushe/WL03?org=610722111', '/services/wushe/EC01', '/works', '/works?box=done', `/works/${works[9]}`, `/works/${ended}`, `/works/${works[5]}/after?did=StartWork`, '/records', `/records/${record}`, '/inbox', '/tasks?box=asks', '/tasks?box=copied', '/mine', '/mine/stand-ins', '/mine/password', '/not-there', '/works/not-there', '/records/not-there'];
    expect(await walk('erli-sw1', pages)).toEqual([]);
  }, 600_000);

  it.each([['erli-head', 'todo'], ['erli-aide', 'todo'], ['erli-vol1', 'offers'], ['gs1', 'todo'], ['erli-gov', 'todo']])('are in order for %s', async (username, box) => {
    const task = await first(username, 'GET /tasks', { box });
    expect(await walk(username, ['/', '/tasks', '/tasks?box=offers', ...(task === 'none' ? [] : [`/tasks/${task}`]), '/services', '/services/wushe/WL03', '/works', `/works/${works[5]}`, '/records', '/inbox', '/mine'])).toEqual([]);
  }, 600_000);

  it('say what will be there when there is nothing yet', async () => {
    const paths = ['/', '/tasks', '/tasks?box=offers', '/tasks?box=asks', '/tasks?box=copied', '/mine/stand-ins', '/works', '/works?box=done', '/records', '/inbox'];
    expect(await walk('lianhua-sw1', paths)).toEqual([]);
    const page = await opened('lianhua-sw1', '/');
    for (const path of paths) {
      await page.goto(`${site.url}/station${path}`);
      await page.locator('.empty').filter({ visible: true }).first().waitFor();
    }
    await page.context().close();
  }, 600_000);

  it('have places to press that a thumb can hit', async () => {
    const page = await opened('erli-sw1', '/');
    const small: string[] = [];
    for (const path of ['/', '/tasks', `/tasks/${await first('erli-sw1', 'GET /tasks', { box: 'todo' })}`, '/services', '/services/wushe/WL03', '/works', '/records', '/inbox', '/tasks?box=asks', '/mine', '/mine/stand-ins', '/mine/password']) {
      await page.goto(`${site.url}/station${path}`);
      await settled(page, HEADING);
      small.push(...(await tooSmall(page, 44)).map((what) => `${path}: ${what}`));
    }
    await page.context().close();
    expect(small).toEqual([]);
  }, 600_000);

  it('let people in, and say what is wrong with a password', async () => {
    const { page } = await aVisitor(browser, 'phone');
    await page.goto(`${site.url}/station/`);
    await page.getByLabel('密码').waitFor();
    expect(await faultsHere(page, 'sign-in', STATION_VIEWS, allowed)).toEqual([]);
    await page.getByLabel(/^(账号|用户名)$/).fill('erli-sw1');
    await page.getByLabel('密码').fill('wrong-password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText(/用户名或密码不对/).waitFor();
    expect(await faultsHere(page, 'sign-in-wrong', STATION_VIEWS.slice(0, 2), allowed)).toEqual([]);
    await page.context().close();
  }, 300_000);

  it.each([
    ['the server fails', (route: Route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Internal Server Error</h1>' })],
    ['the network is away', (route: Route) => route.abort('internetdisconnected')],
  ])('say so, and try again, when %s', async (_case, fail) => {
    const page = await opened('erli-sw1', '/mine');
    await settled(page, HEADING);
    for (const path of ['/tasks', '/works', '/records', '/inbox', '/services', `/works/${works[5]}`]) {
      const api = `**/api/v1${path.startsWith('/works/') ? path : `${path}?*`}`;
      const pattern = path === '/services' || path === '/inbox' ? `**/api/v1${path}*` : api;
      await page.route(pattern, fail);
      await page.goto(`${site.url}/station${path}`);
      const again = page.getByRole('button', { name: '再试一次' }).first();
      await again.waitFor();
      expect(await faultsHere(page, `failed ${path}`, STATION_VIEWS.slice(0, 1), allowed)).toEqual([]);
      await page.unroute(pattern);
      await again.click();
      await again.waitFor({ state: 'detached' });
      await page.locator('main .row, main .card, main .action-list').first().waitFor();
    }
    await page.context().close();
  }, 600_000);

  it('show where something will be while it is on its way', async () => {
    const page = await opened('erli-sw1', '/mine');
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/api/v1/tasks?*', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${site.url}/station/tasks`);
    await page.locator('.skeleton').first().waitFor();
    expect(await faultsHere(page, 'slow', STATION_VIEWS.slice(0, 1), allowed)).toEqual([]);
    answer();
    await page.locator('main .row').first().waitFor();
    await page.locator('.skeleton').first().waitFor({ state: 'detached' });
    await page.context().close();
  }, 300_000);

  it('have a public notice beside them that anybody may read and nobody is named on', async () => {
    const { page, complaints } = await aVisitor(browser, 'phone');
    await page.goto(`${site.url}/public/notices/wushe/openWishes`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect(page.locator('tbody tr').count()).resolves.toBeGreaterThan(0);
    await expect(page.getByText('李桂兰').count()).resolves.toBe(0);
    expect(await faultsHere(page, 'notice', STATION_VIEWS, allowed)).toEqual([]);
    await page.goto(`${site.url}/public/notices/wushe/not-there`);
    expect(await faultsHere(page, 'no-notice', STATION_VIEWS.slice(0, 1), allowed)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});
