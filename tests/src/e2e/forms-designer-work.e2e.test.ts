/** Working on forms that there are: many fields at once, from form to form and pack to pack, the library of questions, other languages, the text for experts, and the preview. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDef, QuestionDef } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { packFiles } from '../support/packs';
import { aSite } from '../support/site';
import { saved } from './designer-app';
import { looked } from './designer-looks';
import { chooseIn, feelOf, inspector, openColumn, openField, say } from './forms/building';
import { settled, signedInVisitor } from './walk';

const { items: CODES } = JSON.parse(packFiles('wushe')['codes/urgency.json'] ?? '{"items":[]}') as { items: { code: string; title: string }[] };
let site: TestServer;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  site = await aSite(['wushe'], '2026-03-02T01:00:00.000Z', (county) => ({ ...county, packs: [...(county.packs ?? []), packFiles('intake', 'tests/packs')] }));
  browser = await aBrowser();
  const visitor = await signedInVisitor(browser, site, 'policy', 'desk');
  page = visitor.page;
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => complaints.push(error.message));
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const open = async (packId: string, item: string): Promise<void> => {
  await page.goto(`${site.url}/designer/packs/${packId}/${item}`);
  await settled(page, '.ld-editor h1');
};
async function fileNow<T>(packId: string, path: string): Promise<T> {
  await saved(page);
  const { body } = await (await site.signIn('policy')).call('GET /packs/{packId}/draft'.replace('{packId}', packId) as 'GET /packs/wushe/draft');
  return JSON.parse((body as { files: Record<string, string> }).files[path] ?? 'null') as T;
}
const formNow = (packId: string, id: string): Promise<FormDef> => fileNow<FormDef>(packId, `forms/${id}.json`);
const fieldsIn = (form: FormDef): string[][] => (form.sections ?? []).map((section) => section.fields);
const propertyOf = (form: FormDef, id: string): Record<string, unknown> => (form.schema.properties as Record<string, Record<string, unknown>>)[id] ?? {};
const view = (name: string): Promise<void> => page.locator('.ld-canvas-head .ant-segmented-item').filter({ hasText: name }).click();
const outline = () => page.getByRole('tree', { name: '表单大纲' });

describe('many fields at once', () => {
  it('are chosen in the outline by the keyboard, asked for, classified, moved and brought back', async () => {
    await open('wushe', 'forms/wishRegister');
    const before = await formNow('wushe', 'wishRegister');
    await page.locator('.ld-palette .ant-segmented-item').filter({ hasText: '大纲' }).click();
    await outline().getByRole('treeitem', { name: /^公开化名/ }).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('heading', { name: '3个字段' }).waitFor();
    expect(await outline().getByRole('treeitem', { selected: true }).count()).toBe(3);
    expect(await looked(page, 'form-outline')).toEqual([]);
    await chooseIn(page, inspector(page), '隐私级别', 'L3 敏感');
    await outline().getByRole('treeitem', { name: /^公开化名/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    const [first = []] = fieldsIn(before);
    const at = first.indexOf('publicAlias');
    const after = await formNow('wushe', 'wishRegister');
    const chosen = first.slice(at, at + 3);
    expect(chosen.map((id) => propertyOf(after, id)['x-privacy'])).toEqual(['L3', 'L3', 'L3']);
    expect(fieldsIn(after)[0]).toEqual([...first.slice(0, at - 1), ...chosen, first[at - 1], ...first.slice(at + 3)]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await formNow('wushe', 'wishRegister')).toEqual(before);
  }, 300_000);

  it('are chosen on the canvas with Ctrl, and copied into a form of another pack with what they speak of', async () => {
    await open('wushe', 'forms/wishRegister');
    await openField(page, '证件类型');
    await page.getByRole('button', { name: '字段 身份证号码', exact: true }).click({ modifiers: ['Control'] });
    await page.getByRole('heading', { name: '2个字段' }).waitFor();
    await page.keyboard.press('Control+c');
    await page.getByText('拷贝了2个字段').waitFor();
    await open('intake', 'forms/caseReview');
    await openField(page, '意见');
    await page.getByRole('button', { name: '粘贴字段' }).click();
    await page.getByRole('dialog').getByText('码表「证件类型」').waitFor();
    expect(await looked(page, 'form-paste')).toEqual([]);
    await page.getByRole('button', { name: '一起带过来（2项）' }).click();
    await page.getByRole('button', { name: '字段 证件类型', exact: true }).waitFor();
    const form = await formNow('intake', 'caseReview');
    const [pasted = []] = fieldsIn(form);
    expect(pasted.slice(-2).map((id) => propertyOf(form, id).title)).toEqual(['证件类型', '身份证号码']);
    // this record type has an id number already, so the pasted one is another datum, and its rules speak of it
    expect(pasted).not.toContain('idNo');
    expect(form.rules.every((rule) => pasted.includes(rule.target))).toBe(true);
    expect((await fileNow<{ title: string }>('intake', 'codes/idType.json')).title).toBe('证件类型');
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByRole('button', { name: '字段 证件类型', exact: true }).waitFor({ state: 'detached' });
    expect(await fileNow('intake', 'codes/idType.json')).toBeNull();
  }, 300_000);
});

describe('a rule in words', () => {
  it('is read from what stands there, tried with answers, made finer by a group, and left alone where it says more', async () => {
    await open('intake', 'forms/caseIntake');
    await openColumn(page, '家庭成员', '学校');
    await inspector(page).getByRole('tab', { name: '规则 2' }).click();
    const school = inspector(page).getByRole('article', { name: '学校的显示规则' });
    expect(await school.getByRole('group', { name: '条件1' }).innerText()).toMatch(/本行的在读[\s\S]*等于[\s\S]*是/);
    await openField(page, '监护人姓名');
    await inspector(page).getByRole('tab', { name: '规则 2' }).click();
    await inspector(page).getByText('这条规则比句子能说的多').waitFor();

    await openField(page, '不接案原因');
    await inspector(page).getByRole('tab', { name: '规则 2' }).click();
    const rule = inspector(page).getByRole('article', { name: '不接案原因的显示规则' });
    await rule.getByRole('button', { name: '试一试' }).click();
    await rule.getByText('现在不显示「不接案原因」').waitFor();
    await rule.getByRole('radio', { name: '不接案' }).check({ force: true });
    await rule.getByText('现在显示「不接案原因」').waitFor();
    expect(await rule.getByRole('status', { name: '试的结果' }).innerText()).toContain('是否接案 等于 “不接案” 成立');
    expect(await looked(page, 'form-rule-test')).toEqual([]);

    await rule.getByRole('button', { name: '＋ 加一组条件' }).click();
    await say(page, rule, '2.1', { field: '紧急程度', value: { choose: '危机' } });
    await say(page, rule, '2.2', { field: '家庭成员的行数', compare: '大于', value: '3' });
    expect(await looked(page, 'form-rule-group')).toEqual([]);
    expect(await feelOf(rule)).toBe('decision = "2" and (urgency = "1" or count(members) > 3)');
    await rule.getByLabel('FEEL 表达式').fill('decision in ("2", "3") and ageAt(birthDate, today()) >= 60');
    await rule.getByRole('group', { name: '条件2' }).getByText('出生日期到今天的周岁').waitFor();
  }, 300_000);
});

describe('which options a choice offers', () => {
  it('is said in words, tried at once, and holds in the preview for what is shown and for what was chosen before', async () => {
    await open('wushe', 'forms/wishRegister');
    await openField(page, '紧急程度');
    await inspector(page).getByRole('tab', { name: /^规则/ }).click();
    await inspector(page).getByRole('button', { name: '加一条规则' }).click();
    await page.getByRole('menuitem', { name: '筛选选项规则' }).click();
    const rule = inspector(page).getByRole('article', { name: '紧急程度的筛选选项规则' });
    expect(await rule.innerText()).toMatch(/只给出这样的选项：[\s\S]*选项[\s\S]*是其中之一[\s\S]*作为「紧急程度」可以选的/);
    expect(await looked(page, 'form-rule-options')).toEqual([]);
    expect(await feelOf(rule)).toMatch(/^option\.code in \(/);
    const [first, second] = CODES.map(({ title }) => title);
    await rule.getByLabel('FEEL 表达式').fill(`option.code = "${CODES[0]?.code}" or isMinor = true`);
    await rule.getByRole('button', { name: '试一试' }).click();
    await rule.getByText(`现在「紧急程度」有 1 项可选：${first}`).waitFor();
    await view('预览');
    const sheet = page.locator('.ld-preview [data-field="urgency"]');
    await sheet.waitFor({ state: 'attached' });
    expect(await sheet.getByRole('radio', { includeHidden: true }).count()).toBe(1);
    expect(await sheet.textContent()).not.toContain(second);
    expect(complaints).toEqual([]);
    await view('设计');
    await page.keyboard.press('Control+z');
  }, 300_000);
});

describe('the library of questions', () => {
  it('takes a field, asks it in another form, keeps what is locked, and brings forms up to date', async () => {
    await open('wushe', 'forms/wishRegister');
    await openField(page, '监护人电话');
    await inspector(page).getByRole('button', { name: '存入题库' }).click();
    await page.getByRole('dialog').getByLabel('标识', { exact: true }).fill('guardianMobile');
    await page.getByRole('dialog').getByRole('button', { name: '新增', exact: true }).click();
    await inspector(page).getByText('由题库的「监护人电话」规定').first().waitFor();
    expect(await inspector(page).getByRole('combobox', { name: '隐私级别' }).isDisabled()).toBe(true);
    expect(await looked(page, 'form-locked')).toEqual([]);
    expect((await fileNow<QuestionDef>('wushe', 'questions/guardianMobile.json')).title).toBe('监护人电话');
    await open('wushe', 'forms/visitRecord');
    await page.getByRole('button', { name: '添加题目 监护人电话' }).click();
    await inspector(page).getByRole('heading', { name: '监护人电话' }).waitFor();
    const form = await formNow('wushe', 'visitRecord');
    const id = fieldsIn(form).flat().find((one) => propertyOf(form, one)['x-source'] === 'guardianMobile') ?? '';
    expect(propertyOf(form, id)).toMatchObject({ title: '监护人电话', 'x-format': 'cn-phone' });

    await inspector(page).getByRole('link', { name: '监护人电话' }).click();
    await page.getByRole('heading', { name: '用到这道题的表单' }).waitFor();
    expect(await looked(page, 'question')).toEqual([]);
    await chooseIn(page, page.locator('.ld-questions'), '隐私级别', 'L3 敏感');
    await page.getByRole('button', { name: '全部按题库更新（2处）' }).click();
    await page.getByRole('button', { name: /^全部按题库更新/ }).waitFor({ state: 'detached' });
    expect((await fileNow<QuestionDef>('wushe', 'questions/guardianMobile.json')).property['x-privacy']).toBe('L3');
    expect(propertyOf(await formNow('wushe', 'visitRecord'), id)['x-privacy']).toBe('L3');
  }, 300_000);
});

describe('a form in another language', () => {
  it('is translated by a column pasted out of Excel, and keeps it when the form changes', async () => {
    await open('intake', 'forms/aidReview');
    await view('翻译');
    await page.getByRole('combobox', { name: '加一种语言' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '英语' }).click();
    await page.getByRole('textbox', { name: '站长意见的英语译文' }).waitFor();
    await page.getByRole('textbox', { name: '站长意见的英语译文' }).focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', 'Opinion of the head\r\nOpinion\r\n');
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    expect(await page.getByRole('textbox', { name: '意见的英语译文', exact: true }).inputValue()).toBe('Opinion');
    await page.getByRole('progressbar', { name: '英语译完多少' }).getByText('2/2').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.setViewportSize({ width: 1440, height: 900 });
    expect((await formNow('intake', 'aidReview')).translations).toEqual({ en: { '/title': 'Opinion of the head', '/schema/properties/opinion/title': 'Opinion' } });
    await view('设计');
    await openField(page, '意见');
    await inspector(page).getByLabel('字段标识').fill('headOpinion');
    await inspector(page).getByLabel('字段标识').press('Enter');
    await inspector(page).getByText('已经填过的数据').waitFor({ state: 'detached' });
    expect((await formNow('intake', 'aidReview')).translations?.en).toMatchObject({ '/schema/properties/headOpinion/title': 'Opinion' });
  }, 300_000);
});

describe('the text of a form, for experts', () => {
  it('counts at once, waits while it is broken, and says findings at their line', async () => {
    await open('intake', 'forms/caseReview');
    await view('源文件');
    await page.getByRole('tab', { name: '规则' }).click();
    const text = page.getByRole('textbox', { name: '站长意见的规则' });
    await text.fill('[\n  { "id": "规则一", "effect": "required", "target": "opinion", "expression": "不存在 = 1"\n]');
    await page.getByText(/第3行写得不对/).waitFor();
    expect((await formNow('intake', 'caseReview')).rules).toEqual([]);
    await text.fill('[\n  { "id": "规则一", "effect": "required", "target": "opinion", "expression": "不存在 = 1" }\n]');
    await page.getByRole('button', { name: /^第2行：/ }).waitFor();
    expect(await looked(page, 'form-expert')).toEqual([]);
    expect((await formNow('intake', 'caseReview')).rules).toHaveLength(1);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
  }, 300_000);
});

describe('the text and the canvas', () => {
  it('are one form: what is written stands on the canvas, and what is changed there leaves alone what only the text can say', async () => {
    await open('intake', 'forms/caseReview');
    const before = await formNow('intake', 'caseReview');
    await view('源文件');
    const text = page.getByRole('textbox', { name: '站长意见的数据结构' });
    const schema = { ...before.schema, properties: { ...(before.schema.properties as object), code: { type: 'string', title: '编码', 'x-privacy': 'L1', pattern: '^[A-Z]{2}$', $comment: 'kept', examples: ['AB'] } } };
    await text.fill(JSON.stringify(schema, null, 2));
    await view('设计');
    await openField(page, '编码');
    await inspector(page).getByLabel('名称', { exact: true }).fill('两位编码');
    await inspector(page).getByRole('switch', { name: '必填' }).click();
    await view('源文件');
    expect(JSON.parse(await text.inputValue())).toEqual({ ...schema, properties: { ...schema.properties, code: { ...schema.properties.code, title: '两位编码' } }, required: [...((before.schema.required as string[] | undefined) ?? []), 'code'] });
    for (let undone = 0; undone < 3; undone += 1) await page.getByRole('button', { name: '撤销', exact: true }).click();
    expect(await formNow('intake', 'caseReview')).toEqual(before);
  }, 300_000);
});

describe('the preview', () => {
  it('is filled with valid answers, keeps them, masks what a role may not read at a step, and leads to findings', async () => {
    await open('wushe', 'forms/wishRegister');
    await view('预览');
    await page.getByRole('button', { name: '填写示例数据' }).click();
    await page.getByRole('button', { name: '检查必填和格式' }).click();
    await chooseIn(page, page.locator('.ld-preview-bar'), '在哪一步填', '微心愿 · 登记心愿');
    await chooseIn(page, page.locator('.ld-preview-bar'), '谁在看', '县民政政策岗');
    await page.locator('.ld-preview-bar .ant-segmented-item').filter({ hasText: '电脑' }).click();
    const desk = page.getByRole('region', { name: '电脑预览' });
    await desk.getByText('按权限只显示一部分').first().waitFor();
    expect(await desk.innerText()).not.toContain('61072219850615102');
    expect(await looked(page, 'form-preview')).toEqual([]);
    await chooseIn(page, page.locator('.ld-preview-bar'), '在哪一步填', '整张表单');
    await desk.getByText('按权限只显示一部分').first().waitFor({ state: 'detached' });
    await page.reload();
    await settled(page, '.ld-editor h1');
    await view('预览');
    expect(await page.evaluate(() => localStorage.getItem('liandong.test-answers.wushe.wishRegister'))).toContain('示例');
    expect(complaints).toEqual([]);
  }, 300_000);
});
