/** The same cases on the durable host. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runFolder } from './index';
import { serverHost } from './server-host';
import { BENCHMARK, ENGINE, FILES } from './testing';

let folder = '';
let host: Awaited<ReturnType<typeof serverHost>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cases-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  host = await serverHost(process.env.LIANDONG_TEST_MONGODB ?? 'mongodb://127.0.0.1:27017/?replicaSet=rs0');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await host.end();
});

describe('the durable host', () => {
  it.each([['an engine', { cases: [ENGINE] }], ['the benchmark', { processes: [BENCHMARK] }]])('passes the cases of %s', async (_what, manifest) => {
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    expect((await runFolder(folder, host)).filter(({ ok }) => !ok)).toEqual([]);
  });
});
