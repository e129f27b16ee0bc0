/** Every page of the designer, as everybody who uses it: readable, complete, in Chinese, at 1440 and 1280 px, light and dark; also without rights and without a network. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Route } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { atWork } from '../support/county-at-work';
import { runJobs } from '../support/jobs';
import { packFiles } from '../support/packs';
import { aSite, demoCounty } from '../support/site';
import { DESIGNER_VIEWS, faultsHere, settled, signedInVisitor, walkThrough } from './walk';

/** What the county names by ids stands in the designer beside its title; so do account names, versions, keys of the keyboard and names of notations. */
const named = [
  ...Object.keys(packFiles('wushe')).map((file) => file.split('/').at(-1)?.split('.')[0] ?? ''), 'wishCap', 'visitPhotoMin', 'params\\.', 'age < 14', 'not-there',
  ...Object.keys(demoCounty([]).users ?? {}), 'Ctrl\\+[A-Z]', 'Alt\\+', 'Delete', 'JSON', 'FEEL', 'Powered by bpmn\\.io', 'L[0-4]', 'v[\\d.]*', '[A-Z]{2}\\d{2}',
];
const allowed = { latin: new RegExp(`(?<![A-Za-z])(?:${named.join('|')})(?![A-Za-z-])|\\{\\w+\\}`), except: '.djs-container' };
const HEADING = 'main h1, main h2, .ant-result-title, .ld-editor, main [role=tree]';

let site: TestServer;
let browser: Browser;

const walk = async (username: string, paths: readonly string[]): Promise<string[]> =>
  walkThrough(await signedInVisitor(browser, site, username, 'desk'), { base: `${site.url}/designer`, heading: HEADING, views: DESIGNER_VIEWS, allowed }, username, paths);

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], '2026-03-02T01:00:00.000Z'), await aBrowser()];
  await atWork(site, {
    people: { sw1: 'erli-sw1', sw2: 'erli-sw2', head: 'erli-head', aide: 'erli-aide', vol: 'erli-vol1', gs1: 'gs1' },
    units: { s1: '610722111', r1: '610722111-R01' },
  }, [{ packId: 'wushe', scenario: 'consult-referred' }, { packId: 'wushe', scenario: 'visit-reviewed' }, { packId: 'wushe', scenario: 'wish-granted' }]);
  await runJobs(site);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('the pages of the designer', () => {
  it('are in order for who designs', async () => {
    const items = ['services', 'forms/wishRegister', 'forms/visitRecord', 'processes/wish', 'processes/consult', 'records/wish', 'codes/targetCode', 'indicators/wishMedianDays', 'reports/wishByStation', 'notices/openWishes', 'scenarios/wish-granted', 'roles', 'parameters', 'publish'];
    expect(await walk('policy', ['/', '/packs', ...items.map((item) => `/packs/wushe/${item}`), '/figures', '/figures?report=wushe%2FwishByStation', '/packs/wushe/not-there', '/packs/not-there', '/packs/wushe/forms/not-there', '/not-there', '/accounts'])).toEqual([]);
  }, 600_000);

  it.each([['admin', ['/', '/accounts', '/packs']], ['gs1', ['/', '/figures', '/accounts']], ['auditor', ['/', '/figures']], ['erli-sw1', ['/', '/packs', '/figures']]])('are in order for %s', async (username, paths) => {
    expect(await walk(username, paths)).toEqual([]);
  }, 600_000);

  it.each([
    ['the server fails', (route: Route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Internal Server Error</h1>' })],
    ['the network is away', (route: Route) => route.abort('internetdisconnected')],
  ])('say so, and try again, when %s', async (_case, fail) => {
    const { page } = await signedInVisitor(browser, site, 'policy', 'desk');
    for (const [path, api] of [['/packs', '**/api/v1/packs'], ['/packs/wushe/services', '**/api/v1/packs/wushe/draft'], ['/figures', '**/api/v1/reports']] as const) {
      await page.route(api, fail);
      await page.goto(`${site.url}/designer${path}`);
      const again = page.getByRole('button', { name: /再试一次/ }).first();
      await again.waitFor();
      expect(await faultsHere(page, `failed ${path}`, DESIGNER_VIEWS.slice(0, 1), allowed)).toEqual([]);
      await page.unroute(api);
      await again.click();
      await again.waitFor({ state: 'detached' });
      await settled(page, HEADING);
    }
    await page.context().close();
  }, 600_000);

  it('show where something will be while it is on its way', async () => {
    const { page } = await signedInVisitor(browser, site, 'policy', 'desk');
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/api/v1/packs/wushe/draft', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${site.url}/designer/packs/wushe/services`);
    await page.locator('.ant-skeleton').first().waitFor();
    answer();
    await settled(page, HEADING);
    await page.context().close();
  }, 300_000);
});
