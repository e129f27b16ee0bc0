/** A folder of cases: `manifest.json` in one of two forms, and the files that it names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapt, type Translation } from './adapt';
import { runBetsy, type BetsyProcess } from './betsy';
import type { Case } from './case';
import type { Host } from './host';
import type { CaseResult } from './report';
import { runCase } from './run-case';

interface EngineCase extends Case {
  readonly engine?: string;
  readonly expressions?: readonly (Translation & { readonly file?: string })[];
  /** why engines or readers of the standard disagree about it */
  readonly disputed?: string | boolean;
}
interface Manifest { readonly cases?: readonly EngineCase[]; readonly processes?: readonly BetsyProcess[] }

async function runOne(folder: string, one: EngineCase, host: Host): Promise<CaseResult> {
  const own = (name: string): Translation[] => (one.expressions ?? []).filter(({ file }) => file === undefined || file === name);
  const read = await Promise.all(one.files.map((file) => adapt(readFileSync(join(folder, file), 'utf8'), { expressions: own(file), tasksAreHuman: one.engine === 'spiff' })));
  const outside = read.flatMap(({ findings }) => findings);
  return outside.length > 0 ? { id: one.id, ok: false, step: 'load', error: outside.join(', ') } : runCase({ ...one, models: read.flatMap(({ models }) => models) }, host);
}

export async function runFolder(folder: string, host: Host): Promise<CaseResult[]> {
  const { cases, processes = [] } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  if (!cases) return runBetsy(folder, processes, host);
  const results: CaseResult[] = [];
  for (const one of cases) results.push({ ...(await runOne(folder, one, host)), ...(one.disputed ? { disputed: true } : {}) });
  return results;
}
