/** Records without a process, on a phone: made, acted on, put right, voided; who changed what, and who points to them. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PackFiles } from '@liandong/core/run';
import type { Browser } from 'playwright-core';
import { aReadingCounty, type ReadingCounty } from '../ledgers/a-reading-county';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { answer, signIn } from './station-app';

let county: ReadingCounty;
let browser: Browser;
let head: Visitor;
const made = async (recordType: string, data: object): Promise<string> => {
  const got = await county.people.head.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  if (got.status !== 201) throw new Error(got.text);
  return String(got.body.record.id);
};

/** The pack with somebody to be picked where a club was held; what is known of clubs is the county's to take away. */
function withHost(files: PackFiles): PackFiles {
  const form = JSON.parse(files['forms/clubDone.json'] ?? '{}') as { schema: { properties: object }; uiSchema: object };
  const host = { type: 'string', title: '主持人', 'x-privacy': 'L1', 'x-ref': { kind: 'record', record: 'reader' } };
  const club = JSON.parse(files['records/club.json'] ?? '{}') as object;
  return { ...files, 'records/club.json': JSON.stringify({ ...club, export: { roles: ['library'] } }), 'forms/clubDone.json': JSON.stringify({ ...form, schema: { ...form.schema, properties: { ...form.schema.properties, host } }, uiSchema: { host: { 'ui:widget': 'record-picker' } } }) };
}
const firstCode = (list: string): string => String(JSON.parse(packFiles('reading', 'tests/packs')[`codes/${list}.json`] ?? '{}').items[0].code);

beforeAll(async () => {
  county = await aReadingCounty({ now: new Date().toISOString(), apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } }, withHost(packFiles('reading', 'tests/packs')));
  browser = await aBrowser();
  head = await aVisitor(browser, 'phone');
  await signIn(head.page, `${county.site.url}/station/`, 'head');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await county?.site.stop();
});

const LATIN = { latin: /[A-Za-z0-9]+-[A-Za-z0-9-]+|unit (east|west|c1)|name of \w+|head/ };
async function sound(name: string, size: { readonly width: number; readonly height: number } = { width: 360, height: 780 }): Promise<void> {
  await head.page.setViewportSize(size);
  await picture(head.page, name);
  expect(await looksOf(head.page, LATIN)).toEqual([]);
  expect(await seriousFindings(head.page)).toEqual([]);
}
const DESK = { width: 1440, height: 900 };

