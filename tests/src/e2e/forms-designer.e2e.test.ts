/** The forms of a programme, built from nothing by somebody who does not program, by mouse and keyboard; and every rule of them tried. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture } from '../support/browser';
import { choose, publishAt, saved } from './designer-app';
import { looked } from './designer-looks';
import { buildAid, ruleAid } from './forms/build-aid';
import { buildIntake, ruleIntake } from './forms/build-intake';
import { fillAid, fillIntakeBegin, fillIntakeEnd, openForm } from './forms/fill';
import { intakeCounty } from './forms/intake-county';
import { field, option, press, preview, toSection, write } from './forms/trying';
import { nextSection, signIn } from './station-app';
import { settled, signedInVisitor } from './walk';

let site: TestServer;
let browser: Browser;
let complaints: readonly string[] = [];
beforeAll(async () => {
  [site, browser] = [await intakeCounty(new Date().toISOString()), await aBrowser()];
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function newForm(page: Page, title: string, id: string, record: string): Promise<void> {
  await page.getByRole('button', { name: '新增表单' }).click();
  await page.getByLabel('名称', { exact: true }).fill(title);
  await page.getByLabel('标识', { exact: true }).fill(id);
  await choose(page, '关于哪种记录', record);
  await page.getByRole('button', { name: '新增', exact: true }).click();
  await page.getByRole('heading', { name: title }).first().waitFor();
}
const formNow = async (id: string): Promise<FormDef> => JSON.parse(((await (await site.signIn('designer')).call('GET /packs/intake/draft')).body as { files: Record<string, string> }).files[`forms/${id}.json`] ?? '');
/** Some errors are worth a picture. */
async function seen(page: Page, act: () => Promise<void>): Promise<void> {
  await act().catch(async (error: unknown) => {
    await picture(page, 'failed-designer');
    throw error;
  });
}

/** A form built by its steps, saved, and without anything wrong in itself. */
async function built(title: string, id: string, record: string, build: (page: Page) => Promise<void>): Promise<Page> {
  const visitor = await signedInVisitor(browser, site, 'designer', 'desk');
  const { page } = visitor;
  complaints = visitor.complaints;
  page.setDefaultTimeout(15_000);
  await page.goto(`${site.url}/designer/packs/intake/forms`);
  await settled(page, '.ld-editor');
  await seen(page, async () => {
    await newForm(page, title, id, record);
    await build(page);
    await saved(page);
  });
  return page;
}
const rulesOf = (form: FormDef, target: string): Record<string, string> => Object.fromEntries(form.rules.filter((rule) => rule.target === target).map((rule) => [rule.effect, rule.expression]));

