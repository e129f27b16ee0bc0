/** Print layouts as county staff make them: out of a paper form, and from a form; changed cell by cell by mouse and keyboard, looked at, published. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PrintDef } from '@liandong/core/run';
import { wordDocument } from '@liandong/sheets/testing';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { aSite } from '../support/site';
import { choose, publishAt, saved } from './designer-app';
import { looked } from './designer-looks';
import { signedInVisitor } from './walk';

let site: TestServer;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], '2026-03-02T01:00:00.000Z'), await aBrowser()];
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const PAPER = wordDocument([
  '困难老人帮扶申请表', '填表日期：   年   月   日', [['申请人', '', '性别', '□男 □女'], ['身份证号', { text: '', span: 3 }], ['困难类别（可多选）', { text: '□低保 □特困 □其他____', span: 3 }]],
  '家庭成员', [['序号', '称谓', '姓名', '年龄'], ['1', '', '', ''], ['2', '', '', '']], [['镇站意见', '\n（签字盖章）\n   年  月  日']],
]);

const grid = (page: Page, n: number) => page.getByRole('grid', { name: `第${n}张表格`, exact: true });
const cell = (page: Page, n: number, row: number, column: number) => grid(page, n).locator(`[data-place="${row - 1}:${column - 1}"]`);
const texts = async (page: Page, n: number): Promise<string[]> => (await grid(page, n).getByRole('gridcell').allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
const view = (page: Page, name: string) => page.getByRole('radiogroup', { name: '怎么看' }).getByText(name, { exact: true }).click();
const put = (page: Page, title: string) => page.getByRole('button', { name: `放进「${title}」`, exact: true }).first().click();

async function printIn(id: string): Promise<PrintDef> {
  const client = await site.signIn('policy');
  const { files } = (await client.call('GET /packs/wushe/draft')).body as { files: Record<string, string> };
  return JSON.parse(files[`prints/${id}.json`] ?? 'null') as PrintDef;
}
async function add(page: Page, title: string, id: string): Promise<void> {
  await page.getByRole('button', { name: '新增打印' }).click();
  const dialog = page.getByRole('dialog', { name: '新增打印' });
  await dialog.getByLabel('名称', { exact: true }).fill(title);
  await dialog.getByLabel('标识', { exact: true }).fill(id);
  await page.getByRole('button', { name: '新增', exact: true }).click();
  await page.getByRole('heading', { name: title }).waitFor();
}

describe('a print layout in the designer', () => {
  it('comes out of a paper form, is changed cell by cell, looked at and published', async () => {
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    await page.goto(`${site.url}/designer/packs/wushe/forms/consultRegister`);
    await page.getByRole('button', { name: '导入/导出' }).click();
    await page.getByRole('menuitem', { name: '一张纸变表单' }).click();
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: '帮扶申请表.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(PAPER) });
    await page.getByLabel('打印版式的名称').waitFor();
    expect(await page.getByLabel('打印版式的名称').inputValue()).toBe('困难老人帮扶申请表');
    await page.getByRole('dialog').getByRole('button', { name: /^加入 \d+ 道题$/ }).click();
    await page.getByText('打印版式「困难老人帮扶申请表」在左侧「打印」里').waitFor();
    await page.getByRole('navigation', { name: '模板包内容' }).getByRole('link', { name: /^打印/ }).click();
    await page.getByRole('navigation', { name: '模板包内容' }).getByRole('link', { name: '困难老人帮扶申请表' }).click();
    await page.getByRole('heading', { name: '困难老人帮扶申请表' }).waitFor();
    expect(await texts(page, 3)).toEqual(['申请人', '申请人', '性别', '□性别', '身份证号', '身份证号', '困难类别（可多选）', '□困难类别']);
    expect(await texts(page, 5)).toEqual(['序号', '称谓', '姓名', '年龄', '序号', '称谓', '姓名', '年龄']);
    expect(await looked(page, 'print-of-paper')).toEqual([]);

    // a label is typed over, a fact of the record is put beside, a row is added, two cells become one
    await cell(page, 3, 1, 1).click();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('申请人姓名');
    await page.keyboard.press('Enter');
    expect((await texts(page, 3))[0]).toBe('申请人姓名');
    await cell(page, 2, 1, 1).click();
    await put(page, '编号');
    expect(await texts(page, 2)).toEqual(['填表日期：填表日期编号']);
    await cell(page, 3, 3, 1).click();
    await page.getByRole('toolbar', { name: '改格子' }).getByRole('button', { name: /^行/ }).click();
    await page.getByRole('menuitem', { name: '下方加行' }).click();
    await page.keyboard.press('Escape');
    await cell(page, 3, 4, 2).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await page.getByRole('grid', { name: '第3张表格' }).locator('[aria-selected=true][colspan="3"]').waitFor();
    await cell(page, 3, 4, 1).click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('办理人');
    await page.keyboard.press('Tab');
    await put(page, '打印人');
    expect((await texts(page, 3)).slice(-2)).toEqual(['办理人', '打印人']);
    await page.keyboard.press('Control+z');
    expect((await texts(page, 3)).at(-1)).toBe('');
    await page.keyboard.press('Control+y');
    expect(await looked(page, 'print-cell')).toEqual([]);
    await cell(page, 3, 1, 3).click();
    await page.keyboard.press('Control+c');
    await cell(page, 1, 1, 1).click();
    await page.keyboard.press('Control+v');
    expect(await texts(page, 1)).toEqual(['性别']);
    await page.keyboard.press('Control+z');
    expect(await texts(page, 1)).toEqual(['困难老人帮扶申请表']);
    await saved(page);

    await view(page, '预览');
    const sheet = page.getByRole('region', { name: '困难老人帮扶申请表' });
    await sheet.getByText('☑男').waitFor();
    expect(await looked(page, 'print-preview')).toEqual([]);
    await page.getByRole('radiogroup', { name: '看什么' }).getByText('空表').click();
    await sheet.getByText('☐男').waitFor();
    expect(await looked(page, 'print-blank')).toEqual([]);

    await publishAt(page, '二里镇社工站', '申请表可以打印');
    expect((await printIn('consultRegister')).grids).toHaveLength(6);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 240_000);

  it('is made from a form with the opinions of its process; what the pack does not know is marked at its cell', async () => {
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    await page.goto(`${site.url}/designer/packs/wushe/prints`);
    await add(page, '微心愿登记卡', 'wishCard');
    await choose(page, '打印哪种记录', '微心愿');
    expect(await looked(page, 'print-empty')).toEqual([]);
    await page.getByRole('button', { name: '按表单生成' }).click();
    await choose(page, '哪张表单', '微心愿登记');
    expect(await looked(page, 'print-generate')).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '生成', exact: true }).click();
    await grid(page, 2).waitFor();
    const last = await page.getByRole('grid').count();
    expect((await texts(page, last)).some((text) => text.includes('的意见'))).toBe(true);
    expect(await looked(page, 'print-generated')).toEqual([]);
    await view(page, '预览');
    await page.getByRole('region', { name: '微心愿登记卡' }).getByText('情况属实，同意。').first().waitFor();
    expect(await looked(page, 'print-generated-preview')).toEqual([]);

    await view(page, '设计');
    await page.getByRole('button', { name: '整张纸的设置：微心愿登记卡' }).click();
    await choose(page, '打印哪种记录', '政策咨询');
    await page.getByRole('gridcell').filter({ hasText: '表单里没有的题目' }).first().waitFor();
    await page.locator('.pr-cell.is-wrong').first().click();
    await page.getByRole('alert').getByText('在表单里没有').first().waitFor();
    // what is gone has no title any more
    expect((await looked(page, 'print-findings')).filter((fault) => !fault.includes('可能改名或删掉了'))).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.locator('.pr-cell.is-wrong').first().waitFor({ state: 'detached' });
    await view(page, '源文件');
    await page.getByLabel('微心愿登记卡的源文件').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^找页面/ }).fill('微心愿登记卡');
    await page.getByRole('option', { name: /微心愿登记卡/ }).first().click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '删除「微心愿登记卡」' }).click();
    await page.getByRole('heading', { name: '微心愿登记卡' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 240_000);
});
