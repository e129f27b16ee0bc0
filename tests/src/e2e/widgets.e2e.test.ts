/** Every widget, whatever folder there is, in every state it can be in: filled by keys alone, on a small screen, in large print, read, masked, wrong, out of date. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aBrowser, aVisitor, seriousFindings, type Visitor } from '../support/browser';
import { looksOf, tooSmall } from '../support/looks';
import { answersOn, aGallery, demoOf, enlarge, keep, pressAll, show, tabInto, WIDGET_IDS } from './gallery';

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
