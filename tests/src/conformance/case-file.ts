/** A case of our own: steps and expectations beside the BPMN file that they are for. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adapt } from './adapt';
import type { CaseStep, ReadyCase } from './case';

interface CaseFile { readonly shows: 'usual' | 'interrupted' | 'migrated'; readonly files?: readonly string[]; readonly steps: readonly CaseStep[] }
export interface OwnCase extends ReadyCase { readonly shows: CaseFile['shows'] }

/** @throws when a file of it is outside our dialect: that is a mistake in the case */
export async function readCase(path: string): Promise<OwnCase> {
  const { shows, files = [], steps } = JSON.parse(readFileSync(path, 'utf8')) as CaseFile;
  const all = [path.replace(/\.json$/, '.bpmn'), ...files.map((file) => join(dirname(path), file))];
  const read = await Promise.all(all.map((file) => adapt(readFileSync(file, 'utf8'), {})));
  const outside = read.flatMap(({ findings }) => findings);
  if (outside.length > 0) throw new Error(`${path}: ${outside.join(', ')}`);
  return { id: path, shows, steps, models: read.flatMap(({ models }) => models) };
}