describe('个案接案表', () => {
  it('is built from nothing, with every kind of rule in words', async () => {
    const page = await built('个案接案表', 'caseIntake', '个案', async (at) => {
      await buildIntake(at);
      expect(await looked(at, 'form-intake')).toEqual([]);
      await ruleIntake(at);
      expect(await looked(at, 'form-intake-rules')).toEqual([]);
    });
    const form = await formNow('caseIntake');
    expect(form.sections?.map((section) => [section.title, section.fields])).toEqual([
      ['来源与对象', ['source', 'foundAt', 'clientName', 'idNo', 'birthDate', 'guardian']], ['家庭', ['members', 'monthlyIncome', 'visitWithin']],
      ['问题与处理', ['problem', 'urgency', 'domain', 'decision', 'rejectReason', 'consent']],
    ]);
    expect((form.schema.required as string[]).sort()).toEqual(['clientName', 'decision', 'domain', 'foundAt', 'problem', 'source', 'urgency']);
    expect((form.schema.properties as Record<string, unknown>).members).toMatchObject({ type: 'array', items: { required: ['name', 'relation'], properties: { relation: { 'x-codes': 'relation' }, age: { minimum: 0, maximum: 130 }, income: { 'x-privacy': 'L3', 'x-format': 'money' } } } });
    expect(rulesOf(form, 'members/school')).toEqual({ visible: 'studying = true', required: 'studying = true' });
    expect([rulesOf(form, 'foundAt').check, rulesOf(form, 'guardian').visible, rulesOf(form, 'consent').required, rulesOf(form, 'domain').readonly]).toEqual(['foundAt <= now()', 'ageAt(birthDate, today()) < 18', 'decision = "1"', 'decision = "2"']);
    expect(rulesOf(form, 'monthlyIncome').calculate).toBe('sum(members.income)');
    expect(rulesOf(form, 'visitWithin').calculate).toBe('if urgency = "1" then 1 else if urgency = "2" then 3 else 7');
    await seen(page, () => fireIntake(page));
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 600_000);
});

/** Every rule of the case form, as it fires on a phone. */
async function fireIntake(page: Page): Promise<void> {
  const on = await preview(page);
  await write(on, '发现时间', '2030-01-01T08:00');
  await on.getByText('发现时间不能晚于现在').first().waitFor();
  await write(on, '发现时间', '2026-03-01T08:00');
  await on.getByText('发现时间不能晚于现在').first().waitFor({ state: 'detached' });
  expect(await field(on, '监护人姓名').count()).toBe(0);
  await on.getByLabel(/^出生日期/).fill('2015-06-01');
  await on.getByRole('textbox', { name: '监护人姓名必填' }).waitFor();

  await toSection(page, '家庭');
  await on.getByRole('button', { name: '加一行' }).click();
  const row = on.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^第1行/ }) });
  await write(row, '姓名', '陈大山');
  expect(await field(row, '学校').count()).toBe(0);
  await press(row, '是');
  await row.getByRole('textbox', { name: '学校必填' }).waitFor();
  await write(row, '月收入', '200000');
  await row.getByText('月收入超过10万元，请核对').waitFor();
  await write(row, '月收入', '1800.1');
  await on.getByRole('button', { name: '加一行' }).click();
  await write(on.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^第2行/ }) }), '月收入', '200.25');
  await on.getByText('2,000.35').first().waitFor();
  await on.getByText('根据其他答案自动得出').first().waitFor();

  await toSection(page, '问题与处理');
  expect(await field(on, '不接案原因').count()).toBe(0);
  await press(on, '不接案');
  await on.getByRole('textbox', { name: '不接案原因必填' }).waitFor();
  expect(await option(on, '社会救助').count()).toBe(0);
  await press(on, '接案');
  await on.getByRole('checkbox', { name: /服务对象知情同意/ }).waitFor();
  expect(await field(on, '不接案原因').count()).toBe(0);
  await press(on, '危机');
  expect(await looked(page, 'form-intake-phone')).toEqual([]);
  await toSection(page, '家庭');
  await on.getByText(/^1$/).first().waitFor();

  // in the middle of it the page is loaded again: what was answered is still there
  await page.reload();
  await settled(page, '.ld-editor h1');
  const again = await preview(page);
  await toSection(page, '家庭');
  await again.getByText('2,000.35').first().waitFor();
  await page.getByRole('button', { name: '检查必填和格式' }).click();
  await again.getByRole('alert').getByRole('button', { name: /主要问题|监护人姓名/ }).first().waitFor();
}

