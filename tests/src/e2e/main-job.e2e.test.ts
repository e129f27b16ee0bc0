/** The whole job, as people do it: the county changes a programme by mouse, two stations run it, old work ends the old way, figures follow. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aVisitor, aBrowser, picture, seriousFindings, toldNow, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { samplePhoto } from '../support/photo';
import { aSite } from '../support/site';
import { choose, drag, insertApproval, openItem, openPack, publishAt, saved, widen } from './designer-app';
import { addPhoto, answers, decide, nextSection, openTask, sign, signIn } from './station-app';

const DAY = 86_400_000;
let site: TestServer;
let browser: Browser;
const people = new Map<string, Visitor>();

async function as(username: string): Promise<Visitor['page']> {
  const size = username === 'policy' ? 'desk' : 'phone';
  const visitor = people.get(username) ?? (await aVisitor(browser, size));
  if (!people.has(username)) {
    people.set(username, visitor);
    await signIn(visitor.page, `${site.url}/${username === 'policy' ? 'designer' : 'station'}/`, username);
  }
  return visitor.page;
}

/** Fill and submit the wish form; `more` runs in the section of the wish. */
async function startWish(username: string, alias: string, more?: (page: Visitor['page']) => Promise<void>): Promise<void> {
  const page = await as(username);
  await page.goto(`${site.url}/station/services`);
  await page.getByRole('main').getByRole('link', { name: /^微心愿/ }).click();
  const again = page.getByRole('button', { name: '另填一份' });
  await again.or(page.getByRole('textbox', { name: '心愿人姓名' })).first().waitFor();
  if (await again.isVisible()) await again.click();
  await answers(page, { 心愿人姓名: '李桂兰', 公开化名: alias, 证件类型: { option: '居民身份证' }, 身份证号码: '61072219500319000X', 联系电话: '13800001234', 服务对象类别: { tick: ['独居老人'] } });
  await nextSection(page);
  await answers(page, { 心愿内容: '一台收音机', 心愿类别: { option: '物品' }, 预计金额: '120', 公开说明: '独居老人想听戏', 来源: { tick: [/入户/] } });
  await more?.(page);
  await nextSection(page);
  await addPhoto(page, samplePhoto());
  await answers(page, { 同意: { tick: [/同意以化名公开/] } });
  await sign(page);
  await page.getByRole('button', { name: '提交' }).click();
  await page.getByRole('heading', { name: '已提交' }).first().waitFor();
}

async function approve(username: string, alias: string, says: RegExp): Promise<void> {
  const page = await as(username);
  await openTask(page, site.url, alias);
  await decide(page, '通过');
  // what comes next stands on the step's own page too
  await page.getByRole('heading', { name: /^已/ }).first().waitFor();
  await expect(page.getByRole('main').getByText(says).first().waitFor()).resolves.toBeUndefined();
}

