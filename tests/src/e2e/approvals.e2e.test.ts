/** Approvals as people do them on a phone of 360 px: a step that others sign first, ask about, hand on, send back, take back, refuse, or do in somebody's place. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, picture, type Visitor } from '../support/browser';
import { runJobs } from '../support/jobs';
import { apply, fundCounty, type Name, NAMES } from './fund-county';
import { decide, fromMore, openTask, pickPerson, sayAndDo } from './station-app';
import { faultsHere, signedInVisitor, STATION_VIEWS, type View } from './walk';

/** numbers of records, names of accounts */
const allowed = { latin: /[A-Z]{2}\d{2}-?|\bst-[\d-]+|\b(?:tom|che|an|bo|ci|lin|cao|off)\b|\b[JKAR]\b/ };
const REASON = /^理由/;
/** said by the browser where the test has cut the line, or the server has refused a command */
const MEANT = /ERR_INTERNET_DISCONNECTED|status of (?:403|409|422)/;
let site: TestServer;
let browser: Browser;
const people = new Map<Name, Visitor>();

async function as(name: Name): Promise<Page> {
  const known = people.get(name);
  if (known) return known.page;
  const visitor = await signedInVisitor(browser, site, name, 'phone');
  people.set(name, visitor);
  return visitor.page;
}
async function todo(name: Name, purpose: string): Promise<Page> {
  const page = await as(name);
  await openTask(page, site.url, purpose);
  return page;
}
async function work(name: Name, id: string): Promise<Page> {
  const page = await as(name);
  await page.goto(`${site.url}/station/works/${id}`);
  await page.getByRole('heading', { name: '现在到哪一步' }).waitFor();
  return page;
}
const shown = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).filter({ visible: true }).first().waitFor();
const done = (page: Page, title: string): Promise<void> => page.getByRole('heading', { name: title, exact: true }).waitFor();
/** Looked at on a phone, also dark and in the largest text; where it says so at a desk, too. */
async function inOrder(page: Page, name: string, views: readonly View[] = STATION_VIEWS.slice(0, 2)): Promise<void> {
  expect(await faultsHere(page, `approvals ${name}`, views, allowed)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.evaluate(() => { document.documentElement.dataset.textSize = 'standard'; });
}
async function agree(name: Name, purpose: string): Promise<void> {
  const page = await todo(name, purpose);
  await decide(page, '同意');
  await done(page, '已办理');
}

/** One chapter; when it goes wrong, what everybody saw is kept as pictures. */
const chapter = (title: string, act: () => Promise<void>): void =>
  it(title, async () => {
    await act().catch(async (error: unknown) => {
      for (const [name, { page }] of people) await picture(page, `approvals-failed-${name}`);
      throw error;
    });
  }, 300_000);

beforeAll(async () => {
  [site, browser] = [await fundCounty(new Date().toISOString()), await aBrowser()];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a grant for drums', () => {
  let id = '';

  chapter('is asked about, and waits for the answer', async () => {
    id = await apply(site, '两面大鼓');
    const page = await todo('che', '两面大鼓');
    await page.getByRole('button', { name: '更多' }).click();
    await inOrder(page, 'more', STATION_VIEWS);
    await page.getByRole('dialog').getByRole('button', { name: /^沟通/ }).click();
    const search = page.getByRole('dialog').getByLabel('按姓名或单位找');
    await search.fill('查无此人');
    await shown(page, '没有找到「查无此人」，换个字或按单位找');
    await page.route('**/api/v1/people*', (route) => route.abort('internetdisconnected'));
    await search.fill('社工站');
    await page.getByRole('dialog').getByRole('button', { name: '再试一次' }).waitFor();
    await page.unroute('**/api/v1/people*');
    await page.getByRole('dialog').getByRole('button', { name: '再试一次' }).click();
    await shown(page, /^找到\d+人$/);
    await pickPerson(page, NAMES.tom);
    await inOrder(page, 'ask');
    await sayAndDo(page, /^问什么/, '买来做什么用', `问${NAMES.tom}`);
    await shown(page, '还在等唐明答复，答复以后才能办。');
    await expect(page.getByRole('button', { name: '同意' }).isDisabled()).resolves.toBe(true);
    await inOrder(page, 'asked');
  });

  chapter('is answered by who was asked, from 等我答复', async () => {
    const page = await as('tom');
    await page.goto(`${site.url}/station/tasks`);
    await page.getByRole('button', { name: /^等我答复 *1$/ }).click();
    await page.getByRole('main').getByRole('link').filter({ hasText: '买来做什么用' }).click();
    await shown(page, '车会问您');
    await inOrder(page, 'answer');
    await page.getByRole('button', { name: '答复车会' }).click();
    await shown(page, '请写下答复，对方在等');
    await page.getByLabel(/^您的答复/).fill('重阳节演出');
    await page.getByRole('button', { name: '答复车会' }).dblclick();
    await shown(page, '唐明答复');
    const che = await todo('che', '两面大鼓');
    await shown(che, '重阳节演出');
    await expect(che.getByRole('button', { name: '同意' }).isEnabled()).resolves.toBe(true);
  });

  chapter('is signed first by somebody whom the checker adds, one of two', async () => {
    const page = await as('che');
    await fromMore(page, '前加签');
    await pickPerson(page, NAMES.an);
    await pickPerson(page, NAMES.ci);
    await sayAndDo(page, REASON, '你们熟悉情况', `请${NAMES.an}、${NAMES.ci}先签`);
    await shown(page, /还在等.*先签，签完才轮到您。/);
    await inOrder(page, 'added');
    await page.getByRole('listitem').filter({ hasText: NAMES.ci }).getByRole('button', { name: '减签' }).click();
    await sayAndDo(page, REASON, '一个人就够', `不用${NAMES.ci}签了`);
    await page.getByRole('listitem').filter({ hasText: NAMES.ci }).waitFor({ state: 'detached' });
    await shown(await todo('an', '两面大鼓'), '车会请您加签');
    await agree('an', '两面大鼓');
  });

  chapter('is looked into by a colleague, who gives it back with his opinion', async () => {
    const page = await todo('che', '两面大鼓');
    await fromMore(page, '委派');
    await page.getByRole('dialog').getByRole('button', { name: '委派', exact: true }).click();
    await shown(page, '请选一个人');
    await pickPerson(page, NAMES.tom);
    await page.getByRole('dialog').getByLabel(REASON).fill('帮我看看价钱');
    await page.getByRole('dialog').getByRole('button', { name: `委派给${NAMES.tom}` }).click();
    await shown(page, '这个人按规定不能办这一步');
    await expect(page.getByText(/还有 \d+ 处需要修改/).count()).resolves.toBe(0);
    await inOrder(page, 'refused');
    await pickPerson(page, NAMES.bo);
    await sayAndDo(page, REASON, '帮我看看价钱', `委派给${NAMES.bo}`);
    await done(page, '已委派');
    const bo = await todo('bo', '两面大鼓');
    await shown(bo, '车会委派给您先办');
    await shown(bo, '提交后交回车会，由他确认。');
    await agree('bo', '两面大鼓');
    await shown(await todo('che', '两面大鼓'), '鲍平：同意');
    await inOrder(page, 'opinion');
  });

  chapter('is taken back while nobody has acted after it', async () => {
    await agree('che', '两面大鼓');
    const page = await as('che');
    await page.getByRole('link', { name: '看这件事，或拿回重办' }).click();
    await page.getByRole('heading', { name: '现在到哪一步' }).waitFor();
    await fromMore(page, '拿回「初审」');
    await page.getByRole('dialog').getByRole('button', { name: '拿回来重新办' }).click();
    await page.getByRole('heading', { name: '为什么到我这里' }).waitFor();
    await decide(page, '同意');
    await done(page, '已办理');
  });

  chapter('is countersigned: everybody sees who has signed, one adds a signer after himself', async () => {
    const an = await todo('an', '两面大鼓');
    await shown(an, '已签 0/3');
    await agree('an', '两面大鼓');
    const bo = await todo('bo', '两面大鼓');
    await shown(bo, '已签 1/3');
    await fromMore(bo, '后加签');
    await pickPerson(bo, NAMES.off);
    await sayAndDo(bo, REASON, '请基金办也看', `请${NAMES.off}接着签`);
    await shown(bo, '已加签，已经通知他们。');
    await shown(bo, '已签 1/4');
    await inOrder(bo, 'countersign', STATION_VIEWS);
    await agree('bo', '两面大鼓');
    await agree('off', '两面大鼓');
  });

  chapter('is sent back by one of them, and comes straight back to her', async () => {
    const page = await todo('ci', '两面大鼓');
    await page.getByRole('button', { name: '退回' }).click();
    await page.getByRole('dialog').getByLabel(/填写申请/).check();
    await page.getByRole('dialog').getByLabel(/^直接回到我这里/).check();
    await inOrder(page, 'return');
    await sayAndDo(page, /^为什么退回/, '写明尺寸', `退回给${NAMES.tom}`);
    await done(page, '已退回');
    const tom = await todo('tom', '两面大鼓');
    await tom.getByRole('textbox', { name: '用途' }).fill('两面大鼓，直径一米');
    await decide(tom, '提交');
    await done(tom, '已办理');
    await agree('ci', '两面大鼓');
  });

  chapter('is copied to the office, which says that it has read it', async () => {
    const page = await work('bo', id);
    await fromMore(page, '抄送');
    await pickPerson(page, NAMES.off);
    await sayAndDo(page, /^留言/, '供参考', `抄送给${NAMES.off}`);
    await shown(page, '还没有人看');
    const off = await as('off');
    await off.goto(`${site.url}/station/tasks`);
    await off.getByRole('button', { name: /^抄送我的 *1$/ }).click();
    await off.getByRole('main').getByRole('link').filter({ hasText: '未读' }).click();
    await shown(off, '鲍平抄送给您');
    await inOrder(off, 'copied');
    await off.getByRole('button', { name: '已阅' }).click();
    await shown(off, '欧阳静都已阅');
    await shown(await work('bo', id), '欧阳静都已阅');
  });

  chapter('is told in its course, and in messages, in words', async () => {
    const page = await work('tom', id);
    for (const line of ['车会向唐明提问', '唐明答复车会', '车会在「初审」前加签：安宁、池月', '车会在「初审」减签：池月不用再签', '车会把「初审」委派给鲍平，办好交回', '鲍平办好委派的「初审」，交回：同意', '车会拿回「初审」重新办', '鲍平在「评议」后加签：欧阳静', '池月退回到「填写申请」，改好直接回来', '改好了，回到「评议」', '鲍平抄送给欧阳静', '欧阳静已阅']) {
      await shown(page, line);
    }
    await inOrder(page, 'course', STATION_VIEWS);
    await runJobs(site);
    for (const name of people.keys()) {
      const own = await as(name);
      await own.goto(`${site.url}/station/inbox`);
      await own.locator('main .row, main .empty').first().waitFor();
      await expect(own.getByText('有一条关于').count()).resolves.toBe(0);
      expect(await faultsHere(own, `approvals inbox ${name}`, STATION_VIEWS.slice(0, 1), allowed)).toEqual([]);
    }
    await shown(await as('tom'), /车会问您一个问题/);
    await (await as('tom')).getByText(/车会问您一个问题/).click();
    await shown(await as('tom'), '车会问唐明');
  });
});

describe('other ends', () => {
  chapter('a grant is refused with the reason, and its applicant can read it', async () => {
    const id = await apply(site, '摩托车一辆');
    const page = await todo('che', '摩托车一辆');
    await fromMore(page, '驳回');
    await page.getByRole('dialog').getByRole('button', { name: /^驳回/ }).click();
    await shown(page, '请写下理由，对方要看');
    await sayAndDo(page, REASON, '不是公益用途', /^驳回/);
    await done(page, '已驳回');
    const tom = await work('tom', id);
    await shown(tom, '车会在「初审」驳回');
    await shown(tom, '不是公益用途');
  });

  chapter('a step is handed on, and whoever had it is told so when he taps later', async () => {
    await apply(site, '桌椅');
    const page = await todo('che', '桌椅');
    const late = await page.context().newPage();
    await late.goto(page.url());
    await late.getByRole('heading', { name: '为什么到我这里' }).waitFor();
    await fromMore(page, '转办');
    await page.getByRole('dialog').getByLabel('按姓名或单位找').fill(NAMES.bo);
    await shown(page, '找到1人');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('dialog').getByLabel(REASON).fill('我要外出');
    await page.getByRole('dialog').getByRole('button', { name: `转给${NAMES.bo}` }).dblclick();
    await done(page, '已转办');
    await decide(late, '同意');
    await shown(late, '这一步已经不用您办了');
    await late.close();
    await agree('bo', '桌椅');
  });

  chapter('somebody stands in for the checker for some days, and it says so everywhere', async () => {
    const page = await as('che');
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('link', { name: '代理' }).click();
    await page.getByRole('button', { name: '请人代办' }).click();
    await pickPerson(page, NAMES.an);
    await page.getByRole('dialog').getByRole('button', { name: `请${NAMES.an}代办` }).click();
    await shown(page, '请选开始和结束的日子');
    const inAWeek = new Date(Date.parse(site.clock.now()) + 7 * 86_400_000).toISOString().slice(0, 10);
    await page.getByRole('dialog').getByLabel('到哪天').fill(inAWeek);
    await inOrder(page, 'stand-in');
    await sayAndDo(page, /^留言/, '去省里培训', `请${NAMES.an}代办`);
    await shown(page, '安宁替我办');
    await inOrder(page, 'stand-ins', STATION_VIEWS);
    const id = await apply(site, '广场舞音响');
    const an = await todo('an', '广场舞音响');
    await shown(an, '您在代车会办');
    await inOrder(an, 'stands-for');
    await agree('an', '广场舞音响');
    await shown(await work('tom', id), '安宁（代车会）办理「初审」：同意');
    await page.goto(`${site.url}/station/mine/stand-ins`);
    await page.getByRole('button', { name: '现在结束' }).click();
    await shown(page, '已结束');
  });

  chapter('whoever applied may hurry those who have it, once an hour', async () => {
    const id = await apply(site, '乒乓球台');
    const page = await work('tom', id);
    await fromMore(page, '催办');
    await sayAndDo(page, /^留言/, '下周要用', '催办');
    await shown(page, '已催办，已经提醒办的人。');
    await shown(page, '唐明催办「初审」');
    await runJobs(site);
    const che = await as('che');
    await che.goto(`${site.url}/station/inbox`);
    await shown(che, /唐明催您办「初审」/);
  });

  chapter('an operator stops a work, lets it go on, and gives a step to somebody else', async () => {
    const id = await apply(site, '图书角');
    const page = await work('off', id);
    await fromMore(page, '挂起');
    await sayAndDo(page, REASON, '核实举报', '挂起这件事');
    await shown(page, '欧阳静已挂起，恢复以后接着办。');
    await inOrder(page, 'suspended');
    const holder = await todo('che', '图书角');
    await shown(holder, /^欧阳静 .*挂起$/);
    expect(await holder.getByRole('button', { name: '同意' }).count()).toBe(0);
    await inOrder(holder, 'suspended step');
    await page.getByRole('button', { name: '恢复办理' }).click();
    await sayAndDo(page, REASON, '举报不实', '恢复办理');
    await shown(page, /^现在由/);
    await page.getByRole('link', { name: '看', exact: true }).click();
    await fromMore(page, '改派');
    await pickPerson(page, NAMES.ci);
    await sayAndDo(page, REASON, '他请假', `改派给${NAMES.ci}`);
    await done(page, '已改派');
    await agree('ci', '图书角');
  });

  chapter('an operator gives everything of who leaves to somebody else', async () => {
    await apply(site, '象棋桌');
    await agree('che', '象棋桌');
    const page = await as('off');
    await page.goto(`${site.url}/station/mine`);
    await page.getByRole('link', { name: '离职转办' }).click();
    const pick = async (group: string, name: string): Promise<void> => {
      const picker = page.getByRole('group', { name: group });
      await picker.getByLabel('按姓名或单位找').fill(name);
      await picker.getByLabel(name).check();
    };
    await page.getByRole('button', { name: '离职转办' }).click();
    await shown(page, '请选一个人');
    await pick('谁离职', NAMES.ci);
    await pick('转给谁', NAMES.lin);
    await page.getByLabel(REASON).fill('调到县里工作');
    await inOrder(page, 'hand-over');
    await page.getByRole('button', { name: '把池月的都转给林芳' }).click();
    await shown(page, /^正在转/);
    await runJobs(site);
    await shown(page, /^池月的\d+件已转给林芳$/);
    await inOrder(page, 'handed-over');
    await shown(await todo('lin', '象棋桌'), '用途');
  });

  chapter('nobody has heard an error of the page', async () => {
    expect([...people].flatMap(([name, { complaints }]) => complaints.filter((text) => !MEANT.test(text)).map((text) => `${name}: ${text}`))).toEqual([]);
  });
});
