/**
 * Key press to paint and first render of a long form in a real browser, its processor slowed down four times: our form with live rules and validation, and rjsf as it comes
 * with the same questions, in turns.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { checksCode } from '@liandong/core/compile';
import { compileForm } from '@liandong/core/run';
import { packForm } from '../../../../runtime/form/bench/reference-form';
import { aBrowser } from '../../support/browser';
import type { Goal } from '../goals';

export interface Typing { readonly firstRender: number; readonly p50: number; readonly p95: number; readonly slowest: number; readonly keys: number; readonly elements: number }
export interface FormInBrowser {
  readonly slowdown: number;
  /** typed when every section is in its place */
  readonly ours: Typing;
  /** typed as soon as there is something to type into, while the rest is still being put in its place */
  readonly oursAtOnce: Typing;
  readonly rjsf: Typing;
  readonly rjsfLive: Typing;
}

/** Bundled, this file stands elsewhere: npm begins at the top. */
const root = process.cwd();
const SLOWDOWN = 4;
const KEYS = 30;
/** milliseconds: as fast as people type */
const BETWEEN = 120;
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
/** The station's own: nothing is evaluated. rjsf compiles its checks in the browser and could not work under it. */
const STRICT = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:";

function builtPages(): string {
  const built = mkdtempSync(join(tmpdir(), 'liandong-form-bench-'));
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', join(root, 'runtime/form/bench'), '--outDir', built, '--logLevel', 'error'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { form } = compileForm(packForm().def);
  writeFileSync(join(built, 'checks.js'), checksCode({ [form.id]: form }));
  return built;
}

async function served(folder: string): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = join(folder, pathname);
    if (!file.startsWith(folder) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', ...(pathname === '/index.html' ? { 'content-security-policy': STRICT } : {}) });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** From the event to the frame after it has been drawn. */
const watchKeys = (): void => {
  const seen: number[] = [];
  (globalThis as unknown as { seen: number[] }).seen = seen;
  addEventListener('keydown', () => {
    const began = performance.now();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => void seen.push(performance.now() - began);
      port2.postMessage(0);
    });
  }, true);
};
const keysSeen = (page: Page): Promise<number[]> => page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
const at = (sorted: readonly number[], share: number): number => Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1));

async function drawn(page: Page, url: string): Promise<number> {
  const broken = new Promise<never>((_done, fail) => void page.on('pageerror', fail));
  await page.goto(url);
  await Promise.race([broken, page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0, undefined, { timeout: 60_000 })]);
  return page.evaluate(() => performance.getEntriesByName('drawn')[0]?.duration ?? 0);
}

/** Into the first line of text; each letter must be there when all are typed. */
async function typed(page: Page): Promise<number[]> {
  const input = page.locator('input[type=text]').first();
  await input.click();
  await page.evaluate(watchKeys);
  const before = await input.inputValue();
  for (let key = 1; key <= KEYS; key += 1) {
    await page.keyboard.press('a');
    await page.waitForTimeout(BETWEEN);
    await page.waitForFunction((count) => (globalThis as unknown as { seen: number[] }).seen.length >= count, key, { timeout: 60_000 });
  }
  const after = await input.inputValue();
  if (after.length !== before.length + KEYS) throw new Error(`${KEYS} letters typed, ${after.length - before.length} in the field`);
  return keysSeen(page);
}

/** Nothing is under way any more: no section is still being put in place. */
const settled = (page: Page): Promise<void> => page.waitForFunction(() => document.querySelector('[data-awaits]') === null, undefined, { timeout: 60_000 }).then(() => undefined);

/** Is a wrong answer told while one types? Else nobody would know whether a peer validates at all. */
async function tells(page: Page): Promise<boolean> {
  await page.locator('input[type=text]').first().fill('a'.repeat(101));
  await page.evaluate(() => new Promise((drawnAgain) => requestAnimationFrame(() => requestAnimationFrame(drawnAgain))));
  return (await page.locator('[id$=__error]').count()) > 0;
}

interface Asked {
  readonly url: string;
  /** typed when every section is in its place */
  readonly awaits?: boolean;
  /** of a peer: it must tell what is wrong while one types, or must not */
  readonly live?: boolean;
}

async function typing(browser: Browser, { url, awaits, live }: Asked): Promise<Typing> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const firstRender = await drawn(page, url);
  if (awaits === true) await settled(page);
  const keys = [...(await typed(page))].sort((a, b) => a - b);
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  if (live !== undefined && (await tells(page)) !== live) throw new Error(`${url} ${live ? 'does not validate' : 'validates'} while one types`);
  await page.close();
  return { firstRender: Math.round(firstRender), p50: at(keys, 0.5), p95: at(keys, 0.95), slowest: at(keys, 1), keys: keys.length, elements };
}

/** The round in the middle by its p95 counts. */
async function middle(rounds: number, round: () => Promise<Typing>): Promise<Typing> {
  const found: Typing[] = [];
  for (let done = 0; done < rounds; done += 1) found.push(await round());
  return found.sort((a, b) => a.p95 - b.p95)[Math.floor(rounds / 2)] as Typing;
}

export async function formInBrowser(rounds: number): Promise<FormInBrowser> {
  const folder = builtPages();
  const [{ server, url }, browser] = [await served(folder), await aBrowser()];
  try {
    return {
      slowdown: SLOWDOWN,
      ours: await middle(rounds, () => typing(browser, { url: `${url}/index.html`, awaits: true })),
      oursAtOnce: await middle(rounds, () => typing(browser, { url: `${url}/index.html` })),
      rjsf: await middle(rounds, () => typing(browser, { url: `${url}/plain.html`, live: false })),
      rjsfLive: await middle(rounds, () => typing(browser, { url: `${url}/plain.html?live`, live: true })),
    };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export function browserGoals({ ours, oursAtOnce, rjsf, rjsfLive }: FormInBrowser): Goal[] {
  const against = (measure: string, theirs: number, factor: number): Goal => {
    const ratio = theirs / ours.p95;
    return { measure, goal: `≥ ${factor}×`, got: `${ratio.toFixed(1)}× (${ours.p95} ms : ${theirs} ms)`, met: ratio >= factor };
  };
  const most = (measure: string, { p95 }: Typing): Goal => ({ measure, goal: '≤ 40 ms', got: `${p95} ms`, met: p95 <= 40 });
  const share = ours.firstRender / rjsf.firstRender;
  return [
    most('key press to paint at 4× CPU slowdown, p95, whole form in place', ours), most('the same while the form is still being put in place', oursAtOnce),
    against('key press to paint, p95, against plain rjsf', rjsf.p95, 4), against('key press to paint, p95, against rjsf with live validation', rjsfLive.p95, 10),
    { measure: 'first render against plain rjsf', goal: '≤ 0.5', got: `${share.toFixed(2)} (${ours.firstRender} ms : ${rjsf.firstRender} ms)`, met: share <= 0.5 },
  ];
}
