/** What somebody has typed is found again: without a network, after a crash of the tab, in another tab, on another device. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings } from '../support/browser';
import { aSite } from '../support/site';
import { answers, signIn } from './station-app';

const API = '**/api/v1/**';
const DRAFTS = '**/api/v1/form-drafts**';
let site: TestServer;
let browser: Browser;
let page: Page;

const name = (of: Page) => of.getByRole('textbox', { name: '咨询人' });
const words = (of: Page, text: RegExp) => of.locator('.draft').filter({ hasText: text }).first().waitFor();
async function begin(of: Page, typed: string): Promise<void> {
  await of.goto(`${site.url}/station/services/wushe/SF05`);
  const another = of.getByRole('button', { name: '另填一份' });
  await another.or(name(of)).first().waitFor();
  if (await another.isVisible()) await another.click();
  await answers(of, { 咨询人: typed, 咨询事项: { option: '社会救助' } });
}
/** Drafts as the county has them. */
async function county(username = 'erli-sw1'): Promise<{ key: string; title: string; data: Record<string, unknown> }[]> {
  return (await (await site.signIn(username)).call('GET /form-drafts')).body.drafts;
}
const countyNames = async (): Promise<unknown[]> => (await county()).map(({ data }) => data.askerName);
/** By itself, without a key pressed. */
const arrived = (typed: string) =>
  page.waitForFunction(async (name) => ((await (await fetch('/api/v1/form-drafts')).json()) as { drafts: { data: { askerName?: string } }[] }).drafts.some(({ data }) => data.askerName === name), typed);
/** Everything that lies on the device, as somebody who copies the browser's files would find it. */
const onDevice = (of: Page): Promise<string> =>
  of.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const request = indexedDB.open('liandong');
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error ?? new Error('closed'));
    });
    const all = (store: string) => new Promise<unknown[]>((done) => { const request = db.transaction(store).objectStore(store).getAll(); request.onsuccess = () => done(request.result); });
    const found = JSON.stringify([await all('drafts'), await all('keys')], (_key, value: unknown) =>
      (value instanceof ArrayBuffer || value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value instanceof CryptoKey ? { extractable: value.extractable } : value));
    db.close();
    return found;
  });

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], new Date().toISOString()), await aBrowser()];
  ({ page } = await aVisitor(browser, 'phone'));
  page.setDefaultTimeout(60_000);
  await signIn(page, `${site.url}/station/`, 'erli-sw1');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a draft', () => {
  it('lies on the device while the network is away, is found after loading again, and goes to the county later', async () => {
    await begin(page, '断网');
    await words(page, /^已存到县里/);
    await page.route(DRAFTS, (route) => route.abort('internetdisconnected'));
    await name(page).fill('断网以后👩‍👩‍👧‍👦');
    await words(page, /^已存本机 \d\d:\d\d/);
    await words(page, /网络恢复后存到县里$/);
    await picture(page, 'draft-on-device');
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await name(page).waitFor();
    expect(await name(page).inputValue()).toBe('断网以后👩‍👩‍👧‍👦');
    expect(await countyNames()).toContain('断网');
    await page.unroute(DRAFTS);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await words(page, /^已存到县里/);
    expect(await countyNames()).toContain('断网以后👩‍👩‍👧‍👦');
  }, 300_000);

  it('is told of when nobody can be let in for want of a network', async () => {
    await page.route(DRAFTS, (route) => route.abort('internetdisconnected'));
    await begin(page, '进不来');
    await words(page, /^已存本机/);
    await page.route(API, (route) => route.abort('internetdisconnected'));
    await page.reload();
    await page.getByText(/这台设备上有1份还没有存到县里的草稿/).waitFor();
    await picture(page, 'draft-away');
    await page.unroute(API);
    await page.unroute(DRAFTS);
    await page.getByRole('button', { name: '再试一次' }).click();
    await name(page).waitFor();
    expect(await name(page).inputValue()).toBe('进不来');
    await arrived('进不来');
  }, 300_000);

  it('survives a tab that is closed in the middle of typing', async () => {
    const tab = await page.context().newPage();
    await tab.route(DRAFTS, (route) => (route.request().method() === 'PUT' ? route.abort('internetdisconnected') : route.continue()));
    await begin(tab, '关掉');
    const address = tab.url();
    await words(tab, /^已存本机/);
    await name(tab).press('End');
    await name(tab).pressSequentially('的标签页和最后几个字', { delay: 40 });
    await words(tab, /^已存本机/);
    await tab.close();
    await page.goto(address);
    await name(page).waitFor();
    expect(await name(page).inputValue()).toBe('关掉的标签页和最后几个字');
    await arrived('关掉的标签页和最后几个字');
  }, 300_000);

  it('of two tabs keeps both: the later is shown, the other is one tap away', async () => {
    await begin(page, '第一个');
    await words(page, /^已存到县里/);
    const tab = await page.context().newPage();
    tab.setDefaultTimeout(60_000);
    await tab.goto(page.url());
    await name(tab).fill('第二个');
    await words(tab, /^已存到县里/);
    await name(page).fill('又是第一个');
    await page.getByText(/这份表另有一份/).waitFor();
    await picture(page, 'draft-other');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '用另一份' }).click();
    expect(await name(page).inputValue()).toBe('第二个');
    await page.getByRole('button', { name: '用另一份' }).click();
    expect(await name(page).inputValue()).toBe('又是第一个');
    await page.getByRole('button', { name: '另一份不要了' }).click();
    await words(page, /^已存到县里/);
    expect(await countyNames()).toContain('又是第一个');
    await tab.close();
  }, 300_000);

  it('lies there sealed, under a key that nobody can read out, and is gone after signing out', async () => {
    await begin(page, 'marker-张三');
    await words(page, /^已存到县里/);
    const found = await onDevice(page);
    expect(found).toContain('"extractable":false');
    expect(found).not.toContain('marker');
    await page.goto(`${site.url}/station/mine`);
    await page.route(DRAFTS, (route) => route.abort('internetdisconnected'));
    await begin(page, '没存到县里');
    await words(page, /^已存本机/);
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '还有1份草稿没有存到县里' }).waitFor();
    await picture(page, 'draft-sign-out');
    await page.getByRole('dialog').getByRole('button', { name: '不退出' }).click();
    await page.unroute(DRAFTS);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('密码').waitFor();
    expect(await onDevice(page)).toBe('[[],[]]');
    expect(await countyNames()).toContain('没存到县里');
  }, 300_000);
});
