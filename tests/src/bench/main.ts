/** `npm run bench`: runs the parts that are asked for (all without a name), prints what was measured, and keeps it with the goals. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { bulkGoals, bulkPart } from './bulk/index';
import { dataGoals, dataPart } from './data/index';
import { enginePart, type Size } from './engine';
import { browserGoals, formInBrowser } from './form/browser';
import { headlessForms, headlessGoals } from './form/headless';
import { goalsOf, type Goal } from './goals';

const args = process.argv.slice(2);
const isOn = (flag: string): boolean => args.includes(`--${flag}`);
const parts = args.filter((arg) => !arg.startsWith('--'));
const say = (what: string, figures: unknown): void => void process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`);

const size: Size = isOn('quick')
  ? { instances: 100, floorSeconds: 1, open: [0, 10_000] }
  : { instances: 600, floorSeconds: 4, open: [0, 10_000, 100_000, ...(isOn('full') ? [1_000_000] : [])] };

interface Report { readonly goals: readonly (Goal & { readonly part?: string })[]; readonly [part: string]: unknown }
const file = process.env.LIANDONG_BENCH_REPORT ?? 'performance.json';

/** A part's figures take the place of its earlier ones; other parts' stay. */
function keep(part: string, goals: readonly Goal[], figures: unknown): void {
  const before: Report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : { goals: [] };
  const others = before.goals.filter((goal) => goal.part !== part);
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model ?? '' };
  const report: Report = { ...before, goals: [...others, ...goals.map((goal) => ({ part, ...goal }))], [part]: { at: new Date().toISOString(), machine, figures } };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
}

const isAsked = (part: string): boolean => parts.length === 0 || parts.includes(part);

function told(part: string, goals: readonly Goal[], figures: unknown): void {
  for (const { measure, goal, got, met } of goals) process.stdout.write(`${met ? '✓' : '✗'} ${measure}: ${got}, goal ${goal}\n`);
  if (!isOn('quick')) keep(part, goals, figures);
}

if (isAsked('engine')) {
  const figures = await enginePart(size, say);
  told('engine', goalsOf(figures), figures);
}
if (isAsked('form')) {
  const headless = await headlessForms(isOn('quick'));
  say('forms without a screen', headless);
  const browser = await formInBrowser(isOn('quick') ? 1 : 3);
  say('a long form in Chromium', browser);
  told('form', [...headlessGoals(headless), ...browserGoals(browser)], { headless, browser });
}
if (isAsked('data')) {
  const figures = await dataPart(isOn('quick') ? [2_000] : isOn('full') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000], say);
  told('data', dataGoals(figures), figures);
}
if (isAsked('bulk')) {
  const figures = await bulkPart(isOn('quick') ? 4_000 : 55_000, say);
  told('bulk', bulkGoals(figures), figures);
}
process.exit(0);