describe('慈善救助申请', () => {
  it('is built from nothing: two child tables, sums, amounts held to sums and to a parameter', async () => {
    const page = await built('慈善救助申请', 'aidApply', '慈善救助', async (at) => {
      await buildAid(at);
      await ruleAid(at);
      expect(await looked(at, 'form-aid')).toEqual([]);
    });
    const form = await formNow('aidApply');
    expect(form.sections?.map((section) => section.fields)).toEqual([['applicant', 'idNo', 'phone', 'applyBy', 'agent'], ['reason', 'story', 'expenses', 'expenseTotal'], ['otherAid', 'otherAidTotal', 'amountAsked', 'overReason', 'authorised']]);
    expect(rulesOf(form, 'agent')).toEqual({ visible: 'applyBy in ("2", "3")', required: 'applyBy in ("2", "3")' });
    expect([rulesOf(form, 'expenses/cost').calculate, rulesOf(form, 'expenseTotal').calculate]).toEqual(['price * count', 'sum(expenses.cost)']);
    expect([rulesOf(form, 'amountAsked').check, rulesOf(form, 'otherAid/until').check, rulesOf(form, 'overReason').visible]).toEqual(['amountAsked <= expenseTotal - otherAidTotal', 'until >= since', 'amountAsked > params.aidCap and reason != null']);
    await seen(page, () => fireAid(page));
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 600_000);
});

async function fireAid(page: Page): Promise<void> {
  const on = await preview(page);
  await press(on, '监护人');
  await on.getByRole('textbox', { name: '代申请人必填' }).waitFor();
  await press(on, '本人');
  await on.getByRole('textbox', { name: '代申请人必填' }).waitFor({ state: 'detached' });
  await toSection(page, '困难情况');
  await on.getByRole('combobox', { name: /^困难原因/ }).selectOption({ label: '病' });
  await on.getByRole('button', { name: '加一行' }).click();
  const row = on.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^第1行/ }) });
  await write(row, '项目', '住院');
  await write(row, '单价', '3000.5');
  await write(row, '数量', '2');
  await on.getByText('6,001').first().waitFor();
  await toSection(page, '救助');
  await on.getByRole('button', { name: '加一行' }).click();
  const aid = on.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^第1行/ }) });
  await write(aid, '金额', '500');
  await aid.getByLabel(/^开始日期/).fill('2026-02-01');
  await aid.getByLabel(/^结束日期/).fill('2026-01-01');
  await aid.getByLabel(/^结束日期/).blur();
  await aid.getByText('结束日期不能早于开始日期').waitFor();
  await write(on, '申请金额', '6000');
  await on.getByText('申请金额不能超过费用合计减去已得救助').first().waitFor();
  await on.getByRole('textbox', { name: '超过限额的理由必填' }).waitFor();
  expect(await looked(page, 'form-aid-phone')).toEqual([]);
  await write(on, '申请金额', '4000');
  await on.getByText('申请金额不能超过费用合计减去已得救助').first().waitFor({ state: 'detached' });
  await on.getByRole('textbox', { name: '超过限额的理由必填' }).waitFor({ state: 'detached' });
}

describe('both', () => {
  it('are published to a station, and filled there on a phone, with a reload in the middle', async () => {
    const { page } = await signedInVisitor(browser, site, 'designer', 'desk');
    await page.goto(`${site.url}/designer/packs/intake`);
    await seen(page, () => publishAt(page, '二里镇社工站', '接案表和救助申请重新做过'));
    const worker = (await aVisitor(browser, 'phone')).page;
    await signIn(worker, `${site.url}/station/`, 'worker');
    await openForm(worker, site.url, 'case');
    await seen(worker, async () => {
      await fillIntakeBegin(worker, true);
      await worker.getByText(/^已存到县里/).first().waitFor();
      await worker.reload();
      await worker.getByRole('textbox', { name: '服务对象' }).waitFor();
      expect(await worker.getByRole('textbox', { name: '服务对象' }).inputValue()).toBe('陈小宝');
      await nextSection(worker);
      await worker.getByText('1,800.30').first().waitFor();
      await nextSection(worker);
      await fillIntakeEnd(worker);
      await handIn(worker);
      await openForm(worker, site.url, 'aid');
      await fillAid(worker);
      await handIn(worker);
    });
    const { body } = await (await site.signIn('worker')).call('GET /records', { query: { packId: 'intake' } });
    expect(body.items.map((row: { title: string }) => row.title).sort()).toEqual(['李桂兰', '陈小宝']);
  }, 600_000);
});

async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '提交', exact: true }).click();
  await page.getByRole('heading', { name: '已提交' }).first().waitFor();
}
