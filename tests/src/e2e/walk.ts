/** Walking through pages as somebody, in several sizes and colours, and noting what is wrong with each. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { TestServer } from '@liandong/server/testing';
import { aVisitor, seriousFindings, type Visitor } from '../support/browser';
import { type Allowed, looksOf } from '../support/looks';
import { root } from '../support/packs';

export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
  /** the largest text of the station app */
  readonly large: boolean;
}
const PHONE = { width: 360, height: 780 };
const DESK = { width: 1440, height: 900 };
export const STATION_VIEWS: readonly View[] = [
  { name: 'phone', ...PHONE, dark: false, large: false }, { name: 'phone-dark-large', ...PHONE, dark: true, large: true },
  { name: 'desk-dark', ...DESK, dark: true, large: false }, { name: 'desk-large', ...DESK, dark: false, large: true },
];
export const DESIGNER_VIEWS: readonly View[] = [
  { name: 'desk', ...DESK, dark: false, large: false }, { name: 'small-dark', width: 1280, height: 800, dark: true, large: false },
];

/** A window of somebody who is signed in already. */
export async function signedInVisitor(browser: Browser, site: TestServer, username: string, size: 'phone' | 'desk'): Promise<Visitor> {
  const [visitor, client] = await Promise.all([aVisitor(browser, size), site.signIn(username)]);
  visitor.page.setDefaultTimeout(60_000);
  await visitor.page.clock.setFixedTime(site.clock.now());
  await visitor.page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: site.url })));
  return visitor;
}

/** The page has drawn what it is about. */
export async function settled(page: Page, heading: string): Promise<void> {
  await page.locator(heading).filter({ visible: true }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, .ant-skeleton, [role=status][aria-label^="正在"], .ant-spin-spinning') === null);
  await page.evaluate(() => document.fonts.ready);
}

async function show(page: Page, { width, height, dark, large }: View): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.evaluate((size) => { document.documentElement.dataset.textSize = size; }, large ? 'elder' : 'standard');
  // colours change over a moment otherwise
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))).then(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)))));
}

/** With LIANDONG_PICTURES=1: one of every page in every view. */
async function keep(page: Page, name: string): Promise<void> {
  if (process.env.LIANDONG_PICTURES !== '1') return;
  const folder = join(root, 'tests/output/pages');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name.replace(/[^\w-]+/g, '_')}.png`) });
}

/** What is wrong with the page that is open now, in each view. */
export async function faultsHere(page: Page, name: string, views: readonly View[], allowed: Allowed): Promise<string[]> {
  const faults: string[] = [];
  for (const view of views) {
    await show(page, view);
    await keep(page, `${name}-${view.name}`);
    const found = [...(await looksOf(page, allowed)), ...(await seriousFindings(page, allowed.except === undefined ? [] : [allowed.except]))];
    faults.push(...found.map((fault) => `${name} (${view.name}): ${fault}`));
  }
  return faults;
}

export interface Walk {
  /** where the app stands */
  readonly base: string;
  /** what every page has when it has drawn */
  readonly heading: string;
  readonly views: readonly View[];
  readonly allowed: Allowed;
}

/** Goes through pages one after the other; what is wrong with any of them, and what the browser complained of. */
export async function walkThrough({ page, complaints }: Visitor, { base, heading, views, allowed }: Walk, who: string, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(base + path);
    await settled(page, heading);
    faults.push(...(await faultsHere(page, `${who} ${path}`, views, allowed)));
  }
  await page.context().close();
  return [...faults, ...complaints.map((text) => `${who}: ${text}`)];
}
