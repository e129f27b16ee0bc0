/** Forms with child tables on a phone: every rule fires, a reload in the middle loses nothing, and the station's head reads what was written. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings, type Visitor } from '../support/browser';
import { fillAid, fillIntakeBegin, fillIntakeEnd, HIDDEN, openForm } from './forms/fill';
import { intakeCounty } from './forms/intake-county';
import { decide, nextSection, openTask, signIn } from './station-app';

let site: TestServer;
let browser: Browser;
let visitors: readonly Visitor[] = [];
let worker: Page;
let head: Page;
const handIn = async (): Promise<void> => {
  await worker.getByRole('button', { name: '提交', exact: true }).click();
  await worker.getByRole('heading', { name: '已提交' }).first().waitFor();
};
/** The one record of a type, as the station's head may read it. */
async function recordOf(type: string): Promise<unknown> {
  const client = await site.signIn('head');
  const { body } = await client.call('GET /records', { query: { packId: 'intake', type } });
  return (await client.call(`GET /records/${body.items[0].id}`)).body.record;
}
const chapter = (title: string, act: () => Promise<void>): void =>
  it(title, async () => {
    await act().catch(async (error: unknown) => {
      await picture(worker, 'failed-forms-worker');
      await picture(head, 'failed-forms-head');
      throw error;
    });
  }, 300_000);

beforeAll(async () => {
  [site, browser] = [await intakeCounty(new Date().toISOString()), await aBrowser()];
  const [first, second] = [await aVisitor(browser, 'phone'), await aVisitor(browser, 'phone')];
  [visitors, worker, head] = [[first, second], first.page, second.page];
  await signIn(worker, `${site.url}/station/`, 'worker');
  await signIn(head, `${site.url}/station/`, 'head');
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('a case', () => {
  chapter('is begun on a phone, and is there again after a reload in the middle', async () => {
    await openForm(worker, site.url, 'case');
    await fillIntakeBegin(worker);
    expect(await seriousFindings(worker)).toEqual([]);
    await picture(worker, 'forms-family');
    await worker.getByText(/^已存/).first().waitFor();
    await worker.reload();
    await worker.getByText(/第1节\/共3节/).waitFor();
    expect(await worker.getByRole('textbox', { name: '服务对象' }).inputValue()).toBe('陈小宝');
    await nextSection(worker);
    await worker.getByText(/陈小兰/).first().waitFor();
    await worker.getByText('1,800.30').first().waitFor();
  });

  chapter('is handed in, and the head reads every row', async () => {
    await nextSection(worker);
    await fillIntakeEnd(worker);
    await handIn();
    await openTask(head, site.url, '陈小宝');
    await head.getByText('前面填的内容').click();
    await head.getByText('二里小学').first().waitFor();
    expect(await seriousFindings(head)).toEqual([]);
    await picture(head, 'forms-read');
    const record = JSON.stringify(await recordOf('case'));
    expect([record.includes('二里小学'), record.includes(HIDDEN)]).toEqual([true, false]);
    await head.getByRole('textbox', { name: '意见' }).fill('同意接案');
    await decide(head, '同意');
    await head.getByRole('heading', { name: /^已/ }).first().waitFor();
  });
});

describe('an application for aid', () => {
  chapter('is worked out row by row, checked against its sums, and kept as it was filled', async () => {
    await openForm(worker, site.url, 'aid');
    // what the form begins with is there, and is no draft yet
    expect([await worker.getByRole('radio', { name: '本人' }).first().isChecked(), await worker.locator('.draft').getAttribute('data-draft')]).toEqual([true, 'untouched']);
    await fillAid(worker);
    await picture(worker, 'forms-aid');
    await handIn();
    expect(JSON.stringify(await recordOf('aid'))).toContain('5200.5');
  });
});

it('has made no browser complain: nothing was evaluated, nothing came from elsewhere', () => {
  // a page that is left while its draft is on its way meets it again at the county, reads it and goes on
  const isDraftMet = (text: string): boolean => text.includes('status of 409');
  expect(visitors.flatMap(({ complaints }) => complaints).filter((text) => !isDraftMet(text))).toEqual([]);
});
