/** A form changes under answers that are stored: publishing says what that does to how many, and takes along what was chosen. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, picture, seriousFindings } from '../support/browser';
import { atWork } from '../support/county-at-work';
import { aSite } from '../support/site';
import { choose } from './designer-app';
import { signedInVisitor } from './walk';

const NOW = '2026-03-02T01:00:00.000Z';
const FORM = 'forms/consultRegister.json';
type Draft = { rev: number; files: Record<string, string> };
let site: TestServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], NOW), await aBrowser()];
  await atWork(site, { people: { sw1: 'erli-sw1', sw2: 'erli-sw2', head: 'erli-head' }, units: { s1: '610722111' } }, [{ packId: 'wushe', scenario: 'consult-referred', moves: 1 }, { packId: 'wushe', scenario: 'consult-referred', moves: 2 }]);
  const policy = await site.signIn('policy');
  const draft = (await policy.call('GET /packs/wushe/draft')).body as Draft;
  // the question is asked under another key, and one more thing must be answered
  const form = JSON.parse((draft.files[FORM] ?? '').replaceAll('"question"', '"matterAsked"')) as { schema: { properties: Record<string, object>; required: string[] } };
  form.schema.properties.urgency = { type: 'string', title: '紧急程度', 'x-privacy': 'L0', oneOf: [{ const: 'a', title: '一般' }, { const: 'b', title: '紧急' }] };
  form.schema.required.push('urgency');
  const others = Object.entries(draft.files).filter(([path, text]) => path !== FORM && text.includes('question') && !path.startsWith('README')).map(([path, text]) => [path, text.replaceAll('"question"', '"matterAsked"').replaceAll('field="question"', 'field="matterAsked"')]);
  const saved = await policy.call('PATCH /packs/wushe/draft', { body: { files: { ...Object.fromEntries(others), [FORM]: JSON.stringify(form) } }, ifMatch: String(draft.rev) });
  expect(saved.body.findings.filter((found: { severity: string }) => found.severity === 'error')).toEqual([]);
  ({ page } = await signedInVisitor(browser, site, 'policy', 'desk'));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
const files = async (): Promise<Record<string, string>> => ((await (await site.signIn('policy')).call('GET /packs/wushe/draft')).body as Draft).files;

describe('publishing a form that changed', () => {
  it('says whom it concerns, keeps what is chosen in the pack, and asks to confirm what is left open', async () => {
    await page.goto(`${site.url}/designer/packs/wushe/publish`);
    const breaking = page.getByRole('region', { name: '已经填过的内容怎么办' });
    const renamed = breaking.getByRole('listitem').filter({ hasText: '咨询内容' });
    await renamed.getByText('待安排').waitFor();
    expect(await renamed.innerText()).toMatch(/涉及 [1-9] 份记录/);
    await choose(page, '「政策咨询登记 · 咨询内容」怎么处理', '就是现在的「咨询内容」，内容搬过去');
    await renamed.getByText('已安排').waitFor();
    await picture(page, 'breaking-changes');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('发布说明').fill('改了编号');
    await page.getByLabel('全部机构').check();
    await page.getByRole('button', { name: /^发布 v/ }).click();
    const confirm = page.getByRole('button', { name: '确认发布' });
    await page.getByText(/有 1 处已经填过的内容没有安排/).waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await picture(page, 'breaking-confirm');
    await page.getByRole('checkbox', { name: /^我知道「政策咨询登记 · 紧急程度」/ }).check();
    await confirm.click();
    await page.getByRole('region', { name: /^版本/ }).first().getByText('全部机构在用').waitFor();
    const transform = JSON.parse(Object.entries(await files()).find(([path]) => path.startsWith('transforms/'))?.[1] ?? 'null') as { records: Record<string, object[]> };
    expect(Object.values(transform.records)).toEqual([[{ do: 'rename', field: 'question', to: 'matterAsked' }]]);
  }, 300_000);
});
