/** Every widget, whatever folder there is, in every state it can be in: filled by keys alone, on a small screen, in large print, read, masked, wrong, out of date. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { samplePhoto } from '../support/photo';
import { answersOn, aGallery, demoOf, enlarge, holdBeforeCamera, keep, pressAll, QR_CODE, show, tabInto, WIDGET_IDS } from './gallery';

/** Has no answer. */
const ANSWERED = WIDGET_IDS.filter((id) => id !== 'note');
/** The gallery's own page speaks English, and its demos have numbers of goods. */
const ALLOWED = { latin: /[A-Za-z]+/ };
const THUMB = 44;

let site: TestServer;
let browser: Browser;
let visitor: Visitor;
let page: Page;
beforeAll(async () => {
  [site, browser] = [await aGallery(), await aBrowser()];
  visitor = await aVisitor(browser, 'phone');
  ({ page } = visitor);
  // from now on: asked for at the press, it may come too late for it
  page.on('filechooser', () => undefined);
  await page.context().grantPermissions(['geolocation'], { origin: site.url });
  await page.context().setGeolocation({ latitude: 33.153_456, longitude: 107.329_951, accuracy: 12 });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

interface Seen {
  readonly field: string;
  /** what can be read in it, also in its controls */
  readonly text: string;
  /** what one could change */
  readonly controls: number;
  /** a control that holds a value stands in it */
  readonly fillable: boolean;
  /** what is read out with its controls, beyond their names */
  readonly described: string;
  readonly invalid: boolean;
}
const seen = (): Promise<Seen[]> =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('[data-field]')].map((frame) => {
    const controls = [...frame.querySelectorAll<HTMLInputElement>('input, select, textarea, button')];
    const values = controls.filter((control) => control.type !== 'file' && control.type !== 'radio' && control.type !== 'checkbox').map((control) => control.value);
    const ids = [frame, ...frame.querySelectorAll('[aria-describedby]')].flatMap((one) => (one.getAttribute('aria-describedby') ?? '').split(' '));
    return {
      field: frame.dataset.field ?? '', text: [frame.innerText, ...values].join(' '), controls: controls.length, fillable: frame.querySelector('input, select, textarea') !== null,
      described: ids.map((id) => document.getElementById(id)?.innerText ?? '').join(' '), invalid: frame.querySelector('[aria-invalid=true]') !== null,
    };
  }));
const fieldsWhere = async (isWrong: (one: Seen) => boolean): Promise<string[]> => (await seen()).filter((one) => one.field !== 'note' && isWrong(one)).map((one) => `${one.field}: ${one.text.replace(/\s+/g, ' ').slice(0, 80)}`);
const faults = async (name: string): Promise<string[]> => {
  await keep(page, name);
  return [...(await looksOf(page, ALLOWED)), ...(await tooSmall(page, THUMB)), ...(await seriousFindings(page))];
};

describe.each(ANSWERED)('%s', (id) => {
  it('is filled by keys alone', async () => {
    const { keys = '', keysIn = id, answers = {} } = demoOf(id);
    expect([keys, Object.keys(answers)]).toEqual([expect.stringMatching(/./), expect.arrayContaining([id])]);
    await show(page, site.url, { only: id, empty: '1' });
    await tabInto(page, keysIn);
    await pressAll(page, keys, id);
    await page.keyboard.press('Tab');
    expect(await answersOn(page)).toMatchObject(answers);
    expect(visitor.complaints).toEqual([]);
  });
});

describe('all widgets', () => {
  it.each([
    ['as they are', {}, 1], ['empty', { empty: '1' }, 1], ['with the longest texts', { state: 'long' }, 1], ['with twice as large letters', {}, 2], ['with the longest texts twice as large', { state: 'long' }, 2],
    ['in the dark', { theme: 'dark', size: 'elder' }, 1], ['in high contrast', { theme: 'contrast' }, 1], ['left from an older release, in the dark', { old: 'text', theme: 'dark' }, 1], ['wrong, in the dark', { state: 'invalid', theme: 'dark' }, 1],
    ['to read', { mode: 'read', state: 'long' }, 2], ['to read within the form', { state: 'readonly' }, 1],
  ] as const)('fit a small phone and a thumb, %s', async (name, query, factor) => {
    await show(page, site.url, query);
    await enlarge(page, factor);
    expect(await faults(name)).toEqual([]);
  });

  it.each([{ state: 'readonly' }, { mode: 'read' }])('show their answer and nothing to change, %j', async (query) => {
    await show(page, site.url, query);
    expect(await fieldsWhere((one) => one.controls > 0 || one.text.includes('未填'))).toEqual([]);
  });

  it('show a masked value as it came, with nothing to change', async () => {
    await show(page, site.url, { state: 'masked' });
    expect(await fieldsWhere((one) => one.controls > 0 || !one.text.includes('欧阳**') || !one.text.includes('按权限只显示一部分'))).toEqual([]);
  });

  it('link what is wrong to their controls', async () => {
    await show(page, site.url, { state: 'invalid' });
    // nobody can mend what is only calculated, and a button cannot be invalid
    expect(await fieldsWhere((one) => one.controls > 0 && (!one.described.includes('与身份证上的出生日期不一致') || (one.fillable && !one.invalid)))).toEqual([]);
  });

  it.each([['text', '旧值'], ['list', '旧值'], ['object', '旧值'], ['number', '20190']])('show what an older release left as %s, and keep it', async (old, words) => {
    await show(page, site.url, { old });
    const before = await answersOn(page);
    expect(await fieldsWhere((one) => !one.text.replace(/,/g, '').includes(words))).toEqual([]);
    for (let presses = 0; presses < 100; presses += 1) await page.keyboard.press('Tab');
    expect(await answersOn(page)).toEqual(before);
    await show(page, site.url, { old, mode: 'read' });
    expect(await fieldsWhere((one) => !one.text.replace(/,/g, '').includes(words))).toEqual([]);
  });

  it('complain of nothing', () => expect(visitor.complaints).toEqual([]));
});

