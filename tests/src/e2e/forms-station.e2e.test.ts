/** Forms with child tables on a phone: every rule fires, a reload in the middle loses nothing, and the station's head reads what was written. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, picture, seriousFindings } from '../support/browser';
import { fillAid, fillIntakeBegin, fillIntakeEnd, openForm } from './forms/fill';
import { intakeCounty } from './forms/intake-county';
import { decide, nextSection, openTask, signIn } from './station-app';

let site: TestServer;
let browser: Browser;
let worker: Page;
let head: Page;
const handIn = async (): Promise<void> => {
  await worker.getByRole('button', { name: '提交', exact: true }).click();
  await worker.getByRole('heading', { name: '已提交' }).first().waitFor();
};
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
  [worker, head] = [(await aVisitor(browser, 'phone')).page, (await aVisitor(browser, 'phone')).page];
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
    await head.getByRole('textbox', { name: '意见' }).fill('同意接案');
    await decide(head, '同意');
    await head.getByRole('heading', { name: /^已/ }).first().waitFor();
  });
});

describe('an application for aid', () => {
  chapter('is worked out row by row, checked against its sums, and kept as it was filled', async () => {
    await openForm(worker, site.url, 'aid');
    await fillAid(worker);
    await picture(worker, 'forms-aid');
    await handIn();
    const { body } = await (await site.signIn('head')).call('GET /records', { query: { packId: 'intake', type: 'aid' } });
    const record = (await (await site.signIn('head')).call(`GET /records/${body.items[0].id}`)).body.record;
    expect(JSON.stringify(record)).toContain('5200.5');
  });
});
