/** What need not be kept any more, in the station app: some of it kept for now, the rest put on a list, agreed to by another person, and gone. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { verifyCounty } from '@liandong/server/durable';
import { jobs } from '@liandong/server/jobs';
import type { Browser } from 'playwright-core';
import { aReadingCounty, COUNTY, type ReadingCounty } from '../ledgers/a-reading-county';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { signIn } from './station-app';

jest.setTimeout(120_000);
let county: ReadingCounty;
let browser: Browser;
let [head, library]: Visitor[] = [];
const ids: string[] = [];
const firstCode = (list: string): string => String(JSON.parse(packFiles('reading', 'tests/packs')[`codes/${list}.json`] ?? '{}').items[0].code);

async function movedAway(name: string): Promise<string> {
  const { head: client } = county.people;
  const made = await client.call('POST /records', { body: { packId: 'reading', recordType: 'reader', orgId: 'east', data: { name, birthDate: '1950-01-01', grade: firstCode('grade') } } });
  if (made.status !== 201) throw new Error(made.text);
  const id = String(made.body.record.id);
  const left = await client.call(`POST /records/${id}/commands`, { body: { type: 'ActOnRecord', action: 'leave', data: { leftFor: 'x' }, occurredAt: '2012-05-01T00:00:00.000Z', base: 1 } });
  if (left.status !== 200) throw new Error(left.text);
  return id;
}
async function allJobs(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) for (const job of jobs.filter(({ name }) => /^(figure|plan|destruction|tallies)/.test(name))) await job.runOnce(county.site.deps);
}

beforeAll(async () => {
  county = await aReadingCounty({ now: new Date().toISOString(), apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } }, packFiles('reading', 'tests/packs'));
  for (const name of ['早已迁走的人', '有投诉的人', '另一位读者']) ids.push(await movedAway(name));
  await allJobs();
  browser = await aBrowser();
  [head, library] = [await aVisitor(browser, 'phone'), await aVisitor(browser, 'phone')];
  await signIn(head.page, `${county.site.url}/station/`, 'head');
  await signIn(library.page, `${county.site.url}/station/`, 'library');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await county?.site.stop();
});

const LATIN = { latin: /[A-Za-z0-9]+-[A-Za-z0-9-]+|unit (east|west|c1)|name of \w+|head|library|Ctrl\+K/ };
async function sound({ page }: Visitor, name: string): Promise<void> {
  for (const [width, height] of [[360, 780], [1440, 900]] as const) {
    await page.setViewportSize({ width, height });
    await picture(page, `${name}-${width}`);
    expect(await looksOf(page, LATIN)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 780 });
}

describe('destruction, in the station app', () => {
  it('keeps somebody for now, with why', async () => {
    const { page } = head!;
    await page.goto(`${county.site.url}/station/retention`);
    const row = page.getByRole('listitem').filter({ hasText: '有投诉的人' });
    await row.getByRole('button', { name: '暂缓销毁' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '暂缓', exact: true }).click();
    await sheet.getByText('请写明为什么暂缓').waitFor();
    await sheet.getByRole('textbox').fill('投诉还没有办完');
    await sound(head!, 'destruction-hold');
    await sheet.getByRole('button', { name: '暂缓', exact: true }).click();
    await row.getByText('投诉还没有办完').waitFor();
    await row.getByRole('button', { name: '解除暂缓' }).waitFor();
  });

  it('puts the chosen one on a list, which waits for somebody else', async () => {
    const { page } = head!;
    await page.getByRole('checkbox', { name: '选中早已迁走的人' }).check();
    await sound(head!, 'destruction-choose');
    await page.getByRole('button', { name: '列入销毁清册（1）' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('会留下').waitFor();
    await sheet.getByLabel('为什么销毁').fill('保管期满，已会签');
    await sound(head!, 'destruction-propose');
    await sheet.getByRole('button', { name: '提出', exact: true }).click();
    await page.getByText('您提出的清册要由另一位有权的人确认').waitFor();
    await page.locator('.row-title').getByText('早已迁走的人').waitFor();
    expect(await page.getByRole('button', { name: '确认销毁' }).count()).toBe(0);
    await sound(head!, 'destruction-proposed');
  });

  it('is agreed to by the county after a second look, and done', async () => {
    const { page } = library!;
    await page.goto(`${county.site.url}/station/retention`);
    await page.getByRole('link', { name: '查看销毁清册' }).click();
    await sound(library!, 'destruction-lists');
    await page.getByRole('link', { name: /1 条读者/ }).click();
    await page.getByRole('button', { name: '确认销毁' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('button', { name: '确认销毁' }).click();
    await sheet.getByText('请先核对').waitFor();
    await sheet.getByRole('checkbox').check();
    await sound(library!, 'destruction-confirm');
    await sheet.getByRole('button', { name: '确认销毁' }).click();
    await page.getByText('正在销毁').waitFor();
    await allJobs();
    await page.getByText('已销毁 1 条').waitFor();
    await page.getByText('已办完').waitFor();
    await sound(library!, 'destruction-done');
    expect((await verifyCounty(county.site.deps, COUNTY)).problems).toEqual([]);
  });

  it('says at the address of the record that it was destroyed', async () => {
    const { page } = head!;
    await page.goto(`${county.site.url}/station/records/${ids[0]}`);
    await page.getByText('这条记录已销毁').waitFor();
    await page.getByText('按规定销毁').waitFor();
    await sound(head!, 'destruction-gone');
    await page.goto(`${county.site.url}/station/retention`);
    await page.locator('.row-title').getByText('另一位读者').waitFor();
    expect(await page.getByText('早已迁走的人').count()).toBe(0);
    expect([head!.complaints.filter((line) => !line.includes('410')), library!.complaints]).toEqual([[], []]);
  });
});
