/** A decision table as county staff make it: by mouse and by keyboard, tried, used in a process, published; and what cannot be changed here is said. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readDecisions } from '@liandong/core/compile';
import { evaluateDecision } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { aSite } from '../support/site';
import { choose, openList, publishAt, saved } from './designer-app';
import { looked } from './designer-looks';
import { settled, signedInVisitor } from './walk';

let site: TestServer;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], '2026-03-02T01:00:00.000Z'), await aBrowser()];
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const grid = (page: Page) => page.getByRole('grid', { name: '决策表「谁来审批」' });
/** A cell by its row, from 1, and its column, from 1 without the number. */
const cell = (page: Page, row: number, column: number) => grid(page).getByRole('row').nth(row + 1).getByRole('gridcell').nth(column - 1);
const texts = async (page: Page): Promise<string[]> => (await grid(page).getByRole('gridcell').allTextContents()).map((text) => text.trim());
const pick = async (page: Page, list: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: list, exact: true }).last().click();
  await openList(page).locator('.ant-select-item-option').filter({ hasText: option }).first().click();
};
/** Begin to change the cell that has the focus, and leave it by a key. */
async function write(page: Page, text: string, leave: 'Tab' | 'Enter'): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press(leave);
}

describe('a decision table', () => {
  it('is made by mouse and keyboard, tried, used and published by somebody who does not program', async () => {
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    page.setDefaultTimeout(20_000);
    await page.goto(`${site.url}/designer/packs/wushe/decisions`);
    await page.getByRole('button', { name: '新增决策表' }).click();
    await page.getByLabel('名称', { exact: true }).fill('谁来审批');
    await page.getByLabel('标识', { exact: true }).fill('whoApproves');
    await page.getByRole('button', { name: '新增', exact: true }).click();
    await grid(page).waitFor();
    expect(await looked(page, 'decision-empty')).toEqual([]);

    await grid(page).getByRole('button', { name: '选要看的内容' }).click();
    await pick(page, '看什么', '心愿类别');
    await grid(page).getByRole('button', { name: '＋ 条件列' }).click();
    await pick(page, '看什么', '预计金额');
    await grid(page).getByRole('columnheader', { name: '预计金额，条件列' }).waitFor();
    await grid(page).getByRole('columnheader', { name: '结果，结果列' }).click();
    await page.getByLabel('列名', { exact: true }).fill('审批人');
    await choose(page, '类型', '文字');
    expect(await looked(page, 'decision-columns')).toEqual([]);

    await page.getByRole('button', { name: '＋ 加一行' }).click();
    await cell(page, 1, 1).click();
    for (const typed of ['物品', '>300', '县民政']) await write(page, typed, 'Tab');
    await write(page, '大额', 'Enter');
    expect(await texts(page)).toEqual(['物品', '大于 300', '县民政', '大额']);
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Delete');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('100到300');
    await page.keyboard.press('Tab');
    await write(page, '站长', 'Enter');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await write(page, '社工', 'Enter');
    expect(await texts(page)).toEqual(['物品', '大于 300', '县民政', '大额', '任意', '100 到 300', '站长', '', '任意', '任意', '社工', '']);

    await page.keyboard.press('Alt+ArrowUp');
    expect((await texts(page)).slice(6, 7)).toEqual(['社工']);
    await page.keyboard.press('Control+z');
    await cell(page, 2, 2).filter({ hasText: '100 到 300' }).waitFor();
    await cell(page, 2, 2).click();
    await choose(page, '什么情况', '大于');
    await page.getByLabel('值', { exact: true }).fill('100');
    await cell(page, 2, 2).filter({ hasText: '大于 100' }).waitFor();
    expect(await looked(page, 'decision-cell')).toEqual([]);

    await cell(page, 3, 2).click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('=预计');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '撤销', exact: true }).click();

    await page.getByRole('tab', { name: '试一试' }).click();
    await pick(page, '心愿类别', '服务');
    await page.getByLabel('预计金额', { exact: true }).fill('150');
    await page.getByRole('region', { name: '得出' }).getByText('站长').waitFor();
    await page.getByText('符合第 2 行').waitFor();
    expect(await looked(page, 'decision-try')).toEqual([]);
    await saved(page);

    await page.goto(`${site.url}/designer/packs/wushe/processes/wish`);
    await settled(page, '.djs-container .djs-shape');
    await page.getByRole('button', { name: '在“登记心愿”和“审核心愿”之间插入环节' }).click();
    await page.getByRole('menuitem', { name: '更多', exact: true }).click();
    await page.getByRole('menuitem', { name: '按规则判定', exact: true }).click();
    await page.getByLabel('环节属性').getByLabel('名称', { exact: true }).fill('看谁审批');
    await choose(page, '用哪张决策表', '谁来审批');
    expect(await page.getByLabel('结果名称').inputValue()).toBe('result');
    expect(await looked(page, 'decision-step')).toEqual([]);
    await saved(page);
    await page.getByRole('link', { name: '打开决策表“谁来审批”' }).click();
    await grid(page).waitFor();
    await page.getByRole('link', { name: '微心愿', exact: true }).waitFor();
    await page.getByRole('button', { name: '删除「谁来审批」' }).click();
    const guard = page.getByRole('dialog').filter({ hasText: '还在用，不能删除' });
    expect(await looked(page, 'decision-in-use')).toEqual([]);
    await guard.getByRole('link', { name: '流程「微心愿」' }).click();
    await settled(page, '.djs-container .djs-shape');

    await page.locator('[data-element-id="xCap"] .djs-hit').first().click({ force: true });
    await page.getByLabel('环节属性').getByRole('button', { name: '设条件' }).first().click();
    await page.getByLabel('环节属性').getByRole('button', { name: /^(加条件|再加一个条件)$/ }).click();
    await pick(page, '看什么', '“看谁审批”得出的结果');
    await pick(page, '值', '县民政');
    expect(await looked(page, 'decision-condition')).toEqual([]);
    await saved(page);
    await page.getByText('问题 0').first().waitFor();

    await publishAt(page, '二里镇社工站', '由决策表定谁审批');
    await page.getByRole('region', { name: /版本 1\.1\.0/ }).getByText(/二里镇社工站在用/).waitFor();
    const files = (await (await site.signIn('policy')).call('GET /packs/wushe/draft')).body.files as Record<string, string>;
    const model = readDecisions({ whoApproves: files['decisions/whoApproves.dmn'] ?? '' }).whoApproves?.model;
    const decided = (wishCategory: string, estimate: number) => model && evaluateDecision(model, 'whoApproves', { wishCategory, estimate }, { now: '2026-03-02T01:00:00.000Z' as never });
    expect([decided('1', 301), decided('1', 300), decided('2', 301), decided('2', 100)].map((one) => one?.ok === true && one.value)).toEqual(['县民政', '站长', '站长', '社工']);
    expect(files['processes/wish.bpmn']).toMatch(/=[^"<]*result = "县民政"/);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 400_000);
});

/** Two decisions that build on one another, one that only a file can say, and a rule that contradicts another. */
const AID = `<?xml version="1.0" encoding="UTF-8"?>
<!-- 外面的工具写的 -->
<d:definitions xmlns:d="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:x="http://example.com/x" id="aid" name="救助" namespace="http://example.com/aid">
  <d:inputData id="in_estimate" name="estimate"><d:variable name="estimate" typeRef="number"/></d:inputData>
  <d:decision id="aidLevel" name="等级"><d:variable name="等级" typeRef="string"/>
    <d:informationRequirement><d:requiredInput href="#in_estimate"/></d:informationRequirement>
    <d:decisionTable hitPolicy="UNIQUE">
      <d:input label="金额" x:width="90"><d:inputExpression typeRef="number"><d:text>estimate</d:text></d:inputExpression></d:input>
      <d:output typeRef="string"/>
      <d:rule><d:inputEntry><d:text>&lt; 600</d:text></d:inputEntry><d:outputEntry><d:text>"一级"</d:text></d:outputEntry></d:rule>
      <d:rule><d:inputEntry><d:text>&gt;= 500</d:text></d:inputEntry><d:outputEntry><d:text>"二级"</d:text></d:outputEntry></d:rule>
    </d:decisionTable>
  </d:decision>
  <d:decision id="aidAmount" name="补助"><d:variable name="补助" typeRef="number"/><d:informationRequirement><d:requiredDecision href="#aidLevel"/></d:informationRequirement>
    <d:literalExpression><d:text>if 等级 = "一级" then 500 else 200</d:text></d:literalExpression></d:decision>
  <d:decision id="aidAll" name="汇总"><d:variable name="汇总"/><d:informationRequirement><d:requiredDecision href="#aidAmount"/></d:informationRequirement>
    <d:context><d:contextEntry><d:variable name="sum"/><d:literalExpression><d:text>补助</d:text></d:literalExpression></d:contextEntry></d:context></d:decision>
</d:definitions>
`;

describe('a file of decisions from elsewhere', () => {
  it('is shown whole, changed where a grid can, and else says why not; what is wrong is found at its cell', async () => {
    const client = await site.signIn('policy');
    const { body } = await client.call('GET /packs/wushe/draft');
    expect((await client.call('PATCH /packs/wushe/draft', { body: { files: { 'decisions/aid.dmn': AID } }, ifMatch: String(body.rev) })).status).toBe(200);
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    page.setDefaultTimeout(20_000);
    await page.goto(`${site.url}/designer/packs/wushe/decisions/aid`);
    const graph = page.getByRole('navigation', { name: '这个文件里的决策' });
    await graph.getByRole('button', { name: '补助 看 等级' }).waitFor();
    await page.getByRole('button', { name: /^问题 [1-9]/ }).first().click();
    await page.getByRole('button', { name: /第 1 条和第 2 条规则会同时命中/ }).click();
    const table = page.getByRole('grid', { name: '决策表「等级」' });
    await table.getByRole('gridcell', { name: '不小于 500', selected: true }).waitFor();
    expect(await looked(page, 'decision-findings')).toEqual([]);
    await page.getByLabel('值', { exact: true }).fill('600');
    await table.getByRole('gridcell', { name: '不小于 600' }).waitFor();
    await page.getByText(/第 1 条和第 2 条规则会同时命中/).first().waitFor({ state: 'detached' });
    await table.getByRole('gridcell', { name: '不小于 600' }).click();
    const paste = (text: string) => page.evaluate((copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied);
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
    await paste('很多\t三级');
    await page.getByText('没有粘贴：“很多”看不懂').waitFor();
    await paste('600到700\t三级\n>700\t四级');
    await table.getByRole('gridcell', { name: '大于 700' }).waitFor();
    expect(await table.getByRole('gridcell').allTextContents()).toEqual(['小于 600', '一级', '', '600 到 700', '三级', '', '大于 700', '四级', '']);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await table.getByRole('gridcell', { name: '大于 700' }).waitFor({ state: 'detached' });

    await graph.getByRole('button', { name: '补助 看 等级' }).click();
    await page.getByRole('tab', { name: '试一试' }).click();
    await page.getByLabel('预计金额', { exact: true }).fill('650');
    await page.getByRole('region', { name: '得出' }).getByText('200').waitFor();
    await page.getByRole('textbox', { name: '表达式' }).fill('if 等级 = "一级" then 500 else 260');
    await page.getByRole('region', { name: '得出' }).getByText('260').waitFor();
    expect(await looked(page, 'decision-literal')).toEqual([]);

    await graph.getByRole('button', { name: '汇总 看 补助' }).click();
    await page.getByText('「汇总」只能以文件形式修改').waitFor();
    expect(await looked(page, 'decision-file-only')).toEqual([]);
    await page.getByRole('button', { name: '打开源文件' }).click();
    await page.getByLabel('救助的源文件').waitFor();
    await saved(page);
    const after = (await client.call('GET /packs/wushe/draft')).body.files['decisions/aid.dmn'];
    expect(after).toBe(AID.replace('&gt;= 500', '&gt;= 600').replace('else 200', 'else 260'));
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});