/** Picks somebody who is not there yet: he is entered over the sheet that asks for him. */
async function pickNew(name: string, shot: string): Promise<void> {
  const { page } = head;
  const below = page.getByRole('dialog').first();
  await below.getByRole('combobox', { name: '主持人' }).fill(name);
  await below.getByRole('button', { name: '新建读者' }).click();
  const sheet = page.getByRole('dialog', { name: /读者/ });
  expect(await sheet.getByRole('textbox', { name: '姓名' }).inputValue()).toBe(name);
  await answer(page, '出生日期', '1970-05-06');
  await sheet.getByRole('radio', { name: /低$/ }).check({ force: true });
  await sound(shot);
  await sheet.getByRole('button', { name: '登记', exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
  await below.locator('.lookup-chosen').filter({ hasText: name }).waitFor();
}

describe('a record that no process makes', () => {
  it('is made from the list of records', async () => {
    const { page } = head;
    await page.goto(`${county.site.url}/station/records`);
    await page.getByRole('button', { name: '登记新的' }).click();
    await sound('records-which');
    await page.getByRole('button', { name: /^读书会/ }).click();
    await page.getByLabel('主题').fill('秋天的故事');
    await answer(page, '日期', '2026-11-20');
    await page.getByLabel('计划').fill('一起读一本书');
    await sound('records-new');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('button', { name: '举办完毕' }).waitFor();
    await sound('records-one');
    await sound('records-one-desk', DESK);
  });

  it('is not lost when the page is closed before it is handed in', async () => {
    const other = await aVisitor(browser, 'phone');
    const { page } = other;
    await signIn(page, `${county.site.url}/station/`, 'head');
    await page.goto(`${county.site.url}/station/records`);
    await page.getByRole('button', { name: '登记新的' }).click();
    await page.getByRole('button', { name: /^读书会/ }).click();
    await page.getByLabel('主题').fill('没填完的一次');
    await page.getByLabel('发生日期').fill('2026-11-18');
    await page.getByText(/已存到县里/).waitFor();
    await page.reload();
    await page.getByText('没填完的一次').or(page.locator('input[value="没填完的一次"]')).first().waitFor();
    expect([await page.getByLabel('主题').inputValue(), await page.getByLabel('发生日期').inputValue()]).toEqual(['没填完的一次', '2026-11-18']);
    await page.goto(`${county.site.url}/station/`);
    await page.getByText('没交的草稿').waitFor();
    await picture(page, 'records-drafts-desk');
    await page.goto(`${county.site.url}/station/records/new/reading/club`);
    await page.getByText('没填完的一次').waitFor();
    await picture(page, 'records-drafts');
    expect(await looksOf(page, LATIN)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: '接着填' }).click();
    await page.getByLabel('计划').fill('再读一本');
    await answer(page, '日期', '2026-11-21');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByRole('button', { name: '举办完毕' }).waitFor();
    expect((await county.people.head.call('GET /form-drafts')).body.drafts).toEqual([]);
    await page.context().close();
  });

  it('is acted on with the form of the action', async () => {
    const { page } = head;
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole('button', { name: '举办完毕' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('参加人次').fill('18');
    await sheet.getByLabel('时长').fill('1.5');
    await pickNew('何主持', 'records-act-make');
    expect(await sheet.getByLabel('参加人次').inputValue()).toBe('18');
    await sound('records-act');
    await sheet.getByRole('button', { name: '举办完毕' }).click();
    await page.getByText('已办:举办完毕').or(page.getByText('已办：举办完毕')).waitFor();
    expect(await page.locator('.page-head').innerText()).toContain('已举办');
  });

  it('is put right with a reason, and what stood there stays to be read', async () => {
    const { page } = head;
    await page.getByRole('button', { name: '更多' }).click();
    await sound('records-more');
    await page.getByRole('button', { name: /^更正/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('主题').fill('冬天的故事');
    await sheet.getByLabel('计划').fill('一起读两本书');
    await sheet.getByText('秋天的故事').waitFor();
    await sheet.getByRole('button', { name: '更正', exact: true }).last().click();
    await sheet.getByText('请写明原因').waitFor();
    await sheet.getByLabel('原因').fill('主题写错了');
    await sound('records-correct');
    await sheet.getByRole('button', { name: '更正', exact: true }).last().click();
    await page.getByText('已更正').waitFor();
    await page.getByRole('button', { name: '修改记录' }).click();
    await page.getByText('主题写错了').waitFor();
    expect(await page.locator('.timeline').innerText()).toMatch(/冬天的故事[\s\S]*已举办[\s\S]*登记/);
    await sound('records-changes');
    await sound('records-changes-desk', DESK);
  });

  it('keeps the versions of what is revised: from when until when, by whom and why', async () => {
    const { page } = head;
    await page.getByRole('button', { name: '内容' }).click();
    await page.getByText('计划的各个版本').click();
    await page.getByText('一起读一本书').waitFor();
    expect(await page.locator('.record-fold').innerText()).toMatch(/第 2 版 今天起[\s\S]*一起读两本书[\s\S]*更正，原因：主题写错了[\s\S]*第 1 版 今天至今天[\s\S]*一起读一本书[\s\S]*登记/);
    await page.getByText('计划的各个版本').scrollIntoViewIfNeeded();
    await sound('records-versions');
    await sound('records-versions-desk', DESK);
  });

  it('is put right with somebody who has to be entered first', async () => {
    const { page } = head;
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('button', { name: /^更正/ }).click();
    const sheet = page.getByRole('dialog').first();
    await sheet.getByRole('button', { name: '读书会小结' }).click();
    await sheet.getByRole('button', { name: /^移除/ }).click();
    await pickNew('罗新人', 'records-correct-make');
    await sheet.getByLabel('原因').fill('主持人填错了');
    await sheet.getByRole('button', { name: '更正', exact: true }).last().click();
    await page.getByText('已更正').waitFor();
    await page.getByRole('button', { name: '内容' }).click();
    await page.locator('.fact').filter({ hasText: '主持人' }).filter({ hasText: '罗新人' }).waitFor();
    expect(head.complaints).toEqual([]);
  });
});

it('that are not his to take away are not offered as a file, and it is said whose they are', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${county.site.url}/station/sheets`);
  const type = page.getByLabel('类型');
  await type.locator('option', { hasText: '家庭' }).waitFor({ state: 'attached' });
  expect(await type.locator('option', { hasText: '读书会' }).count()).toBe(0);
  await page.getByText('「读书会」归县馆下载').waitFor();
  await sound('records-kept');
  await page.goto(`${county.site.url}/station/sheets?type=club`);
  await page.getByText('您可以在台账里看，不能带走').waitFor();
  expect(await page.getByRole('button', { name: '下载表格' }).isDisabled()).toBe(true);
  await sound('records-kept-asked-desk', DESK);
});

it('one that others point to says what becomes of them before it is voided', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 360, height: 780 });
  const reader = await made('reader', { name: '张小明', birthDate: '1980-01-01', grade: firstCode('grade') });
  await made('family', { familyName: '张家', members: [{ person: reader, kin: firstCode('kin') }] });
  await page.goto(`${county.site.url}/station/records/${reader}`);
  await page.getByRole('button', { name: /^关联/ }).click();
  await page.getByRole('link', { name: /张家/ }).waitFor();
  await sound('records-links');
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: /^作废/ }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText(/会取消关联/).waitFor();
  await sheet.getByLabel('原因').fill('重复登记');
  await sound('records-void');
  await sheet.getByRole('button', { name: '作废这条记录' }).click();
  await page.getByText('已作废', { exact: true }).first().waitFor();
  await page.getByText('还没有关联的记录').waitFor();
});

it('that need not be kept any more is listed for who looks after it, with what is to be done', async () => {
  const { page } = head;
  await page.setViewportSize({ width: 360, height: 780 });
  const reader = await made('reader', { name: '早已迁走的人', birthDate: '1950-01-01', grade: firstCode('grade') });
  await made('family', { familyName: '老户', members: [{ person: reader, kin: firstCode('kin') }] });
  const left = await county.people.head.call(`POST /records/${reader}/commands`, { body: { type: 'ActOnRecord', action: 'leave', data: { leftFor: 'x' }, occurredAt: '2012-05-01T00:00:00.000Z', base: 1 } });
  if (left.status !== 200) throw new Error(left.text);
  await page.goto(`${county.site.url}/station/mine`);
  await page.getByRole('link', { name: '保管到期' }).click();
  await page.getByText('2022年5月1日到期').waitFor();
  await page.getByText('还有1条记录关联到它').waitFor();
  await sound('records-retention');
  await sound('records-retention-desk', DESK);
  await page.getByRole('link', { name: /早已迁走的人/ }).click();
  await page.getByText('已迁出').first().waitFor();
});
