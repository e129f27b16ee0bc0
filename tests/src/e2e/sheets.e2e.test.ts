/** Spreadsheets in the form designer: a pasted block, an XLSForm workbook; files that are no good say so and change nothing. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wordDocument } from '@liandong/sheets/testing';
import { readWorkbook, readXlsForm, writeWorkbook, type Written } from '@liandong/sheets';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { aSite } from '../support/site';
import { choose, saved } from './designer-app';
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

const dialog = (page: Page) => page.getByRole('dialog');
async function atForm(): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const visitor = await signedInVisitor(browser, site, 'policy', 'desk');
  await visitor.page.goto(`${site.url}/designer/packs/wushe/forms/consultRegister`);
  await visitor.page.getByRole('button', { name: '导入/导出' }).waitFor();
  return visitor;
}
async function openTool(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '导入/导出' }).click();
  await page.getByRole('menuitem', { name }).click();
}
const give = async (page: Page, name: string, content: Uint8Array): Promise<void> => dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

const SURVEY: Written[][] = [
  ['type', 'name', 'label::中文 (zh)', 'label::English (en)', 'relevant', 'calculation', 'constraint', 'required'],
  ['begin group', 'house', '入户情况', 'House', '', '', '', ''], ['text', '户主 姓名', '户主', 'Head', '', '', '', 'yes'], ['integer', 'rooms', '房间数', 'Rooms', '', '', '. >= 0 and . <= 20', ''],
  ['begin repeat', 'people', '家庭成员', 'People', '', '', '', ''], ['text', 'who', '称呼', '', '', '', '', ''], ['decimal', 'month', '月收入', '', '', '', '', ''], ['end repeat', '', '', '', '', '', '', ''],
  ['calculate', 'all_income', '全家月收入', '', '', 'sum(${month})', '', ''], ['text', '怪题', '奇怪的题', '', 'pulldata("a", "b", "c", 1) = 1', '', '', ''], ['end group', '', '', '', '', '', '', ''],
];

describe('spreadsheets in the form designer', () => {
  it('a block copied from Excel becomes fields, after somebody has put right what was guessed', async () => {
    const { page, complaints } = await atForm();
    await openTool(page, '粘贴 Excel 表格');
    await page.getByLabel('在 Excel 里选中一块，复制，再粘贴到这里').fill('陪同人\t联系手机\t来访日\t类别\n张三\t13800138000\t2026/3/1\t甲\n李四\t13900139000\t2026/3/2\t乙\n王五\t13700137000\t2026/3/2\t甲\n赵六\t13600136000\t2026/3/3\t乙');
    await dialog(page).getByLabel('第 4 题的题目').waitFor();
    expect(await dialog(page).getByLabel('类别的选项').inputValue()).toBe('甲、乙');
    await choose(page, '陪同人的题型', '姓名');
    await dialog(page).getByLabel('第 3 题的题目').fill('来访日期');
    await dialog(page).getByLabel('联系手机必填').check();
    await dialog(page).getByRole('button', { name: '不要“类别”' }).click();
    await choose(page, '放在哪个分组', '新分组');
    await dialog(page).getByLabel('新分组的名称').fill('陪同情况');
    expect(await looked(page, 'sheets-paste')).toEqual([]);
    await dialog(page).getByRole('button', { name: '加入 3 道题' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '来访日期' }).first().waitFor();
    await saved(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('an XLSForm with groups, repeats and calculations is looked at, added, and can be undone', async () => {
    const { page, complaints } = await atForm();
    await openTool(page, '导入 XLSForm');
    await give(page, 'house.xlsx', await writeWorkbook([{ name: 'survey', rows: SURVEY }]));
    await dialog(page).getByText('读出 7 道题，加在现有题目后面').waitFor();
    await dialog(page).getByText('“怪题”的显示条件没有带过来：用了函数 pulldata()，这里没有对应的').waitFor();
    await dialog(page).getByText('名称“户主 姓名”在这里写作“户主_姓名”').waitFor();
    expect(await looked(page, 'sheets-xlsform')).toEqual([]);
    await dialog(page).getByRole('button', { name: '加入表单' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '全家月收入' }).first().waitFor();
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: '全家月收入' }).first().waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('the form goes out as a workbook that reads as the same form', async () => {
    const { page, complaints } = await atForm();
    await openTool(page, '导出 XLSForm');
    await dialog(page).getByRole('button', { name: '下载 .xlsx' }).waitFor();
    expect(await looked(page, 'sheets-export')).toEqual([]);
    const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: '下载 .xlsx' }).click()]);
    expect(download.suggestedFilename()).toBe('政策咨询登记.xlsx');
    const workbook = await readWorkbook(new Uint8Array(readFileSync(await download.path())));
    const read = 'code' in workbook ? workbook : readXlsForm(workbook, { mendNames: false });
    expect('items' in read && read.title).toBe('政策咨询登记');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('a paper form becomes a draft beside its picture, put right cell by cell, with its register', async () => {
    const { page, complaints } = await atForm();
    await openTool(page, '一张纸变表单');
    await give(page, '帮扶申请表.docx', wordDocument([
      '困难老人帮扶申请表', [['申请人', '', '性别', '□男 □女'], ['身份证号', { text: '', span: 3 }], ['困难类别（可多选）', { text: '□低保 □特困 □其他____', span: 3 }], [{ text: '村里怎么看', span: 2 }, { text: '另外一句', span: 2 }]],
      '家庭成员', [['称谓', '姓名', '年龄'], ['', '', ''], ['', '', '']], [['镇站意见', '\n（签字盖章）\n   年  月  日']],
    ]));
    await dialog(page).getByText('读懂 7 道题，还有 2 处没读懂，用黄色标着，点一下说明它是什么').waitFor();
    const picture = dialog(page).getByRole('group', { name: '这张纸' });
    await picture.getByRole('button', { name: '（空白格）：身份证号（身份证号码）' }).waitFor();
    await picture.getByRole('button', { name: /^称谓\s*子表「家庭成员」/ }).waitFor();
    expect(await looked(page, 'sheets-paper')).toEqual([]);

    await picture.getByRole('button', { name: /^村里怎么看\s*？\s*没读懂/ }).click();
    await choose(page, '这一格是什么', '要填的题目');
    await choose(page, '题型', '多行文字');
    await picture.getByRole('button', { name: /^另外一句\s*？\s*没读懂/ }).focus();
    await page.keyboard.press('Enter');
    await choose(page, '这一格是什么', '说明，不用填');
    await dialog(page).getByText('读懂 8 道题，全部读懂了').waitFor();
    await choose(page, '登记簿（政策咨询的列表）里显示', '申请人');
    await dialog(page).getByRole('button', { name: '加入 8 道题' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '镇站意见签字' }).first().waitFor();
    await saved(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);

  it('files that are no good say so and change nothing', async () => {
    const { page, complaints } = await atForm();
    await openTool(page, '导入 XLSForm');
    await give(page, 'old.xlsx', new TextEncoder().encode('no workbook'));
    await dialog(page).getByText('这是文本文件（CSV、TXT 之类）改了名字，不是 .xlsx').waitFor();
    await give(page, 'bad.xlsx', await writeWorkbook([{ name: 'survey', rows: [['type', 'name'], ['text', '甲'], ['text', '甲'], ['什么题', '乙']] }]));
    await dialog(page).getByText('没有导入，请先改好下面 2 处，再选一次文件').waitFor();
    await dialog(page).getByText('不认识题型“什么题”').waitFor();
    expect(await looked(page, 'sheets-refused')).toEqual([]);
    expect(await dialog(page).getByRole('button', { name: '加入表单' }).isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 120_000);
});
