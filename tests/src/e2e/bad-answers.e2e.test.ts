/** What nobody means to answer, and forms that nobody means to make, in a real browser: the page goes on, says what is wrong, and the draft is there. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDef } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, type Visitor } from '../support/browser';
import { openForm } from './forms/fill';
import { intakeCounty } from './forms/intake-county';
import { phone, preview } from './forms/trying';
import { answers, nextSection, signIn } from './station-app';
import { settled, signedInVisitor } from './walk';

/** A person waits no longer than this for a page to answer. */
const PATIENCE_MS = 10_000;
let site: TestServer;
let browser: Browser;
let worker: Visitor;
beforeAll(async () => {
  [site, browser] = [await intakeCounty(new Date().toISOString()), await aBrowser()];
  worker = await aVisitor(browser, 'phone');
  await signIn(worker.page, `${site.url}/station/`, 'worker');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Pasted by the keys into the control that has the focus; how long until the page answers again. */
async function paste(page: Page, piece: string, times: number): Promise<number> {
  await page.evaluate(([text, count]) => navigator.clipboard.writeText(text.repeat(count)), [piece, times] as const);
  const before = Date.now();
  await page.keyboard.press('Control+v');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  return Date.now() - before;
}
const problemBox = () => worker.page.getByRole('textbox', { name: '主要问题' });
async function toProblem(): Promise<void> {
  await nextSection(worker.page);
  await nextSection(worker.page);
  await problemBox().waitFor();
}
const draftSays = (words: RegExp): Promise<void> => worker.page.locator('.draft').filter({ hasText: words }).first().waitFor();

describe('an answer', () => {
  it('of ten million characters is not taken, which is told at once; what was typed stays, in the draft as well', async () => {
    const { page } = worker;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
    await openForm(page, site.url, 'case');
    await answers(page, { 服务对象: '陈小宝' });
    await toProblem();
    await problemBox().fill('父母外出，祖母年迈');
    await problemBox().press('End');
    expect(await paste(page, '父母外出，祖母年迈\n', 1_000_000)).toBeLessThan(PATIENCE_MS);
    await page.getByRole('alert').filter({ hasText: /放进来有100000\d\d字，一格最多20000字，没有放进来/ }).waitFor();
    expect(await problemBox().inputValue()).toBe('父母外出，祖母年迈');
    await page.keyboard.type('。');
    await page.getByRole('alert').filter({ hasText: '没有放进来' }).waitFor({ state: 'detached' });
    await draftSays(/^已存到县里/);
    await page.reload();
    await page.getByRole('textbox', { name: '服务对象' }).waitFor();
    await toProblem();
    expect(await problemBox().inputValue()).toBe('父母外出，祖母年迈。');
  }, 300_000);

  it('that an earlier page took in, however long, is shown by its beginning and kept until it is answered anew', async () => {
    const { page } = worker;
    const client = await site.signIn('worker');
    const { drafts } = (await client.call('GET /form-drafts')).body as { drafts: { key: string; savedAt: string; data: Record<string, unknown> }[] };
    const draft = drafts.find(({ data }) => data.clientName === '陈小宝');
    expect(draft).toBeDefined();
    const long = '长'.repeat(250_000);
    const address = page.url();
    await page.goto('about:blank');
    expect((await client.call(`PUT /form-drafts/${draft?.key}`, { body: { ...draft, key: undefined, data: { ...draft?.data, problem: long }, base: draft?.savedAt } })).status).toBe(200);
    await page.goto(address);
    await page.getByRole('textbox', { name: '服务对象' }).waitFor();
    await toProblem();
    await page.getByText(/原来填的是“长{300}…”，现在的表单不能这样填/).waitFor();
    await problemBox().fill('父母外出');
    await draftSays(/^已存到县里/);
  }, 300_000);

  it('of emoji and of writing from right to left comes back as it was typed', async () => {
    const { page } = worker;
    const text = '👨‍👩‍👧‍👦 مرحبا \u202Eabc\u202C 👵🏽 𠮷野家';
    await problemBox().fill(text);
    await draftSays(/^已存到县里/);
    await page.reload();
    await page.getByRole('textbox', { name: '服务对象' }).waitFor();
    await toProblem();
    expect(await problemBox().inputValue()).toBe(text);
  }, 300_000);
});

describe('a form', () => {
  const FORM = 'caseReview';
  let designer: Visitor;
  const text = () => designer.page.getByRole('textbox', { name: '站长意见的数据结构' });
  const view = (name: string): Promise<void> => designer.page.locator('.ld-canvas-head .ant-segmented-item').filter({ hasText: name }).click();
  const formNow = async (): Promise<FormDef> => JSON.parse(((await (await site.signIn('designer')).call('GET /packs/intake/draft')).body as { files: Record<string, string> }).files[`forms/${FORM}.json`] ?? '') as FormDef;
  const schemaWith = (property: string): string => `{\n"type": "object",\n"properties": {\n"opinion": { "type": "string", "title": "意见", "x-privacy": "L1" },\n"x": ${property}\n}\n}`;
  const deep = (depth: number): string => `${'{"type":"array","title":"x","items":'.repeat(depth)}{"type":"string"}${'}'.repeat(depth)}`;

  beforeAll(async () => {
    designer = await signedInVisitor(browser, site, 'designer', 'desk');
    await designer.page.goto(`${site.url}/designer/packs/intake/forms/${FORM}`);
    await settled(designer.page, '.ld-editor h1');
    await view('源文件');
    await text().waitFor();
  }, 120_000);

  it.each([
    ['from another site', '{ "title": "X", "$ref": "https://example.org/schema" }', /只能引用本表单/],
    ['that leads back to itself', '{ "title": "X", "$ref": "#/properties/x" }', /引用绕回了自己/],
    ['with a name that every object has', '{ "type": "array", "title": "X", "items": { "type": "object", "properties": { "__proto__": { "type": "string" } } } }', /保留的/],
    ['a hundred deep', deep(100), /嵌套太深/],
    ['a thousand deep', deep(1000), /太大/],
    ['with a pattern that looks around', '{ "type": "string", "title": "X", "pattern": "(?=(a+)+$)b" }', /格式规则写法不能用/],
    ['with a limit that is none', '{ "type": "string", "title": "X", "maxLength": "20" }', /maxLength/],
  ])('with a schema %s is told of, and the page goes on', async (_what, property, words) => {
    await text().fill(schemaWith(property));
    await designer.page.getByRole('button').or(designer.page.getByRole('listitem')).filter({ hasText: words }).first().waitFor({ timeout: PATIENCE_MS });
    await text().fill(schemaWith('{ "type": "string", "title": "还在" }'));
    await designer.page.waitForFunction(() => document.querySelector('.ld-lined .is-error') === null);
    expect(Object.keys((await formNow()).schema.properties as object)).toContain('opinion');
  }, 60_000);

  it('with a pattern that an engine with backtracking would never finish is tried all the same', async () => {
    await text().fill(schemaWith('{ "type": "string", "title": "代码", "x-privacy": "L1", "pattern": "^(a+)+$" }'));
    const on = await preview(designer.page);
    const box = phone(designer.page).getByRole('textbox', { name: '代码' });
    await box.fill(`${'a'.repeat(40)}!`);
    await box.blur();
    await on.getByText('代码的格式不对').waitFor({ timeout: PATIENCE_MS });
    await box.fill('a'.repeat(40));
    await on.getByText('代码的格式不对').waitFor({ state: 'detached', timeout: PATIENCE_MS });
    // what is larger than may be stored is refused, and told
    expect(designer.complaints.filter((text) => !text.includes('413'))).toEqual([]);
    expect(worker.complaints).toEqual([]);
  }, 120_000);
});
