/** 人员 on a station worker's phone and at the county's desk: somebody who looks like another, a merge and the way back, consent taken back, guardians over time, who is let in. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aServer, type Client, type TestServer } from '@liandong/server/testing';
import type { PackFiles } from '@liandong/core/run';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { fromMore, pickPerson, sayAndDo, signIn } from './station-app';

/** The pack with guardians in a table: who, since when and until when. */
function withGuardians(files: PackFiles): PackFiles {
  const form = JSON.parse(files['forms/reader.json'] ?? '{}') as { schema: { properties: Record<string, unknown> }; uiSchema: Record<string, unknown> };
  const type = JSON.parse(files['records/reader.json'] ?? '{}') as { person: object };
  const { guardian: person, ...properties } = form.schema.properties;
  const date = (title: string) => ({ title, 'x-privacy': 'L1', type: 'string', format: 'date' });
  const guardians = { type: 'array', title: '监护人', 'x-privacy': 'L2', maxItems: 5, items: { type: 'object', properties: { person, since: date('起'), until: date('止') }, required: ['person'] } };
  const { guardian: _own, ...uiSchema } = form.uiSchema;
  const link = { id: 'guardian', field: 'guardians/person', inverse: '被监护人', onVoid: 'refuse', acyclic: true, since: 'since', until: 'until' };
  return {
    ...files, 'forms/reader.json': JSON.stringify({ ...form, uiSchema, schema: { ...form.schema, properties: { ...properties, guardians } } }),
    'records/reader.json': JSON.stringify({ ...type, person: { ...type.person, guardian: 'guardians/person' }, links: [link] }),
  };
}

let site: TestServer;
let browser: Browser;
let clerk: Client;
let visitor: Visitor;
let page: Page;
const ids: Record<string, string> = {};
const made = async (recordType: string, data: object): Promise<string> => {
  const { status, body } = await clerk.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  expect([status, body.problems]).toEqual([201, undefined]);
  return String(body.record.id);
};
const reader = async (name: string, birthDate: string, more: object = {}): Promise<string> => (ids[name] = await made('reader', { name, birthDate, grade: 'L', village: '东河村', ...more }));

beforeAll(async () => {
  const apps = { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') };
  site = await aServer({ now: new Date().toISOString(), apps, log: process.stderr, logLevel: 'error' });
  const users = { clerk: ['clerk@east'], head: ['head@east'], library: ['library@c1'] };
  await site.seedCounty({
    countyId: 'c1', name: '乡村县', units: [{ id: 'east', tier: 'station', name: '东河馆' }], users, names: { clerk: '陈图', head: '何馆长', library: '县馆王' }, packs: [withGuardians(packFiles('reading', 'tests/packs'))],
  });
  clerk = await site.signIn('clerk');
  await reader('曾小明', '2000-03-04', { phone: '13800001234', taste: '童话' });
  await reader('王桂兰', '1970-01-01');
  await reader('李建国', '1968-05-05');
  await reader('李小花', '2011-02-03', { taste: '诗歌', guardians: [{ person: ids['王桂兰'], since: '2015-01-01', until: '2020-12-31' }, { person: ids['李建国'], since: '2021-01-01' }] });
  await made('family', { familyName: '李家', members: [{ person: ids['李建国'], kin: 'head', since: '2010-01-01' }, { person: ids['李小花'], kin: 'child', since: '2011-02-03' }] });
  await made('agreement', { person: ids['李小花'], scopes: ['register', 'club'], signer: 'guardian', signedAt: '2024-01-01' });
  await made('agreement', { person: ids['曾小明'], scopes: ['register', 'club'], signer: 'self', signedAt: '2026-01-01' });
  const lent = await clerk.call('POST /works', { body: { packId: 'reading', serviceId: 'lend', orgId: 'east', data: { reader: ids['曾小明'], book: '草房子', kind: 'lit', borrowedOn: '2026-11-20' } } });
  expect(lent.status).toBe(201);
  browser = await aBrowser();
}, 240_000);
afterAll(async () => { await browser?.close(); await site?.stop(); });

async function enter(name: string, size: 'phone' | 'desk'): Promise<void> {
  await visitor?.page.context().close();
  visitor = await aVisitor(browser, size);
  ({ page } = visitor);
  page.setDefaultTimeout(20_000);
  await signIn(page, `${site.url}/station/`, name);
}
const LATIN = { latin: /DZ-?|JT-?|TY-?|JY-?|[A-Z]{2}-\d{4}-\d+|east|unit c1|\d{4}-\d{2}-\d{2}/ };
async function sound(name: string, size: 'phone' | 'desk' = 'phone'): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
  await picture(page, `people-${name}-${size}`);
  expect(await looksOf(page, LATIN)).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
  if (size === 'phone') expect(await tooSmall(page, 44)).toEqual([]);
}
const card = (title: string) => page.locator('section.card').filter({ has: page.getByRole('heading', { name: title }) });

