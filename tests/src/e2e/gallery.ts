/** The gallery of the form package as its user and as a test meet it: built, served under the station's own headers, driven by keys. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aServer, type TestServer } from '@liandong/server/testing';
import { root } from '../support/packs';
import { samplePhoto } from '../support/photo';

const WIDGETS = join(root, 'runtime/form/src/widgets');
export interface Demo {
  /** what a person without a mouse presses, from the widget's first control on: text, and keys in braces. `{option}`, `{found}`: a suggestion, a value has come. `{file}`: a file is chosen. `{2026-11-20}`: a day is typed */
  readonly keys?: string;
  /** the field in which the keys begin, if it is not the widget's own */
  readonly keysIn?: string;
  /** what then stands in the form's data */
  readonly answers?: Readonly<Record<string, unknown>>;
}
/** Every widget that there is, by its folder. */
export const WIDGET_IDS: readonly string[] = readdirSync(WIDGETS, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
export const demoOf = (id: string): Demo => JSON.parse(readFileSync(join(WIDGETS, id, 'demo.json'), 'utf8')) as Demo;

export async function aGallery(): Promise<TestServer> {
  const built = join(root, 'runtime/form/gallery/dist');
  execFileSync(process.execPath, [join(root, 'scripts/gallery.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  return aServer({ now: new Date().toISOString(), apps: { station: built, designer: built } });
}

/** Opens the gallery and waits until it has drawn. */
export async function show(page: Page, url: string, query: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${url}/station/?${new URLSearchParams(query).toString()}`);
  await page.locator('[data-answers] [data-field]').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}

export const answersOn = async (page: Page): Promise<Record<string, unknown>> => JSON.parse((await page.locator('html').getAttribute('data-answers')) ?? '{}') as Record<string, unknown>;

/** Tab from the top of the page until the focus is in the field. */
export async function tabInto(page: Page, field: string): Promise<void> {
  const isThere = (): Promise<boolean> => page.evaluate((id) => document.activeElement?.closest('[data-field]')?.getAttribute('data-field') === id, field);
  for (let presses = 0; presses < 30; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`thirty times Tab do not lead to ${field}`);
}

/** A date's parts stand in the order of the browser's own language: seen by typing one. */
async function typeDay(page: Page, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  const asked = await page.evaluateHandle(() => {
    const [before, probe] = [document.activeElement as HTMLElement, Object.assign(document.createElement('input'), { type: 'date', max: '9999-12-31' })];
    document.body.append(probe);
    probe.focus();
    return { before, probe };
  });
  await page.keyboard.type('20031122');
  const isYearFirst = await asked.evaluate(({ before, probe }) => {
    probe.remove();
    before.focus();
    return probe.value === '2003-11-22';
  });
  await page.keyboard.type(isYearFirst ? year + month + date : month + date + year);
}

async function press(page: Page, part: string, field: string): Promise<void> {
  if (!part.startsWith('{')) return page.keyboard.type(part);
  const key = part.slice(1, -1);
  const inside = page.locator(`[data-field="${field}"]`);
  if (key === 'option') return inside.locator('[role=option]').first().waitFor();
  if (key === 'found') return inside.locator('img, .value').first().waitFor();
  if (/^\d{4}-/.test(key)) return typeDay(page, key);
  if (key !== 'file') return page.keyboard.press(key);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
  await chooser.setFiles(samplePhoto());
  return inside.locator('img').first().waitFor();
}

export async function pressAll(page: Page, keys: string, field: string): Promise<void> {
  for (const part of keys.match(/\{[\w-]+\}|[^{]+/g) ?? []) await press(page, part, field);
}

/** With LIANDONG_PICTURES=1: the whole page. */
export async function keep(page: Page, name: string): Promise<void> {
  if (process.env.LIANDONG_PICTURES !== '1') return;
  const folder = join(root, 'tests/output/widgets');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** The size of the letters as a person sets it in the browser, beside the app's own sizes. */
export const enlarge = (page: Page, factor: number): Promise<void> => page.evaluate((times) => {
  document.documentElement.style.fontSize = `${16 * times}px`;
}, factor);

/** `GA-2026-0042` as a QR code: 21 rows of 21 dots, in hexadecimal. */
export const QR_CODE = '1fd57f 104a41 17455d 17545d 175d5d 105e41 1fd57f 001b00 117ef9 17ab6a 0d567d 1930f2 0151c0 0019ca 1fd93c 104f39 1752d5 174b37 174268 104cdd 1fd1d7'.split(' ').map((row) => [...Number.parseInt(row, 16).toString(2).padStart(21, '0')].map((dot) => dot === '1'));

/** From now on the camera sees these dots on white paper. */
export const holdBeforeCamera = (page: Page, code: readonly (readonly boolean[])[]): Promise<void> =>
  page.evaluate((dots) => {
    const [SIDE, DOT, EDGE] = [480, 16, 72];
    const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
    const paper = canvas.getContext('2d');
    const draw = (): void => {
      if (!paper) return;
      paper.fillStyle = 'white';
      paper.fillRect(0, 0, SIDE, SIDE);
      paper.fillStyle = 'black';
      dots.forEach((row, y) => row.forEach((isDark, x) => isDark && paper.fillRect(EDGE + x * DOT, EDGE + y * DOT, DOT, DOT)));
      requestAnimationFrame(draw);
    };
    draw();
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream(15));
  }, code);
