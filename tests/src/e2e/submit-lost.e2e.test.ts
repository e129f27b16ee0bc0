/** What a worker has typed or handed in is there once, whatever the line, a thumb or a colleague does in between. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings } from '../support/browser';
import { atWork } from '../support/county-at-work';
import { aSite } from '../support/site';
import { openTask } from '../support/story';
import { answers, decide, nextSection, signIn } from './station-app';

const STARTS = '**/api/v1/works';
let site: TestServer;
let browser: Browser;
let page: Page;
let referred: string;

/** How many works of mine bear this name. */
async function worksOf(name: string): Promise<number> {
  const { body } = await (await site.signIn('erli-sw1')).call('GET /works', { query: { box: 'started', limit: 100 } });
  return body.items.filter((row: { title: string }) => row.title === name).length;
}
async function fillFirstSection(name: string): Promise<void> {
  await page.goto(`${site.url}/station/services/wushe/SF05`);
  const another = page.getByRole('button', { name: '另填一份' });
  await another.or(page.getByRole('textbox', { name: '咨询人' })).first().waitFor();
  if (await another.isVisible()) await another.click();
  await answers(page, { 咨询人: name, 咨询事项: { option: '社会救助' }, 咨询内容: '低保怎么申请' });
}
async function fill(name: string): Promise<void> {
  await fillFirstSection(name);
  await nextSection(page);
  await answers(page, { 答复: '已说明条件和材料' });
  await page.getByText(/^已存到县里 /).first().waitFor();
}
const handIn = (): Promise<void> => page.getByRole('button', { name: /^提交/ }).click();
const keyOf = (route: Route): string => route.request().headers()['idempotency-key'] ?? '';
/** Let the server do it and keep its answer to itself. */
async function loseAnswer(route: Route): Promise<void> {
  const response = await route.fetch();
  expect(response.status()).toBe(201);
  await route.abort('connectionreset');
}

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], new Date().toISOString()), await aBrowser()];
  const casting = { people: { sw1: 'erli-sw1', sw2: 'erli-sw2', head: 'erli-head' }, units: { s1: '610722111' } };
  await atWork(site, casting, [{ packId: 'wushe', scenario: 'wish-granted', moves: 4 }]);
  referred = (await atWork(site, casting, [{ packId: 'wushe', scenario: 'consult-referred', moves: 2 }])).at(-1) ?? '';
  ({ page } = await aVisitor(browser, 'phone'));
  page.setDefaultTimeout(60_000);
  await signIn(page, `${site.url}/station/`, 'erli-sw1');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('handing in', () => {
  it('is confirmed by itself under the same key when the answer is lost, and is done once', async () => {
    const keys: string[] = [];
    await fill('断线一次');
    await page.route(STARTS, async (route) => {
      keys.push(keyOf(route));
      await (keys.length === 1 ? loseAnswer(route) : route.continue());
    });
    await handIn();
    await page.getByText('正在确认刚才的提交').waitFor();
    await picture(page, 'submit-confirming');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    await page.unroute(STARTS);
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
    expect(await worksOf('断线一次')).toBe(1);
  }, 300_000);

  it('is done once when the page was loaded again before the answer came, and it is tapped again', async () => {
    const keys: string[] = [];
    await fill('断线重开');
    await page.route(STARTS, async (route) => {
      keys.push(keyOf(route));
      await (keys.length === 1 ? loseAnswer(route) : route.abort('internetdisconnected'));
    });
    await handIn();
    await page.getByText('正在确认刚才的提交').waitFor();
    await page.unroute(STARTS);
    await page.route(STARTS, async (route) => {
      keys.push(keyOf(route));
      await route.continue();
    });
    await page.reload();
    await nextSection(page);
    await expect(page.getByRole('textbox', { name: '答复' }).inputValue()).resolves.toBe('已说明条件和材料');
    await handIn();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    await page.unroute(STARTS);
    expect(new Set(keys).size).toBe(1);
    expect(await worksOf('断线重开')).toBe(1);
  }, 300_000);

  it('is done once when it is tapped twice', async () => {
    let sent = 0;
    await fill('点了两下');
    await page.route(STARTS, async (route) => {
      sent += 1;
      await route.continue();
    });
    await page.getByRole('button', { name: /^提交/ }).dblclick();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    await page.unroute(STARTS);
    expect([sent, await worksOf('点了两下')]).toEqual([1, 1]);
  }, 300_000);
});

describe('what was typed', () => {
  it('is there after loading the page again, and after signing out and in', async () => {
    await fill('草稿还在');
    await page.reload();
    await expect(page.getByRole('textbox', { name: '咨询人' }).inputValue()).resolves.toBe('草稿还在');
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('密码').waitFor();
    await signIn(page, `${site.url}/station/services/wushe/SF05`, 'erli-sw1');
    await page.getByRole('listitem').filter({ hasText: '草稿还在' }).getByRole('button', { name: '接着填' }).click();
    await expect(page.getByRole('textbox', { name: '咨询人' }).inputValue()).resolves.toBe('草稿还在');
    expect(await worksOf('草稿还在')).toBe(0);
  }, 300_000);

  it('stays when a colleague was faster: the page says who did what, also when it is opened again', async () => {
    const colleague = await site.signIn('erli-sw2');
    const taskId = await openTask(colleague, referred, 'c2');
    await page.goto(`${site.url}/station/tasks/${taskId}`);
    await answers(page, { 办理结果: '我打过电话，对方已受理' });
    await page.getByText(/^已存到县里 /).first().waitFor();
    const { status } = await colleague.call(`POST /works/${referred}/commands`, { body: { type: 'CompleteTask', taskId, data: { referralResult: '医保局已答复' } } });
    expect(status).toBe(200);
    await decide(page, /^(提交|办完|完成)/);
    const notice = page.getByRole('alert').filter({ hasText: '这一步已经不用您办了' });
    await notice.getByText(/吴倩.*转介/).waitFor();
    await picture(page, 'submit-stale');
    await expect(page.getByRole('textbox', { name: '办理结果' }).inputValue()).resolves.toBe('我打过电话，对方已受理');
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await page.getByText('这件事不在您的待办里').waitFor();
    await page.getByText('我打过电话，对方已受理').waitFor();
  }, 300_000);

  it('stays when somebody else has taken what was offered, although the work is not to be seen any more', async () => {
    const { page: phone, complaints } = await aVisitor(browser, 'phone');
    phone.setDefaultTimeout(60_000);
    await signIn(phone, `${site.url}/station/`, 'erli-vol1');
    const other = await site.signIn('erli-vol2');
    const [offer] = (await other.call('GET /tasks', { query: { box: 'offers' } })).body.items;
    await phone.goto(`${site.url}/station/tasks/${offer.id}`);
    await answers(phone, { 认领人: '孙建华', 认领人电话: '13700001234' });
    const { status } = await other.call(`POST /works/${offer.workId}/commands`, { body: { type: 'CompleteTask', taskId: offer.id, data: { claimerName: '马春燕', claimerPhone: '13700005678' } } });
    expect(status).toBe(200);
    await decide(phone, /^(认领|提交)/);
    await phone.getByRole('alert').filter({ hasText: '这一步已经不用您办了' }).waitFor();
    await expect(phone.getByRole('textbox', { name: '认领人' }).first().inputValue()).resolves.toBe('孙建华');
    expect(complaints.filter((text) => !/status of 4/.test(text))).toEqual([]);
    await phone.context().close();
  }, 300_000);
});