const field = (id: string) => page.locator(`[data-field="${id}"]`);
const answered = async (id: string): Promise<unknown> => (await answersOn(page))[id];

describe('a choice of ten thousand', () => {
  it('shows what is meant at once, by letters of the name, of its pinyin or by its code, and draws only what is in view', async () => {
    await show(page, site.url, { only: 'search-select', empty: '1' });
    const input = field('search-select').getByRole('combobox');
    const option = field('search-select').getByRole('option').first();
    const took: number[] = [];
    for (const [typed, found] of [['社区9999', '二里社区9999组'], ['3456', '二里社区2456组'], ['elsq777', '二里社区777组']] as const) {
      await input.fill('');
      await input.fill(typed);
      await option.filter({ hasText: found }).waitFor();
    }
    for (const key of ['1', '2', '3']) {
      await input.press('Backspace');
      took.push(await page.evaluate(async (pressed) => {
        const box = document.querySelector<HTMLInputElement>('.combo-input')!;
        const before = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(box, pressed);
        box.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - before;
      }, key));
    }
    expect(await seriousFindings(page)).toEqual([]);
    expect(await field('search-select').getByRole('option').count()).toBeLessThan(40);
    expect(await option.getAttribute('aria-setsize')).toMatch(/^\d{4,5}$/);
    expect(Math.min(...took)).toBeLessThan(150);
  });

  it('takes nothing that was only looked at, and everything back that is deleted', async () => {
    await show(page, site.url, { only: 'search-select' });
    const input = field('search-select').getByRole('combobox');
    await input.fill('二里社区5');
    await field('search-select').getByRole('option').first().waitFor();
    await input.press('ArrowDown');
    await input.press('Escape');
    await input.press('Tab');
    expect([await answered('search-select'), await input.inputValue()]).toEqual(['1024', '二里社区24组']);
    await input.fill('西安');
    await field('search-select').getByText('没有找到“西安”').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await input.fill('');
    await input.press('Tab');
    expect(await answered('search-select')).toBeNull();
  });
});

describe('what the device may refuse', () => {
  it('does not stand in the way: a place is told why not, and can be typed', async () => {
    await page.context().clearPermissions();
    await show(page, site.url, { only: 'location', empty: '1' });
    await field('location').getByRole('button').click();
    await field('location').getByText(/不影响继续填写/).waitFor();
    await field('location').getByText('手工填写经纬度').click();
    await field('location').getByLabel('纬度').fill('33.1');
    await field('location').getByLabel('经度').fill('107.2');
    await page.keyboard.press('Tab');
    expect(await answered('location')).toEqual({ lat: 33.1, lng: 107.2 });
  });

  it('is a camera too: one is told and goes on by hand', async () => {
    await show(page, site.url, { only: 'scan', empty: '1' });
    await field('scan').getByRole('button', { name: '扫码' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /手工填写/ }).click();
    await field('scan').getByRole('textbox').fill('GA-1');
    expect(await answered('scan')).toBe('GA-1');
  });
});

it('a code held before the camera fills its field', async () => {
  await show(page, site.url, { only: 'scan', empty: '1' });
  await holdBeforeCamera(page, QR_CODE);
  await field('scan').getByRole('button', { name: '扫码' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await answered('scan')).toBe('GA-2026-0042');
});

it('more photos than may be added are said to be too many, and the rest is there', async () => {
  await show(page, site.url, { only: 'photo', empty: '1' });
  await field('photo').locator('input[type=file]').last().setInputFiles(Array.from({ length: 8 }, () => samplePhoto()));
  await field('photo').getByRole('alert').filter({ hasText: '有2个超过了张数限制' }).waitFor();
  expect(await answered('photo')).toHaveLength(6);
  expect(await field('photo').locator('input[type=file]').count()).toBe(0);
});
