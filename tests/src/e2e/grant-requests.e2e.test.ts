/** 申请查看 on two phones: a worker asks to see what is confidential, the head answers from the notice, the worker reads, and it is over by the clock. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aServer, type TestServer } from '@liandong/server/testing';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { sayAndDo, signIn } from './station-app';

const SECRET = '父亲住院，只和我一个人说过';
/** Workers of a station may see what is confidential once they are let in. */
function letInWorkers(): Record<string, string> {
  const files = packFiles('reading', 'tests/packs');
  const pack = JSON.parse(files['pack.json'] ?? '{}') as { roles: { id: string }[] };
  return { ...files, 'pack.json': JSON.stringify({ ...pack, roles: pack.roles.map((role) => (role.id === 'clerk' ? { ...role, maxLevel: 'L4' } : role)) }) };
}

let site: TestServer;
let browser: Browser;
const phones = {} as Record<'clerk' | 'head', Visitor>;
let reader = '';
beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: new Date().toISOString(), apps, log: process.stderr, logLevel: 'error' });
  await site.seedCounty({ countyId: 'c1', name: '乡村县', units: [{ id: 'east', tier: 'station', name: '东河馆' }], users: { clerk: ['clerk@east'], head: ['head@east'] }, names: { clerk: '陈图', head: '何馆长' }, packs: [letInWorkers()] });
  const head = await site.signIn('head');
  const made = await head.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: { name: '李小花', birthDate: '2013-02-03', grade: 'L', talk: SECRET } } });
  expect(made.status).toBe(201);
  reader = String(made.body.record.id);
  browser = await aBrowser();
}, 240_000);
afterAll(async () => { await browser?.close(); await site?.stop(); });

async function enter(name: 'clerk' | 'head', size: 'phone' | 'desk' = 'phone'): Promise<Page> {
  await phones[name]?.page.context().close();
  phones[name] = await aVisitor(browser, size);
  const { page } = phones[name];
  page.setDefaultTimeout(20_000);
  await signIn(page, `${site.url}/station/`, name);
  return page;
}
async function sound(page: Page, name: string, size: 'phone' | 'desk' = 'phone'): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
  await picture(page, `grants-${name}-${size}`);
  expect(await looksOf(page, { latin: /DZ-?|[A-Z]{2}-\d{4}-\d+|east|unit c1|\d{4}-\d{2}-\d{2}/ })).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  if (size === 'phone') expect(await tooSmall(page, 44)).toEqual([]);
}
const card = (page: Page) => page.locator('section.card').filter({ has: page.getByRole('heading', { name: '放行保密内容' }) });

describe('what is confidential, asked for', () => {
  it('by a worker at whose record it is missing: for how long and why, once', async () => {
    const page = await enter('clerk');
    await page.goto(`${site.url}/station/records/${reader}`);
    await card(page).getByRole('button', { name: '申请查看' }).click();
    expect(await page.content()).not.toContain(SECRET);
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '提交申请' }).click();
    await sheet.getByText(/^请写/).first().waitFor();
    await sheet.getByLabel(/看多久/).fill('4');
    await sheet.getByText('请写整数，最多3天').waitFor();
    await sheet.getByLabel(/看多久/).fill('2');
    await sheet.getByLabel(/为什么要看/).fill('下周要替班去家访');
    await sound(page, 'ask');
    await sheet.getByRole('button', { name: '提交申请' }).click();
    await card(page).getByText('等答复').waitFor();
    expect(await card(page).getByRole('button', { name: '申请查看' }).count()).toBe(0);
    await sound(page, 'asked');
  }, 120_000);

  it('is answered by the head from the notice: with a reason where not, and shorter where so', async () => {
    const page = await enter('head');
    await page.getByText('1个查看申请等您答复').waitFor();
    await sound(page, 'desk-line');
    await page.goto(`${site.url}/station/inbox`);
    await page.getByRole('button', { name: /陈图申请查看/ }).click();
    await page.getByText('下周要替班去家访').waitFor();
    await sound(page, 'to-answer');
    await page.getByRole('button', { name: '不放行' }).click();
    await sound(page, 'decline');
    await sayAndDo(page, /必填/, '先和我谈谈', '不放行');
    await page.getByText('没有等您答复的申请').waitFor();
    await sound(page, 'answered');
  }, 120_000);

  it('is declined before the eyes of who asked, and asked again', async () => {
    const { page } = phones.clerk;
    await page.goto(`${site.url}/station/inbox`);
    await page.getByRole('button', { name: /何馆长没有同意您看/ }).click();
    await card(page).getByText(/没有同意：先和我谈谈/).waitFor();
    await sound(page, 'declined');
    await card(page).getByRole('button', { name: '申请查看' }).click();
    await page.getByRole('dialog').getByLabel(/为什么要看/).fill('谈过了，下周家访');
    await page.getByRole('dialog').getByRole('button', { name: '提交申请' }).click();
    await card(page).getByText('等答复').waitFor();
    // the page is left open: what is given shows by itself
    const head = phones.head.page;
    await head.goto(`${site.url}/station/grants`);
    await head.getByRole('button', { name: '放行', exact: true }).click();
    await head.getByRole('dialog').getByRole('button', { name: '小时', exact: true }).click();
    await head.getByRole('dialog').getByLabel(/看多久/).fill('2');
    await sound(head, 'give');
    await head.getByRole('button', { name: '放行给陈图 2小时' }).click();
    await head.getByText('已放行给陈图 2小时').waitFor();
    await card(page).getByText('放行中').waitFor();
    await page.getByText(SECRET).first().waitFor();
    await sound(page, 'read');
  }, 120_000);

  it('is over by the clock', async () => {
    site.clock.advance(2 * 3_600_000 + 1000);
    const page = await enter('clerk');
    await page.goto(`${site.url}/station/records/${reader}`);
    await card(page).getByText('已到期').waitFor();
    await card(page).getByRole('button', { name: '申请查看' }).waitFor();
    expect(await page.content()).not.toContain(SECRET);
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('link', { name: '放行申请' }).click();
    await page.getByText('已放行', { exact: true }).waitFor();
    await sound(page, 'mine');
    const desk = await enter('head', 'desk');
    await desk.goto(`${site.url}/station/records/${reader}`);
    await card(desk).getByText('已到期').waitFor();
    await sound(desk, 'record', 'desk');
    expect([phones.clerk.complaints, phones.head.complaints]).toEqual([[], []]);
  }, 120_000);
});
