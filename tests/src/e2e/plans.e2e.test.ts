/** Who is due, on the desk and on a page of its own; one tap begins the visit with the person picked; quotas in dots. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackFiles } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import { aServer, type TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { looksOf, tooSmall } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { answers, signIn } from './station-app';

/** The pack where no service makes what the plan asks for: visits are entered as they are. */
function withoutService(files: PackFiles): PackFiles {
  const plan = JSON.parse(files['plans/visits.json'] ?? '{}') as { service?: string };
  const visit = JSON.parse(files['records/visit.json'] ?? '{}') as object;
  return { ...files, 'plans/visits.json': JSON.stringify({ ...plan, service: undefined }), 'records/visit.json': JSON.stringify({ ...visit, create: { roles: ['clerk'], form: 'visit' } }) };
}

const DAY = 86_400_000;
const NOW = Date.now();
const ago = (days: number): string => new Date(NOW - days * DAY).toISOString();
const date = (days: number): string => new Date(NOW - days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);

let site: TestServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;
const readers: string[] = [];

async function reader(name: string, grade: string, by = 'clerk', orgId = 'east'): Promise<void> {
  const client = await site.signIn(by);
  const { status, body } = await client.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId, data: { name, birthDate: '1950-03-08', grade, village: '东河村' } } });
  expect([status, body.problems]).toEqual([201, undefined]);
  readers.push(body.record.id);
}
async function visit(n: number, days: number): Promise<void> {
  const client = await site.signIn('clerk');
  const { status, body } = await client.call('POST /works', { body: { packId: 'reading', serviceId: 'visit', orgId: 'east', data: { reader: readers[n], visitedOn: date(days), minutes: 20 } } });
  expect([status, body.problems]).toEqual([201, undefined]);
}

beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: ago(40), apps, log: process.stderr, logLevel: 'error' });
  const users = { clerk: ['clerk@east'], head: ['head@east'], library: ['library@c1'] };
  await site.seedCounty({ countyId: 'c1', name: '乡村县', units: [{ id: 'east', tier: 'station', name: '东河馆' }, { id: 'west', tier: 'station', name: '西河馆' }], users, names: { clerk: '陈图', head: '林站长', library: '县馆王' }, packs: [packFiles('reading', 'tests/packs')] });
  await site.seedCounty({ countyId: 'c2', name: '邻县', units: [{ id: 'north', tier: 'station', name: '北山馆' }], users: { north: ['clerk@north'] }, names: { north: '白图' }, packs: [withoutService(packFiles('reading', 'tests/packs'))] });
  for (const [name, grade] of [['周桂兰', 'H'], ['吴小梅', 'H'], ['郑大山', 'M'], ['冯远方', 'L']] as const) await reader(name, grade);
  await reader('孔阿姨', 'H', 'north', 'north');
  site.clock.set(ago(7));
  await visit(1, 7);
  site.clock.set(ago(0));
  await visit(2, 0);
  await runJobs(site);
  browser = await aBrowser();
  visitor = await aVisitor(browser, 'phone');
  ({ page } = visitor);
  await signIn(page, `${site.url}/station/`, 'clerk');
}, 300_000);
afterAll(async () => {
  expect(visitor?.complaints).toEqual([]);
  await browser?.close();
  await site?.stop();
});

const looks = (): Promise<string[]> => looksOf(page, { latin: /east-[A-Z]+-\d/ });

describe('plans on the station', () => {
  it('stand on the desk: how many are late, who, and how far quotas are met', async () => {
    await page.getByRole('heading', { name: /^该办的对象/ }).waitFor();
    await page.getByText('超期33天').waitFor();
    await page.getByRole('img', { name: /^回访：完成\d，定额4$/ }).waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await picture(page, 'plans-desk-360');
    expect([await seriousFindings(page), await looks()]).toEqual([[], []]);
  }, 120_000);

  it('have a page: late, today, this week, all, each with what is missing from it', async () => {
    await page.goto(`${site.url}/station/plans`);
    await page.getByText('超期33天').waitFor();
    expect(await page.locator('[data-due]').count()).toBe(1);
    await picture(page, 'plans-360');
    expect([await seriousFindings(page), await looks(), await tooSmall(page, 44)]).toEqual([[], [], []]);
    await page.getByRole('button', { name: /^今天/ }).click();
    await page.getByText('今天到期').waitFor();
    await page.getByRole('button', { name: /^全部/ }).click();
    await page.locator('[data-due]').nth(3).waitFor();
    await picture(page, 'plans-all-360');
  }, 120_000);

  it('begin a visit with the person picked; once it is handed in nobody asks for it again', async () => {
    await page.goto(`${site.url}/station/plans`);
    await page.getByRole('link', { name: /^给周桂兰办/ }).click();
    await page.locator('.lookup-chosen').filter({ hasText: '周桂兰' }).waitFor();
    await picture(page, 'plans-start-360');
    await answers(page, { 回访日期: date(0) });
    await page.getByLabel('用时(分钟)').fill('25');
    await page.getByRole('button', { name: '提交' }).click();
    await page.waitForURL(/\/after/);
    await runJobs(site);
    await page.goto(`${site.url}/station/plans`);
    await page.getByText('没有超期的').waitFor();
    await picture(page, 'plans-none-360');
  }, 120_000);

  it('lead from a quota to its records', async () => {
    await page.getByRole('link', { name: /^回访/ }).click();
    await page.getByRole('heading', { name: '算进定额的记录' }).waitFor();
    await page.locator('.row-list .row').first().waitFor();
    await picture(page, 'plans-quota-360');
    expect([await seriousFindings(page), await looks()]).toEqual([[], []]);
  }, 120_000);

  it('are as clear on a desk, and of all stations for the county', async () => {
    const desk = await aVisitor(browser, 'desk');
    await signIn(desk.page, `${site.url}/station/`, 'library');
    await desk.page.goto(`${site.url}/station/plans?when=all`);
    await desk.page.locator('[data-due]').nth(3).waitFor();
    expect(await desk.page.getByRole('link', { name: /^给.*办/ }).count()).toBe(0);
    await picture(desk.page, 'plans-1440');
    expect(desk.complaints).toEqual([]);
  }, 120_000);

  it('without a service begin a record that counts, with the person picked, on a phone', async () => {
    const north = await aVisitor(browser, 'phone');
    ({ page } = north);
    await signIn(page, `${site.url}/station/`, 'north');
    await page.goto(`${site.url}/station/plans`);
    await page.getByText('超期33天').waitFor();
    await picture(page, 'plans-plain-360');
    expect([await seriousFindings(page), await looks(), await tooSmall(page, 44)]).toEqual([[], [], []]);
    await page.getByRole('link', { name: '给孔阿姨办“回访”' }).click();
    await page.getByRole('heading', { name: '登记回访' }).waitFor();
    await page.locator('.lookup-chosen').filter({ hasText: '孔阿姨' }).waitFor();
    await picture(page, 'plans-plain-form-360');
    expect([await seriousFindings(page), await looks(), await tooSmall(page, 44)]).toEqual([[], [], []]);
    await answers(page, { 回访日期: date(0) });
    await page.getByLabel('用时(分钟)').fill('15');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.waitForURL(/records\/(?!new)/);
    await runJobs(site);
    await page.goto(`${site.url}/station/plans`);
    await page.getByText('没有超期的').waitFor();
    await picture(page, 'plans-plain-done-360');
    expect(north.complaints).toEqual([]);
  }, 120_000);
});