/** One chapter of the story; when it goes wrong, what everybody saw is kept as pictures and told. */
const chapter = (title: string, act: () => Promise<void>): void =>
  it(title, async () => {
    await act().catch(async (error: unknown) => {
      const told: string[] = [];
      for (const [name, visitor] of people) {
        await picture(visitor.page, `failed-${name}`);
        told.push(`${name}: ${await toldNow(visitor)}`);
      }
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${told.join('\n')}`, { cause: error });
    });
  }, 300_000);

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], new Date().toISOString()), await aBrowser()];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a programme from the county to the stations', () => {
  chapter('begins as it is published: a worker starts a wish under version 1', async () => {
    await startWish('erli-sw1', '旧心愿');
    const head = await as('erli-head');
    await head.goto(`${site.url}/station/inbox`);
    await runJobs(site);
    await head.reload();
    await head.getByText(/有新待办「审核心愿」/).first().waitFor();
  });

  chapter('lets county staff add a field with a rule by mouse, and undo', async () => {
    const page = await as('policy');
    await openPack(page, '五社联动');
    await page.getByRole('navigation', { name: '模板包内容' }).getByRole('link', { name: '服务清单' }).click();
    await page.getByText('特殊困难老人探访').first().waitFor();
    await openItem(page, /^表单/, '微心愿登记');
    await drag(page, page.getByRole('button', { name: '添加单行文字' }), page.getByRole('button', { name: '字段 心愿类别' }));
    await page.getByLabel('名称', { exact: true }).fill('型号和颜色');
    await page.getByLabel('字段标识').fill('modelColor');
    await page.getByLabel('字段标识').blur();
    await page.getByRole('switch', { name: '必填' }).click();
    await page.getByRole('tab', { name: '规则' }).click();
    await page.getByRole('button', { name: '加一条规则' }).click();
    await page.getByRole('menuitem', { name: /显示/ }).click();
    await choose(page, '条件1字段', '心愿类别');
    await choose(page, '条件1值', '物品');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    await picture(page, 'designer', true);
    await page.getByText('预览', { exact: true }).click();
    await page.getByRole('region', { name: /手机/ }).getByText('心愿人姓名').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await saved(page);
  });

  chapter('lets county staff insert an approval step by mouse, and says what is missing meanwhile', async () => {
    const page = await as('policy');
    await openItem(page, /^流程/, '微心愿');
    await insertApproval(page, '是否超过限额', '待认领', '镇街审批');
    await page.getByText(/^问题 [1-9]/).first().waitFor();
    await choose(page, '由哪个角色办', '镇街分管');
    await choose(page, '在哪一级', '镇站');
    await page.getByRole('tab', { name: '填什么' }).click();
    await choose(page, '填哪张表单', '微心愿审核');
    await page.getByText('问题 0').first().waitFor();
    await saved(page);
    await picture(page, 'designer-process');
    expect(await seriousFindings(page, ['.djs-container'])).toEqual([]);
  });

  chapter('publishes to one station first; the saved files hold what was drawn', async () => {
    const page = await as('policy');
    await publishAt(page, '二里镇社工站', '增加型号和颜色;增加镇街审批');
    await picture(page, 'designer-publish');
    const { body } = await (await site.signIn('policy')).call('GET /packs/wushe/draft');
    const form = JSON.parse(body.files['forms/wishRegister.json']);
    expect(form.schema.properties.modelColor).toMatchObject({ title: '型号和颜色', type: 'string' });
    expect(form.schema.required).toContain('modelColor');
    expect(form.sections[1].fields.indexOf('modelColor')).toBe(form.sections[1].fields.indexOf('wishCategory') - 1);
    expect(form.rules.filter((rule: { target: string }) => rule.target === 'modelColor')).toMatchObject([{ effect: 'visible', expression: 'wishCategory = "1"' }]);
    expect(body.files['processes/wish.bpmn']).toMatch(/name="镇街审批"[\s\S]*?formId="wishReview"[\s\S]*?role="TOWN_GOV"|name="镇街审批"[\s\S]*?role="TOWN_GOV"[\s\S]*?formId="wishReview"/);
    await page.getByRole('region', { name: /版本 1\.1\.0/ }).getByText(/二里镇社工站在用/).waitFor();
  });

  chapter('shows the new field at the pilot station only, then everywhere, without a restart', async () => {
    const has = async (username: string): Promise<number> => {
      let count = -1;
      await startWish(username, `${username}的心愿`, async (page) => {
        const field = page.getByRole('textbox', { name: '型号和颜色' });
        count = await field.count();
        if (count > 0) await field.fill('红色,带插卡');
      });
      return count;
    };
    expect(await has('erli-sw2')).toBe(1);
    expect(await has('bowang-sw1')).toBe(0);
    await widen(await as('policy'));
    expect(await has('bowang-sw2')).toBe(1);
  });

  chapter('goes its whole way at the station: returned, approved, approved again by the new approver, claimed, delivered, called back', async () => {
    const alias = 'erli-sw2的心愿';
    const head = await as('erli-head');
    await openTask(head, site.url, alias);
    await picture(head, 'station', true);
    expect(await seriousFindings(head)).toEqual([]);
    await decide(head, '退回');
    await head.getByRole('button', { name: '预计金额' }).click();
    await head.getByLabel(/为什么退回/).fill('请说明价格依据');
    await head.getByRole('button', { name: /^退回给/ }).click();
    await head.getByRole('heading', { name: '已退回' }).first().waitFor();

    const worker = await as('erli-sw2');
    await openTask(worker, site.url, alias);
    await worker.getByText('请说明价格依据').first().waitFor();
    await answers(worker, { 预计金额: '130' });
    await worker.getByText(/^已存到县里 /).first().waitFor();
    await worker.reload();
    await expect(worker.getByRole('textbox', { name: '预计金额' }).inputValue()).resolves.toMatch(/^130/);
    await decide(worker, /^(提交|办完|完成)/);
    await worker.getByRole('heading', { name: /^已/ }).first().waitFor();

    await approve('erli-head', alias, /镇街审批/);
    await approve('erli-gov', alias, /待认领/);

    const volunteer = await as('erli-vol1');
    await openTask(volunteer, site.url, alias, 'offers');
    await expect(volunteer.getByRole('main').getByText('李桂兰').count()).resolves.toBe(0);
    await answers(volunteer, { 认领人: '孙建华', 认领人电话: '13700001234' });
    await decide(volunteer, /^(认领|提交|我来)/);
    await volunteer.getByRole('heading', { name: /^已/ }).first().waitFor();

    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    await openTask(worker, site.url, alias);
    await answers(worker, { 计划送达日期: today, 对接安排: '周六上午一起送去' });
    await decide(worker, /^(提交|办完|完成)/);
    await worker.getByRole('heading', { name: /^已/ }).first().waitFor();

    await openTask(worker, site.url, alias);
    await answers(worker, { 送达日期: today, 送达人: '孙建华', 实际花费: '118.5' });
    await sign(worker);
    await decide(worker, '已送达');
    await worker.getByRole('heading', { name: /^已/ }).first().waitFor();

    const caller = await as('erli-sw1');
    await openTask(caller, site.url, alias);
    await answers(caller, { 满意度: { tick: [/^(满意度.*)?5/] } });
    await decide(caller, /^(提交|办完|完成)/);
    await caller.getByRole('heading', { name: /^已/ }).first().waitFor();
  });

  chapter('lets work that began under version 1 finish the old way, also by its long timer', async () => {
    await approve('erli-head', '旧心愿', /待认领/);
    site.clock.advance(31 * DAY);
    await runJobs(site);
    people.get('erli-head')?.page.context().clearCookies();
    people.delete('erli-head');
    const head = await as('erli-head');
    await openTask(head, site.url, '旧心愿');
    await head.getByRole('heading', { name: '兜底安排' }).first().waitFor();
  });

  chapter('shows the county how many, and which', async () => {
    await runJobs(site);
    people.delete('policy');
    const page = await as('policy');
    await page.getByRole('link', { name: '统计' }).click();
    await choose(page, '报表', '各镇街微心愿');
    const row = page.getByRole('row').filter({ hasText: '二里镇社工站' });
    await row.getByRole('button', { name: /登记 2/ }).waitFor();
    await row.getByRole('button', { name: /实现 1/ }).click();
    await page.getByRole('dialog').getByText('erli-sw2的心愿').first().waitFor();
    await picture(page, 'designer-figures');
  });

  it('has made no browser complain', () => {
    expect([...people].flatMap(([name, { complaints }]) => complaints.map((text) => `${name}: ${text}`))).toEqual([]);
  });
});