describe('persons on the phone of a station', () => {
  it('are found from 我的 by initials and by the end of a telephone number', async () => {
    await enter('clerk', 'phone');
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('link', { name: '人员', exact: true }).click();
    await page.getByRole('link', { name: /李小花/ }).waitFor();
    await sound('list');
    for (const words of ['zxm', '1234', '曾小']) {
      await page.getByRole('searchbox', { name: '找人' }).fill(words);
      await page.waitForFunction(() => document.querySelectorAll('main .row-list > li').length === 1);
      expect(await page.locator('main .row-list > li').innerText()).toContain('曾小明');
    }
    await sound('found');
    expect(await page.evaluate(() => `${location.href} ${JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }])}`)).not.toMatch(/曾小|%E6%9B%BE/);
    await page.getByRole('link', { name: /曾小明/ }).click();
    await page.waitForURL(/persons\/[^/]+$/);
    await page.goBack();
    expect(await page.getByRole('searchbox', { name: '找人' }).inputValue()).toBe('曾小');
    await page.getByRole('searchbox', { name: '找人' }).fill('没有这人');
    await page.getByText('没有找到', { exact: true }).waitFor();
  }, 120_000);

  it('who look like another are shown before they are saved, with the reasons', async () => {
    // who was entered first is kept
    site.clock.advance(1000);
    await page.goto(`${site.url}/station/records/new/reading/reader`);
    await page.getByRole('textbox', { name: '姓名' }).fill('增晓明');
    await page.getByLabel('出生日期').fill('2000-03-04');
    await page.getByLabel('联系电话').fill('13800001234');
    await page.getByText('可能已经登记过，请先看看是不是同一个人').waitFor();
    expect(await page.locator('.notice-soon').innerText()).toMatch(/曾小明[\s\S]*姓名同音、出生日期相同、电话相同/);
    await page.locator('.notice-soon').scrollIntoViewIfNeeded();
    await sound('known');
    await page.getByRole('radio', { name: /低$/ }).check({ force: true });
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.waitForURL(/records\/(?!new)/);
    ids['增晓明'] = page.url().split('/').at(-1) ?? '';
  }, 120_000);

  it('are suspected with their points, compared, and made one: what points to either is told before', async () => {
    await page.goto(`${site.url}/station/persons`);
    await page.getByRole('link', { name: '疑似重复' }).click();
    await page.getByText(/相似 \d+ 分/).waitFor();
    expect(await page.locator('main').innerText()).toMatch(/姓名同音 \+\d+/);
    await sound('doubles');
    await page.getByRole('link', { name: '比对' }).click();
    await page.getByText('合并以后，这些都在').waitFor();
    expect(await page.locator('.merge-links').innerText()).toMatch(/知情同意 1 条/);
    await sound('merge');
    await page.getByRole('button', { name: '确认是同一人，合并' }).click();
    await page.getByText(/^请写/).first().waitFor();
    await page.getByLabel(/（必填）/).fill('同一个电话，问过本人');
    await page.getByRole('button', { name: '确认是同一人，合并' }).click();
    await page.getByText(/已并入这里/).waitFor();
    expect(page.url()).toContain(ids['曾小明']);
    await sound('merged');
  }, 120_000);

  it('are two again, and then told apart with a reason', async () => {
    await page.getByRole('link', { name: '拆开' }).click();
    await page.getByLabel(/（必填）/).fill('问错了人');
    await page.getByRole('button', { name: '确认不是同一人，拆开' }).click();
    await page.getByRole('heading', { name: '疑似重复' }).waitFor();
    await page.goto(`${site.url}/station/persons/doubles`);
    await page.getByRole('button', { name: '不是同一人' }).click();
    await sound('apart');
    await sayAndDo(page, /必填/, '双胞胎兄弟', '记为不是同一人');
    await page.getByText('没有疑似重复').waitFor();
    await page.goto(`${site.url}/station/persons/${ids['曾小明']}`);
    await card('已判断不是同一人').getByText(/双胞胎兄弟/).waitFor();
    await sound('told-apart');
  }, 120_000);

  it('have guardians over time, a household, and are to be asked themselves at 14', async () => {
    await page.goto(`${site.url}/station/persons/due`);
    await page.getByRole('link', { name: /李小花/ }).waitFor();
    await sound('due');
    await page.getByRole('link', { name: /李小花/ }).click();
    await card('监护人').waitFor();
    expect(await card('监护人').innerText()).toMatch(/王桂兰[\s\S]*2015年1月1日至2020年12月31日[\s\S]*李建国[\s\S]*2021年1月1日起/);
    await card('所在家庭').getByRole('link', { name: /李家/ }).waitFor();
    await sound('minor');
  }, 120_000);

  it('take a consent back, and it is said before what that hides, stops and tells', async () => {
    await page.goto(`${site.url}/station/persons/${ids['曾小明']}`);
    await card('知情同意').getByRole('link').filter({ hasText: '有效' }).first().click();
    await fromMore(page, '撤回同意');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('撤回同意会怎样').waitFor();
    expect(await sheet.innerText()).toMatch(/不再有效：登记建档、读书会[\s\S]*不再显示：阅读喜好[\s\S]*不能再新办：借阅[\s\S]*1 件会通知经办人/);
    await sound('withdraw');
    await sayAndDo(page, /必填/, '不想再参加', '撤回同意');
    await page.goto(`${site.url}/station/persons/${ids['曾小明']}`);
    await page.getByText(/不显示：阅读喜好/).waitFor();
    await page.getByText('缺少同意').waitFor();
    await sound('withdrawn');
    expect(visitor.complaints).toEqual([]);
  }, 120_000);

  it('are made from the picker that did not find them; who is known is taken instead', async () => {
    await page.goto(`${site.url}/station/persons/${ids['王桂兰']}`);
    await page.getByRole('link', { name: '登记家庭' }).click();
    await page.getByText('王桂兰').first().waitFor();
    await page.getByLabel('家庭名称').fill('王家');
    await page.getByRole('button', { name: /王桂兰/ }).first().click();
    await page.getByRole('radio', { name: /户主$/ }).check({ force: true });
    await page.getByRole('button', { name: /^添加|加一行|增加/ }).first().click();
    const picker = page.getByRole('combobox', { name: '成员' }).last();
    await picker.fill('曾晓明');
    await page.getByRole('button', { name: '新建读者' }).last().click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('出生日期').fill('2000-03-04');
    await sheet.getByRole('button', { name: /就选曾小明/ }).waitFor();
    await sound('inline');
    await sheet.getByRole('button', { name: /就选曾小明/ }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.locator('.lookup-chosen').filter({ hasText: '曾小明' }).waitFor();
    await sound('family');
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});

describe('what is confidential', () => {
  it('is opened to somebody for some hours with a reason, and taken back', async () => {
    await enter('head', 'phone');
    await page.goto(`${site.url}/station/persons/${ids['王桂兰']}`);
    await page.getByRole('button', { name: '放行给一个人' }).click();
    await pickPerson(page, '陈图');
    await page.getByRole('dialog').getByLabel(/看多久/).fill('100');
    await page.getByRole('dialog').getByLabel(/必填/).fill('接手这个人的谈话');
    await page.getByRole('dialog').getByRole('button', { name: /^放行给/ }).click();
    await page.getByText('请写整数，最多3天').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '小时', exact: true }).click();
    await page.getByRole('dialog').getByLabel(/看多久/).fill('2');
    await sound('grant');
    await page.getByRole('button', { name: '放行给陈图 2小时' }).click();
    await card('放行保密内容').getByText('放行中').waitFor();
    await sound('granted');
    await page.getByRole('button', { name: '现在收回' }).click();
    await card('放行保密内容').getByText('已收回').waitFor();
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});

describe('persons at the county’s desk', () => {
  it('are seen over all stations, light and dark', async () => {
    await enter('library', 'desk');
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      for (const [name, path] of [['list', 'persons'], ['doubles', 'persons/doubles'], ['due', 'persons/due'], ['minor', `persons/${ids['李小花']}`], ['merge', `persons/${ids['曾小明']}/merge/${ids['增晓明']}`]] as const) {
        await page.goto(`${site.url}/station/${path}`);
        await page.locator('main h1').waitFor();
        await sound(`${name}-${scheme}`, 'desk');
        // the county may look at both, and leaves the decision to those who keep them
        if (name === 'merge') expect([await page.getByText(/您可以比对/).count(), await page.getByRole('button', { name: /合并|不是同一人/ }).count()]).toEqual([1, 0]);
      }
    }
    expect(visitor.complaints).toEqual([]);
  }, 120_000);
});
