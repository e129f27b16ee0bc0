/** Every page of the designer, as everybody who uses it: readable, complete, in Chinese, at 1440 and 1280 px, light and dark; also without rights and without a network. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Route } from 'playwright-core';
import { incidentModel, instanceModel } from '@liandong/server/durable';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser } from '../support/browser';
import { atWork } from '../support/county-at-work';
import { runJobs } from '../support/jobs';
import { packFiles } from '../support/packs';
import { aSite } from '../support/site';
import { choose, openList, saved } from './designer-app';
import { allowed, fromMenu, HEADING, inPanel, looked } from './designer-looks';
import { DESIGNER_VIEWS, faultsHere, settled, signedInVisitor, walkThrough } from './walk';

let site: TestServer;
let browser: Browser;

const walk = async (username: string, paths: readonly string[]): Promise<string[]> =>
  walkThrough(await signedInVisitor(browser, site, username, 'desk'), { base: `${site.url}/designer`, heading: HEADING, views: DESIGNER_VIEWS, allowed }, username, paths);

beforeAll(async () => {
  [site, browser] = [await aSite(['wushe'], '2026-03-02T01:00:00.000Z'), await aBrowser()];
  await atWork(site, {
    people: { sw1: 'erli-sw1', sw2: 'erli-sw2', head: 'erli-head', aide: 'erli-aide', vol: 'erli-vol1', gs1: 'gs1' },
    units: { s1: '610722111', r1: '610722111-R01' },
  }, [{ packId: 'wushe', scenario: 'consult-referred' }, { packId: 'wushe', scenario: 'visit-reviewed' }, { packId: 'wushe', scenario: 'wish-granted' }]);
  await runJobs(site);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('the pages of the designer', () => {
  it('are in order for who designs', async () => {
    const items = ['services', 'forms/wishRegister', 'forms/visitRecord', 'processes/wish', 'processes/consult', 'decisions', 'decisions/visitNext', 'questions', 'questions/household', 'records/wish', 'codes/targetCode', 'indicators/wishMedianDays', 'reports/wishByStation', 'notices/openWishes', 'scenarios/wish-granted', 'roles', 'parameters', 'publish'];
    expect(await walk('policy', ['/', '/packs', ...items.map((item) => `/packs/wushe/${item}`), '/figures', '/figures?report=wushe%2FwishByStation', '/packs/wushe/not-there', '/packs/not-there', '/packs/wushe/forms/not-there', '/not-there', '/accounts'])).toEqual([]);
  }, 600_000);

  it.each([['admin', ['/', '/accounts', '/packs']], ['gs1', ['/', '/figures', '/accounts', '/migrations', '/incidents', '/incidents/batches', '/incidents/batches/not-there']], ['auditor', ['/', '/figures']], ['erli-sw1', ['/', '/packs', '/figures']]])('are in order for %s', async (username, paths) => {
    expect(await walk(username, paths)).toEqual([]);
  }, 600_000);

  it.each([
    ['the server fails', (route: Route) => route.fulfill({ status: 500, contentType: 'text/html', body: '<h1>Internal Server Error</h1>' })],
    ['the network is away', (route: Route) => route.abort('internetdisconnected')],
  ])('say so, and try again, when %s', async (_case, fail) => {
    const { page } = await signedInVisitor(browser, site, 'policy', 'desk');
    for (const [path, api] of [['/packs', '**/api/v1/packs'], ['/packs/wushe/services', '**/api/v1/packs/wushe/draft'], ['/figures', '**/api/v1/reports']] as const) {
      await page.route(api, fail);
      await page.goto(`${site.url}/designer${path}`);
      const again = page.getByRole('button', { name: /再试一次/ }).first();
      await again.waitFor();
      expect(await faultsHere(page, `failed ${path}`, DESIGNER_VIEWS.slice(0, 1), allowed)).toEqual([]);
      await page.unroute(api);
      await again.click();
      await again.waitFor({ state: 'detached' });
      await settled(page, HEADING);
    }
    await page.context().close();
  }, 600_000);

  it('show where something will be while it is on its way', async () => {
    const { page } = await signedInVisitor(browser, site, 'policy', 'desk');
    let answer: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => { answer = resolve; });
    await page.route('**/api/v1/packs/wushe/draft', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${site.url}/designer/packs/wushe/services`);
    await page.locator('.ant-skeleton').first().waitFor();
    answer();
    await settled(page, HEADING);
    await page.context().close();
  }, 300_000);
});

describe('everything that the engine executes', () => {
  it('can be drawn and set by somebody who does not program, and undone', async () => {
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    await page.goto(`${site.url}/designer/packs/wushe/processes/wish`);
    await settled(page, '.djs-container .djs-shape');
    const palette = page.getByRole('region', { name: '可添加的环节' });
    expect(await palette.getByRole('button', { name: '子流程' }).count()).toBe(0);
    await palette.getByRole('textbox').fill('补救');
    await palette.getByRole('button', { name: '补救办法' }).waitFor();
    await palette.getByRole('textbox').fill('');
    await palette.getByRole('button', { name: '更多', exact: true }).click();
    expect(await looked(page, 'palette')).toEqual([]);

    await page.getByRole('button', { name: '在“开始”和“登记心愿”之间插入环节' }).click();
    expect(await looked(page, 'insert-menu')).toEqual([]);
    await page.getByRole('menuitem', { name: '子流程', exact: true }).click();
    await page.getByTitle('边上挂其他…').click();
    await fromMenu(page, '补救办法');
    await page.getByRole('combobox', { name: '由哪一步补救' }).click();
    await openList(page).locator('.ant-select-item-option').filter({ hasText: '新加一步' }).click();
    await page.locator('.ant-select').filter({ has: page.getByRole('combobox', { name: '由哪一步补救' }) }).filter({ hasText: '撤回' }).waitFor();
    expect(await looked(page, 'compensation')).toEqual([]);

    await page.locator('[data-element-id="w2"] .djs-hit').first().click({ force: true });
    await inPanel(page, '多人办');
    await choose(page, '怎么办', '几个人同时办');
    await choose(page, '几个人的意见怎么算', '票签');
    expect(await looked(page, 'many')).toEqual([]);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.locator('.ant-select').filter({ has: page.getByRole('combobox', { name: '几个人的意见怎么算' }) }).filter({ hasText: '会签' }).waitFor();

    await page.getByTitle('边上挂其他…').click();
    await fromMenu(page, '收到广播时');
    await page.getByLabel('广播名称').fill('暴雨');
    await choose(page, '发生时,原来的环节', '不打断');
    expect(await looked(page, 'signal')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});

describe('who does a step, and who hears of it', () => {
  it('is said in words: the initiator, one person, a unit of the form; copies, and nobody asked twice', async () => {
    const { page, complaints } = await signedInVisitor(browser, site, 'policy', 'desk');
    await page.goto(`${site.url}/designer/packs/wushe/processes/consult`);
    await settled(page, '.djs-container .djs-shape');
    await page.getByRole('button', { name: /^在“登记咨询”和“/ }).first().click();
    await page.getByRole('menuitem', { name: '人工环节', exact: true }).click();
    const panel = page.getByRole('complementary', { name: '环节属性' });
    const written = async (): Promise<string> => {
      await saved(page);
      return /<bpmn:userTask (?:(?!<\/bpmn:userTask>)[\s\S])*name="再看一遍"[\s\S]*?<\/bpmn:userTask>/.exec((await (await site.signIn('policy')).call('GET /packs/wushe/draft')).body.files['processes/consult.bpmn'])?.[0] ?? '';
    };
    await panel.getByLabel('名称', { exact: true }).fill('再看一遍');
    await choose(page, '由谁办', '发起人自己');
    expect(await looked(page, 'who-initiator')).toEqual([]);
    expect(await written()).toContain('who="initiator"');

    await choose(page, '由谁办', '指定的一个人');
    // nobody is named until a person is chosen
    const inTree = page.getByRole('navigation', { name: '模板包内容' }).getByRole('link', { name: /^政策咨询登记/ });
    await inTree.filter({ has: page.getByRole('img', { name: '这里有问题' }) }).waitFor();
    await choose(page, '他是什么角色', '镇站社工');
    await page.getByRole('combobox', { name: '选哪一个人' }).click();
    await openList(page).locator('.ant-select-item-option').first().click();
    await panel.getByText('还没有选人').waitFor({ state: 'detached' });
    await inTree.filter({ hasNot: page.getByRole('img', { name: '这里有问题' }) }).waitFor();
    expect(await looked(page, 'who-person')).toEqual([]);
    expect(await written()).toMatch(/<zeebe:assignmentDefinition assignee="[^="]+" \/>/);

    await choose(page, '由谁办', '一个角色的人');
    await choose(page, '由哪个角色办', '镇站社工');
    await choose(page, '从哪个机构找起', '用表达式写');
    await page.getByLabel('算出机构代码的表达式(FEEL)').fill('regionCode');
    await page.getByLabel('前面已经同意过的人,这一步自动算同意').check();
    await inPanel(page, '怎么走');
    await page.getByRole('button', { name: '加一个抄送' }).click();
    await choose(page, '第1个抄送角色', '县总站社工');
    expect(await looked(page, 'copies')).toEqual([]);
    const after = await written();
    expect([/assignmentDefinition/, /unit="=regionCode"/, /<liandong:dedupe \/>/, /<liandong:copy role="[^"]+" at="general" \/>/].map((what) => what.test(after))).toEqual([false, true, true, true]);

    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});

describe('the pages of an operator', () => {
  const TRY = /^先试换这 [1-9] 件$/;
  /** The next version gives a step of a process another id; three works run on the one before. */
  async function nextVersion(): Promise<void> {
    await atWork(site, { people: { sw1: 'erli-sw1', head: 'erli-head', aide: 'erli-aide' }, units: { s1: '610722111', r1: '610722111-R01' } }, [1, 2, 2].map((moves) => ({ packId: 'wushe', scenario: 'wish-granted', moves })));
    const policy = await site.signIn('policy');
    const draft = (await policy.call('GET /packs/wushe/draft')).body as { rev: number; files: Record<string, string> };
    const source = packFiles('wushe');
    const files = Object.fromEntries(Object.entries(source).filter(([, text]) => text.includes('"w2"')).map(([path, text]) => [path, text.replaceAll('"w2"', '"w2next"')]));
    const saved = await policy.call('PATCH /packs/wushe/draft', { body: { files }, ifMatch: String(draft.rev) });
    const published = await policy.call('POST /packs/wushe/releases', { body: { version: '1.1.0', note: 'next' }, ifMatch: String(saved.body.rev) });
    expect([saved.status, published.status, published.text.includes('1.1.0')]).toEqual([200, 201, true]);
  }

  it('move works: tried first, confirmed by how many and why, taken back one by one', async () => {
    await nextVersion();
    const { page, complaints } = await signedInVisitor(browser, site, 'gs1', 'desk');
    await page.goto(`${site.url}/designer/migrations?process=wish`);
    await page.getByRole('heading', { name: '环节对照' }).waitFor();
    await page.getByRole('button', { name: TRY }).click();
    await page.getByText(/可以换 [1-9] 件，换不了 [1-9] 件/).waitFor();
    expect(await looked(page, 'migration-tried')).toEqual([]);
    await choose(page, '“审核心愿”换到', '审核心愿');
    await page.getByRole('button', { name: TRY }).click();
    await page.getByText(/可以换 [1-9] 件，换不了 0 件/).waitFor();
    await page.getByRole('button', { name: /^把 [1-9] 件换到 v1\.1\.0/ }).click();
    const confirm = page.getByRole('button', { name: /^换 [1-9] 件$/ });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel('原因').fill('按新规定办');
    expect(await looked(page, 'migration-confirm')).toEqual([]);
    await confirm.click();
    await page.getByText(/已换 [1-9] 件，没换成 0 件/).waitFor();
    await page.getByRole('button', { name: /^换回 / }).first().click();
    await page.getByRole('dialog').getByLabel('原因').fill('换早了');
    await page.getByRole('button', { name: '换回这一件' }).click();
    await page.getByText('已换回').waitFor();
    expect(await looked(page, 'migration-moved')).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);

  it('mend what could not be done, each with a reason', async () => {
    const work = await instanceModel(site.deps.db).findOne({ status: 'running' }).orFail().lean();
    const at = site.clock.now();
    for (const id of ['broken', 'broken2']) await incidentModel(site.deps.db).create({ _id: id, countyId: work.countyId, workId: work._id, orgId: work.orgId, kind: 'effect', ref: id, code: 'process.message-unmatched', params: { name: '回执' }, detail: '', attempts: 8, firstAt: at, lastAt: at, open: true, stopped: true, entry: id });
    const { page, complaints } = await signedInVisitor(browser, site, 'gs1', 'desk');
    await page.goto(`${site.url}/designer/incidents`);
    await page.getByText('现在没有在等消息“回执”').first().waitFor();
    expect(await looked(page, 'incidents')).toEqual([]);
    await page.getByRole('button', { name: '全部再试一次' }).click();
    await page.getByRole('dialog').getByLabel('原因').fill('对方修好了');
    expect(await looked(page, 'retry-all')).toEqual([]);
    await page.getByRole('button', { name: '全部再试', exact: true }).click();
    await page.getByRole('status').getByText('共 2 件，成了 0 件，没成 0 件，还有 2 件正在做').waitFor();
    expect(await looked(page, 'batch-begun')).toEqual([]);
    await runJobs(site);
    await page.getByRole('status').getByText(/^(2 件都成了|共 2 件，成了 \d 件，没成 \d 件)$/).waitFor();
    expect(await looked(page, 'batch-done')).toEqual([]);
    await page.getByRole('link', { name: '全部记录' }).click();
    await page.getByRole('link', { name: /^看每一件：.*再试没做成的事$/ }).waitFor();
    expect(await looked(page, 'batches')).toEqual([]);
    await page.getByRole('link', { name: '回到异常' }).click();
    await page.getByRole('button', { name: /^处理 / }).first().click();
    await page.getByRole('heading', { name: '现在停在哪里' }).waitFor();
    expect(await looked(page, 'incident')).toEqual([]);
    await page.getByRole('button', { name: /^挪走/ }).first().click();
    await page.getByRole('combobox', { name: '挪到哪一步' }).click();
    const step = openList(page).locator('.ant-select-item-option').first();
    const title = (await step.textContent()) ?? '';
    await step.click();
    await page.getByRole('dialog').getByLabel('原因').fill('材料在别处');
    expect(await looked(page, 'incident-move')).toEqual([]);
    await page.getByRole('button', { name: '挪过去' }).click();
    await page.getByRole('region', { name: '现在停在哪里' }).getByText(title, { exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 300_000);
});
