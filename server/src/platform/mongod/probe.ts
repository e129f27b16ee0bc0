import { problem, type Problem } from '@liandong/core/run';
import { run } from './run';

export type Probe = { readonly ok: true; readonly version: string } | { readonly ok: false; readonly problem: Problem };

const OLDEST = 6;
const LIBRARY = /error while loading shared libraries: ([\w.+-]+)/;

/** Does this file run as a mongod, new enough? The commonest reason why a fetched one does not is a missing system library. */
export async function probe(path: string): Promise<Probe> {
  const { code, stdout, stderr } = await run(path, ['--version'], { timeoutMs: 10_000 });
  const library = LIBRARY.exec(stderr)?.[1];
  if (library) return { ok: false, problem: problem('mongod.libraries', '', { library }) };
  const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (code !== 0 || !version) return { ok: false, problem: problem('mongod.not-executable', '', { path, reason: stderr.trim().slice(0, 200) }) };
  return Number.parseInt(version, 10) < OLDEST ? { ok: false, problem: problem('mongod.too-old', '', { path, version }) } : { ok: true, version };
}
