/** 不再重填: what the county knows of a person stands in the next form by itself, says where it comes from, and goes away again with one tap. And a draft follows its form. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { Client, TestServer } from '@liandong/server/testing';
import { aBrowser, picture, seriousFindings } from '../support/browser';
import { aSite } from '../support/site';
import { nextSection } from './station-app';
import { signedInVisitor } from './walk';

const NOW = '2026-11-24T01:00:00.000Z';
const ID = '610722194501012383';
const PHONE = '13900001234';
type Files = Record<string, string>;
type Form = { schema: { properties: Record<string, object>; required: string[] }; sections?: { fields: string[] }[] };
let site: TestServer;
let browser: Browser;
let page: Page;
let policy: Client;
const files = async (): Promise<Files> => (await policy.call('GET /packs/wushe/draft')).body.files as Files;
const form = (all: Files): Form => JSON.parse(all['forms/consultRegister.json'] ?? '') as Form;

/** Change the pack, publish, put into use everywhere. */
async function publish(version: string, changes: Files): Promise<string> {
  const { rev } = (await policy.call('GET /packs/wushe/draft')).body as { rev: number };
  const saved = await policy.call('PATCH /packs/wushe/draft', { body: { files: changes }, ifMatch: String(rev) });
  const { breaking } = (await policy.call('GET /packs/wushe/draft/impact')).body as { breaking: { key: string }[] };
  const published = await policy.call('POST /packs/wushe/releases', { body: { version, note: 'n', confirmed: breaking.map(({ key }) => key) }, ifMatch: String(saved.body.rev) });
  expect([saved.status, published.status, published.text.slice(0, 400)]).toEqual([200, 201, expect.anything()]);
  await policy.call(`POST /packs/wushe/releases/${published.body.sha}/activations`, { body: { orgIds: 'all' } });
  return published.body.sha as string;
}

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], NOW), await aBrowser()];
  policy = await site.signIn('policy');
  const all = await files();
  // whom a consultation is about is said by the number; the phone is a question of the library
  const [register, record] = [form(all), JSON.parse(all['records/consult.json'] ?? '') as object];
  register.schema.properties = { idNo: { type: 'string', title: '身份证号', 'x-format': 'cn-id', 'x-privacy': 'L3' }, ...register.schema.properties, askerPhone: { ...register.schema.properties.askerPhone, 'x-source': 'phone' } };
  register.sections?.[0]?.fields.unshift('idNo');
  const sha = await publish('1.1.0', {
    'forms/consultRegister.json': JSON.stringify(register), 'records/consult.json': JSON.stringify({ ...record, subject: { identity: ['idNo'] } }),
    'questions/phone.json': JSON.stringify({ id: 'phone', title: '联系电话', property: { type: 'string', 'x-format': 'cn-phone', 'x-privacy': 'L2' } }),
  });
  const worker = await site.signIn('erli-sw1');
  const data = { idNo: ID, askerName: '李桂兰', askerPhone: PHONE, consultTopic: '1', question: '低保怎么申请' };
  const codes = JSON.parse(all['codes/consultTopic.json'] ?? '') as { items: { code: string }[] };
  const started = await worker.call('POST /works', { body: { packId: 'wushe', serviceId: 'SF05', orgId: '610722111', release: sha, data: { ...data, consultTopic: codes.items[0]?.code, answer: '已说明' } } });
  expect([started.status, started.text.slice(0, 300)]).toEqual([201, expect.anything()]);
  ({ page } = await signedInVisitor(browser, site, 'erli-sw1', 'phone'));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
const box = (name: string) => page.getByRole('textbox', { name });

describe('a form about somebody whom the county knows', () => {
  it('has the answers that were given before, with where they come from; one tap takes them out again', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05?org=610722111`);
    await box('咨询人').fill('李桂兰');
    await box('身份证号').fill(ID);
    await page.getByText('已带出1项').waitFor();
    expect(await box('联系电话').inputValue()).toBe(PHONE);
    await page.getByText(/联系电话（政策咨询登记 .*11月24日/).waitFor();
    await picture(page, 'known-filled');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    expect(await box('联系电话').inputValue()).toBe('');
    expect(await box('咨询人').inputValue()).toBe('李桂兰');
  }, 300_000);

  it('never loses what was typed: a field that is filled stays', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05?org=610722111&draft=start:another`);
    await box('咨询人').fill('李桂兰');
    await box('联系电话').fill('13711112222');
    await box('身份证号').fill(ID);
    await page.waitForResponse((response) => response.url().endsWith('/known') && response.ok());
    await page.locator('.draft').filter({ hasText: /^已存到县里/ }).waitFor();
    expect(await box('联系电话').inputValue()).toBe('13711112222');
    expect(await page.getByText(/^已带出/).count()).toBe(0);
  }, 300_000);
});

describe('the author of a form', () => {
  it('sees how many of its questions are known, and from where', async () => {
    const desk = (await signedInVisitor(browser, site, 'policy', 'desk')).page;
    await desk.goto(`${site.url}/designer/packs/wushe/forms/consultReferral`);
    const line = desk.getByText(/^\d+ 题.*约 \d+ 分钟/);
    await line.first().waitFor();
    await picture(desk, 'effort');
    await desk.context().close();
  }, 300_000);
});

describe('a draft whose form has changed', () => {
  it('comes into the new form as the pack says, and says so', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05?org=610722111&draft=start:moved`);
    await box('咨询内容').fill('想问残疾补贴');
    await page.locator('.draft').filter({ hasText: /^已存到县里/ }).waitFor();
    const all = await files();
    const renamed = Object.fromEntries(Object.entries(all).filter(([path, text]) => /"question"/.test(text) && !path.startsWith('README')).map(([path, text]) => [path, text.replaceAll('"question"', '"matterAsked"')]));
    await publish('1.2.0', { ...renamed, 'transforms/from-1-1-0.json': JSON.stringify({ id: 'from-1-1-0', title: 'next', from: '1.1.0', records: { consult: [{ do: 'rename', field: 'question', to: 'matterAsked' }] } }) });
    await page.reload();
    await page.getByText('这张表从 1.1.0 版改成了 1.2.0 版').waitFor();
    expect(await box('咨询内容').inputValue()).toBe('想问残疾补贴');
    await picture(page, 'draft-moved');
    expect(await seriousFindings(page)).toEqual([]);
    await nextSection(page);
  }, 300_000);
});
