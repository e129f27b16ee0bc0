/** Fields that are answered by choosing a record, a unit or a person: found within one's reach, handed in by id, read by name. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import type { FormDef, PackFiles } from '@liandong/core/run';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { aSite } from '../support/site';
import { answers, nextSection, signIn } from './station-app';

const FORM = 'forms/consultRegister.json';
const PICKS = {
  before: { type: 'string', title: '以前的咨询', 'x-ref': { kind: 'record', record: 'consult' }, 'x-privacy': 'L1' },
  place: { type: 'string', title: '所在单位', 'x-ref': { kind: 'unit', tier: 'station' }, 'x-privacy': 'L1' },
  mates: { type: 'array', title: '同行人员', items: { type: 'string' }, 'x-ref': { kind: 'user' }, 'x-privacy': 'L1' },
} as const;
const WIDGETS = { before: 'record-picker', place: 'unit-picker', mates: 'user-picker' };

/** The pack with three such fields in its register of consultations. */
function withPicks(files: PackFiles): PackFiles {
  const form = JSON.parse(files[FORM] ?? '{}') as FormDef;
  const sections = form.sections?.map((section, index) => (index === 0 ? section : { ...section, fields: [...section.fields, ...Object.keys(PICKS)] }));
  const properties = { ...(form.schema.properties as object), ...PICKS };
  const uiSchema = { ...form.uiSchema, ...Object.fromEntries(Object.entries(WIDGETS).map(([id, widget]) => [id, { 'ui:widget': widget }])) };
  return { ...files, [FORM]: JSON.stringify({ ...form, sections, uiSchema, schema: { ...form.schema, properties } }) };
}

let site: TestServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;
const consult = async (username: string, orgId: string, askerName: string): Promise<void> => {
  const client = await site.signIn(username);
  const { status } = await client.call('POST /works', { body: { packId: 'wushe', serviceId: 'SF05', orgId, data: { askerName, consultTopic: '1', question: '低保怎么申请', answer: '已说明' } } });
  expect(status).toBe(201);
};
beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], new Date().toISOString(), (county) => ({ ...county, packs: county.packs?.map(withPicks) ?? [] })), await aBrowser()];
  await consult('erli-sw1', '610722111', '周桂兰');
  await consult('lianhua-sw1', '610722002', '周远方');
  visitor = await aVisitor(browser, 'phone');
  ({ page } = visitor);
  page.setDefaultTimeout(60_000);
  await signIn(page, `${site.url}/station/`, 'erli-sw1');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function pick(title: string, text: string, found: string): Promise<void> {
  const field = page.locator('.field').filter({ hasText: title });
  await field.getByRole('combobox').fill(text);
  await field.getByRole('option').filter({ hasText: found }).first().click();
  await field.locator('.lookup-chosen').filter({ hasText: found }).waitFor();
}

