/** What jest's global set-up bundles and runs: one mongod on a fresh folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../platform/config/index';
import { Refusal } from '../platform/http/refusal';
import { ensureMongod } from '../platform/mongod/index';
import { sentence, words } from '../text/index';

export async function mongodForTests(env: NodeJS.ProcessEnv, cwd: string): Promise<{ uri: string; stop(): Promise<void> }> {
  const config = readConfig(env, cwd);
  if (!config.ok) throw new Error(config.problems.map(sentence).join('\n'));
  const { cacheDir, offline, mongod } = config.value;
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-test-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  const tell = (key: string, params = {}) => (key.startsWith('mongodFetch') ? process.stderr.write(`${words(`log.${key}`, params)}\n`) : undefined);
  try {
    const { uri, stop } = await ensureMongod({ dataDir, cacheDir, offline, tell, ...(mongod ? { mongod } : {}) });
    return { uri, stop: () => stop().then(remove) };
  } catch (error) {
    await remove();
    throw error instanceof Refusal ? new Error(error.problems.map(sentence).join('\n')) : error;
  }
}
