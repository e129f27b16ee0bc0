// `npm run soak`: the random tests of the engine with their full numbers, then the server and its mongod are killed many times under load;
// seeds and what came of them go to docs/soak.json.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from './jest.mjs';
import { root, step } from './steps.mjs';

const result = join(mkdtempSync(join(tmpdir(), 'liandong-soak-')), 'kill.json');
const env = {
  LIANDONG_KILLS: process.env.LIANDONG_KILLS ?? '20',
  LIANDONG_KILL_SEED: process.env.LIANDONG_KILL_SEED ?? String(Math.floor(Math.random() * 2 ** 31)),
  LIANDONG_KILL_RESULT: result,
};
const random = { LIANDONG_RUNS: process.env.LIANDONG_RUNS ?? '100000', LIANDONG_SEED: process.env.LIANDONG_SEED ?? String(Math.floor(Math.random() * 2 ** 31)) };
await step(`${random.LIANDONG_RUNS} random plays, seed ${random.LIANDONG_SEED}`, () => jest('unit', ['--testPathPatterns', 'process/approval/random'], random));
await step(`${env.LIANDONG_KILLS} kills, seed ${env.LIANDONG_KILL_SEED}`, () => jest('integration', ['--testPathPatterns', 'resilience/kill'], env));
const report = { at: new Date().toISOString(), node: process.version, plays: Number(random.LIANDONG_RUNS), playSeed: Number(random.LIANDONG_SEED), ...JSON.parse(readFileSync(result, 'utf8')) };
writeFileSync(join(root, 'docs/soak.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report));
