/** A form of three hundred fields, whose sections are neither laid out nor painted while they are far away: nobody may notice. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, seriousFindings, type Visitor } from '../support/browser';
import { looksOf } from '../support/looks';
import { aGallery, keep, show } from './gallery';

/** Ids of its fields stand in some titles. */
const ALLOWED = { latin: /[A-Za-z]+/ };
let site: TestServer;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = [await aGallery(), await aBrowser()];
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const control = (page: Page, field: string) => page.locator(`[data-field="${field}"]`).locator('input, select, button').first();

/** Fields that are drawn now. */
const drawn = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-field]')].filter((one) => one.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.dataset.field ?? ''));

/** The cursor stands in the field, and the field in view; two pictures later still. */
const isLedTo = (page: Page, field: string): Promise<unknown> =>
  page.waitForFunction((id) => new Promise<boolean>((told) => {
    const isThere = (): boolean => {
      const { activeElement } = document;
      const { top, bottom } = activeElement?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
      return activeElement?.closest('[data-field]')?.getAttribute('data-field') === id && top >= 0 && bottom <= innerHeight;
    };
    requestAnimationFrame(() => requestAnimationFrame(() => told(isThere())));
  }), field);

describe.each(['phone', 'desk'] as const)('a long form on a %s', (size) => {
  let visitor: Visitor;
  let page: Page;
  beforeAll(async () => {
    visitor = await aVisitor(browser, size);
    ({ page } = visitor);
    await show(page, site.url, { form: '/review' });
    await page.waitForFunction(() => document.querySelector('[data-awaits]') === null);
  });

  it('draws what is near the view alone', async () => {
    await page.waitForFunction(() => document.querySelector('[data-field="q5_0"] .field-label')?.checkVisibility({ contentVisibilityAuto: true }) === false);
    const seen = await drawn(page);
    expect(seen).toContain('q0_0');
    expect(seen.length).toBeLessThan(120);
  });

  it('leads to the first wrong answer, however far it is', async () => {
    await control(page, 'q4_5').fill('');
    await page.getByRole('button', { name: 'submission' }).click();
    await isLedTo(page, 'q4_5');
    await control(page, 'q8_5').fill('');
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator('[data-problems] button').last().click();
    await isLedTo(page, 'q8_5');
    await control(page, 'q8_5').fill('13900000000');
    await control(page, 'q4_5').fill('13900000000');
    await page.locator('[data-problems]').waitFor({ state: 'detached' });
  });

  it('is walked through by keys across its sections', async () => {
    await control(page, 'm5_5').focus();
    await page.keyboard.press('Tab');
    await isLedTo(page, 'q6_0');
    await page.keyboard.press('Shift+Tab');
    await isLedTo(page, 'm5_5');
  });

  it('cuts off no focus ring, fits the screen and is read aloud', async () => {
    const cut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.section-apart')].filter((section) => section.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })).flatMap((section) => {
      const around = section.getBoundingClientRect();
      return [...section.querySelectorAll<HTMLElement>('.field input, .field select, .field button')].filter((one) => {
        const { left, top, bottom } = one.getBoundingClientRect();
        return left > 0 && (left - 5 < around.left || top - 5 < around.top || bottom + 5 > around.bottom);
      }).map((one) => one.id);
    }));
    expect(cut).toEqual([]);
    expect(await looksOf(page, ALLOWED)).toEqual([]);
    if (size === 'phone') expect(await seriousFindings(page)).toEqual([]);
    await keep(page, `a long form on a ${size}`);
  });

  it('is printed as a whole', async () => {
    await page.emulateMedia({ media: 'print' });
    const all = await page.locator('[data-field]').count();
    expect(all).toBeGreaterThan(350);
    // the browser draws what was away from the view with its next picture
    await page.waitForFunction(() => [...document.querySelectorAll('[data-field]')].every((one) => one.firstElementChild?.checkVisibility({ contentVisibilityAuto: true })));
    await page.emulateMedia({ media: 'screen' });
    expect(visitor.complaints).toEqual([]);
  });
});
