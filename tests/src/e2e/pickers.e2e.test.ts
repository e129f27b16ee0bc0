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
