/** 转介 on a phone: one unit asks another to take a record, that one accepts, and the first sees it. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { looksOf } from '../support/looks';
import { packFiles, root } from '../support/packs';
import { aReadingCounty, type ReadingCounty } from '../ledgers/a-reading-county';
import { signIn } from './station-app';

const NOW = '2026-11-23T01:00:00.000Z';
let county: ReadingCounty;
let browser: Browser;
let [clerk, west]: Visitor[] = [];
let id = '';
const made = async (recordType: string, data: object): Promise<string> => {
  const got = await county.people.head.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  if (got.status !== 201) throw new Error(got.text);
  return String(got.body.record.id);
};

beforeAll(async () => {
  county = await aReadingCounty({ now: NOW, apps: { station: join(root, 'runtime/station/dist'), designer: join(root, 'designer/dist') } }, packFiles('reading', 'tests/packs'));
  browser = await aBrowser();
  const reader = await made('reader', { name: '陈小草', birthDate: '1980-01-01', grade: 'M' });
  await made('agreement', { person: reader, scopes: ['share'], signer: 'self', signedAt: '2026-01-01' });
  id = await made('coaching', { reader, goal: '每周读一本', need: '家里没有人认字', notes: '他不愿意让别人知道' });
  [clerk, west] = [await aVisitor(browser, 'phone'), await aVisitor(browser, 'phone')];
  await signIn(clerk.page, `${county.site.url}/station/`, 'head');
  await signIn(west.page, `${county.site.url}/station/`, 'westhead');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await county?.site.stop();
});

const LATIN = { latin: /[A-Za-z0-9]+-[A-Za-z0-9-]+|unit (east|west|c1)|name of \w+|head/ };
async function sound(page: Page, name: string): Promise<void> {
  await picture(page, name);
  expect(await looksOf(page, LATIN)).toEqual([]);
  expect(await seriousFindings(page)).toEqual([]);
}

it('is offered, waits in both lists, is accepted with nothing confidential shown before, and gone from who gave it', async () => {
  const [{ page }, other] = [clerk!, west!.page];
  await page.goto(`${county.site.url}/station/records/${id}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('button', { name: /^移交/ }).click();
  const sheet = page.getByRole('dialog', { name: '移交' });
  await sheet.getByLabel('交给哪个机构').selectOption('west');
  await sheet.getByText('5 个工作日内答复').waitFor();
  await sheet.getByLabel('原因（必填）').fill('搬到西站了');
  await sound(page, 'offer-give');
  await sheet.getByRole('button', { name: '移交', exact: true }).click();
  await page.getByText('已转介，等对方接收').waitFor();
  await page.getByText('已转介给unit west，等对方接收').waitFor();
  await sound(page, 'offer-waits');

  await other.goto(`${county.site.url}/station/inbox`);
  await other.getByText(/转介给unit west，请接收或退回/).waitFor();
  await other.goto(`${county.site.url}/station/record-offers`);
  await other.getByText('unit east name of head 转来').waitFor();
  await sound(other, 'offer-list');
  await other.getByRole('link', { name: /每周读一本/ }).click();
  await other.getByText('原因：搬到西站了').waitFor();
  expect(await other.locator('body').innerText()).not.toContain('他不愿意让别人知道');
  await sound(other, 'offer-asked');
  await other.getByRole('button', { name: '接收', exact: true }).click();
  const answer = other.getByRole('dialog', { name: '接收' });
  await sound(other, 'offer-accept');
  await answer.getByRole('button', { name: '接收', exact: true }).click();
  await other.getByText('已接收').waitFor();
  await other.getByRole('button', { name: '更多' }).waitFor();
  await sound(other, 'offer-accepted');

  await page.goto(`${county.site.url}/station/inbox`);
  await page.getByText(/接收了您转介的/).waitFor();
  await page.goto(`${county.site.url}/station/record-offers`);
  await page.getByRole('button', { name: '等对方接收' }).click();
  await page.getByText('没有在等答复的转介').waitFor();
}, 180_000);
