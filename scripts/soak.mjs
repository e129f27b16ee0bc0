// `npm run soak`: the server and its mongod are killed many times under load; what came of it goes to docs/soak.json.
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
await step(`${env.LIANDONG_KILLS} kills, seed ${env.LIANDONG_KILL_SEED}`, () => jest('integration', ['--testPathPatterns', 'resilience/kill'], env));
const report = { at: new Date().toISOString(), node: process.version, ...JSON.parse(readFileSync(result, 'utf8')) };
writeFileSync(join(root, 'docs/soak.json'), `${JSON.stringify(report, null, 2)}\n`);
console.log(JSON.stringify(report));