describe('a form with pickers', () => {
  it('finds what is within one’s reach, and nothing beyond', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05`);
    await answers(page, { 咨询人: '吴小梅', 咨询事项: { option: '社会救助' }, 咨询内容: '上次问过，再来一次' });
    await nextSection(page);
    await answers(page, { 答复: '已说明条件和材料' });
    const before = page.locator('.field').filter({ hasText: '以前的咨询' });
    await before.getByRole('combobox').fill('周');
    await before.getByRole('option').filter({ hasText: '周桂兰' }).waitFor();
    expect(await before.getByRole('option').count()).toBe(1);
    await before.getByRole('combobox').fill('周远方');
    await before.getByText(/在您能看到的范围内没有找到/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  }, 300_000);

  it('says that it cannot look now when the line is cut, and looks again with the next letter', async () => {
    await page.route('**/api/v1/people**', (route) => route.abort('internetdisconnected'));
    const mates = page.locator('.field').filter({ hasText: '同行人员' });
    await mates.getByRole('combobox').fill('吴');
    await mates.getByText('现在查不了，请检查网络后再试').waitFor();
    await page.unroute('**/api/v1/people**');
    await mates.getByRole('combobox').fill('吴倩');
    await mates.getByRole('option').first().waitFor();
    visitor.complaints.length = 0;
  }, 300_000);

  it('hands in ids and shows names, to write and to read', async () => {
    await pick('以前的咨询', '周桂', '周桂兰');
    await pick('所在单位', '二里', '二里镇');
    await pick('同行人员', '吴倩', '吴倩');
    await picture(page, 'pickers-chosen');
    await page.getByRole('button', { name: /^提交/ }).click();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    const client = await site.signIn('erli-sw1');
    const [row] = (await client.call('GET /records', { query: { q: '吴小梅' } })).body.items as { id: string }[];
    const { record } = (await client.call('GET /records/{recordId}'.replace('{recordId}', row?.id ?? ''))).body as { record: { data: Record<string, unknown> } };
    const [first] = (await client.call('GET /records', { query: { q: '周桂兰' } })).body.items as { id: string }[];
    expect(record.data).toMatchObject({ before: first?.id, place: '610722111', mates: [expect.any(String)] });
    await page.goto(`${site.url}/station/records/${row?.id}`);
    const fact = (title: string) => page.locator('.fact').filter({ hasText: title });
    await fact('以前的咨询').filter({ hasText: '周桂兰' }).waitFor();
    await fact('所在单位').filter({ hasText: '二里镇' }).waitFor();
    expect(await fact('同行人员').innerText()).not.toContain(String((record.data.mates as string[])[0]));
    await picture(page, 'pickers-read');
    expect(visitor.complaints).toEqual([]);
  }, 300_000);
});

describe('what is not found', () => {
  const before = () => page.locator('.task-form .field').filter({ hasText: '以前的咨询' });
  const sheet = () => page.getByRole('dialog', { name: '政策咨询与转介' });
  const make = () => before().getByRole('button', { name: '新建政策咨询' });
  const giveUp = () => page.getByRole('dialog', { name: '不登记了吗' });
  const consults = async (): Promise<number> => site.deps.db.collection('records').countDocuments({ type: 'consult' });

  it('can be made over the form by keyboard, beginning with what was typed; leaving asks only when something would be lost', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05`);
    await answers(page, { 咨询人: '孙有福', 咨询事项: { option: '社会救助' }, 咨询内容: '和邻居一起来问' });
    await nextSection(page);
    await answers(page, { 答复: '请邻居也登记' });
    await before().getByRole('combobox').fill('周小鱼');
    await before().getByText(/没有找到“周小鱼”/).waitFor();
    await page.keyboard.press('Tab');
    await expectFocus('新建政策咨询');
    await page.keyboard.press('Enter');
    await sheet().waitFor();
    expect(await sheet().getByRole('textbox', { name: '咨询人' }).inputValue()).toBe('周小鱼');
    expect(await sheet().getByRole('button', { name: /^新建/ }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await picture(page, 'make-open');
    await page.keyboard.press('Escape');
    await sheet().waitFor({ state: 'detached' });
    await expectFocus('新建政策咨询');
    await page.keyboard.press('Enter');
    await sheet().getByRole('textbox', { name: '咨询内容' }).fill('老人补贴');
    await page.keyboard.press('Escape');
    await giveUp().getByRole('button', { name: '接着填' }).click();
    await page.goBack();
    await giveUp().waitFor();
    await picture(page, 'make-leave');
    await giveUp().getByRole('button', { name: '接着填' }).click();
    expect(await sheet().getByRole('textbox', { name: '咨询内容' }).inputValue()).toBe('老人补贴');
  }, 300_000);

  it('tells what is wrong in the sheet, is made once however often one taps, and is picked', async () => {
    const count = await consults();
    await sheet().getByRole('button', { name: '登记并选用' }).click();
    await sheet().getByRole('alert').or(sheet().locator('.problems')).first().waitFor();
    await picture(page, 'make-wrong');
    await sheet().getByRole('combobox', { name: '咨询事项' }).selectOption({ label: '社会救助' });
    await sheet().getByRole('textbox', { name: '答复' }).fill('已说明');
    await sheet().getByRole('button', { name: '登记并选用' }).dblclick();
    await sheet().waitFor({ state: 'detached' });
    await before().locator('.lookup-chosen').filter({ hasText: '周小鱼' }).waitFor();
    expect(await consults()).toBe(count + 1);
    expect(await page.getByRole('textbox', { name: '答复' }).inputValue()).toBe('请邻居也登记');
    await picture(page, 'make-picked');
    await page.getByRole('button', { name: /^提交/ }).click();
    await page.getByRole('heading', { name: '已提交' }).waitFor();
    const client = await site.signIn('erli-sw1');
    const idOf = async (q: string): Promise<string> => (await client.call('GET /records', { query: { q } })).body.items[0]?.id as string;
    expect((await client.call(`GET /records/${await idOf('孙有福')}`)).body.record.data.before).toBe(await idOf('周小鱼'));
    expect(visitor.complaints).toEqual([]);
  }, 300_000);

  it('is picked, too, when it waits for somebody, and it is said for whom', async () => {
    await page.goto(`${site.url}/station/services/wushe/SF05`);
    await answers(page, { 咨询人: '钱多多', 咨询事项: { option: '社会救助' }, 咨询内容: '转介的' });
    await nextSection(page);
    await before().getByRole('combobox').fill('周大鱼');
    await make().click();
    await sheet().getByRole('combobox', { name: '咨询事项' }).selectOption({ label: '社会救助' });
    await sheet().getByRole('textbox', { name: '咨询内容' }).fill('要转给民政');
    await sheet().getByRole('combobox', { name: '转介到' }).selectOption({ index: 1 });
    await sheet().getByRole('button', { name: '登记并选用' }).click();
    await sheet().getByText(/^已登记：周大鱼/).waitFor();
    await picture(page, 'make-waits');
    await sheet().getByRole('button', { name: '回到表里' }).click();
    await before().locator('.lookup-chosen').filter({ hasText: '周大鱼' }).waitFor();
    // an empty search offers it again: it was picked lately
    await before().getByRole('button', { name: /^移除/ }).click();
    await before().getByRole('combobox').click();
    await before().getByRole('option').first().filter({ hasText: '周大鱼' }).waitFor();
  }, 300_000);

  it('is not offered to who may start nothing that makes it', async () => {
    const other = await aVisitor(browser, 'desk');
    await signIn(other.page, `${site.url}/station/`, 'erli-sw1');
    await other.page.route('**/api/v1/services', async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { services: { serviceId: string; recordType: string }[] };
      await route.fulfill({ response, json: { services: body.services.map((service) => (service.serviceId === 'SF05' ? { ...service, recordType: 'none' } : service)) } });
    });
    await other.page.goto(`${site.url}/station/services/wushe/SF05?draft=start:none-offered&org=610722111`);
    const field = other.page.locator('.field').filter({ hasText: '以前的咨询' });
    await other.page.getByRole('button', { name: /答复/ }).first().click();
    await field.getByRole('combobox').click();
    await field.getByRole('option').first().waitFor();
    expect(await field.getByRole('button', { name: /^新建/ }).count()).toBe(0);
    await picture(other.page, 'make-none');
  }, 300_000);
});

async function expectFocus(name: string): Promise<void> {
  await page.waitForFunction((text) => document.activeElement?.textContent?.includes(text), name);
}
