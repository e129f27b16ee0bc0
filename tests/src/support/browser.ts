import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import { root } from './packs';

const onPath = (name: string): string | undefined => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
};

/** The real Chromium that `npm test` has made sure of. */
export async function aBrowser(): Promise<Browser> {
  const found = process.env.LIANDONG_CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome'].map(onPath).find((path) => path !== undefined) ?? chromium.executablePath();
  if (!existsSync(found)) throw new Error('no Chromium found: apt-get install chromium fonts-noto-cjk');
  return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--lang=zh-CN'] });
}

export interface Visitor {
  readonly page: Page;
  /** what the console and uncaught errors said; must stay empty */
  readonly complaints: string[];
}

/** A person's own browser window: own cookies; 360 px phone or 1440 px desk; nothing that is pressed moves meanwhile. */
export async function aVisitor(browser: Browser, size: 'phone' | 'desk'): Promise<Visitor> {
  const viewport = size === 'phone' ? { width: 360, height: 780 } : { width: 1440, height: 900 };
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', viewport, hasTouch: size === 'phone' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 40[14]/.test(message.text())) complaints.push(message.text());
  });
  return { page, complaints };
}

/** What a person is told on the page that is open now, in one line: where she is, alerts, dialogs, and what the browser complained of. */
export async function toldNow({ page, complaints }: Visitor): Promise<string> {
  const texts = await page.locator('[role=alert], [role=dialog], .ant-message').allInnerTexts().catch(() => []);
  return [page.url(), ...texts.map((text) => text.replace(/\s+/g, ' ').slice(0, 300)), ...complaints].join(' | ');
}

/** Serious and critical accessibility findings of the page as it is now. */
export async function seriousFindings(page: Page, except: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (exclude) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    const result = await runner.run({ exclude: exclude.map((selector) => [selector]) });
    return result.violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`);
  }, [...except]);
  return found;
}

/** A picture for whoever wants to look: tests/output, or docs/images when `forDocs`. */
export async function picture(page: Page, name: string, forDocs = false): Promise<void> {
  const folder = join(root, forDocs && process.env.LIANDONG_DOC_IMAGES === '1' ? 'docs/images' : 'tests/output');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
