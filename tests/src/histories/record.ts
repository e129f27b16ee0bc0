/** Records what the engine of now makes of every play, once a format: `node scripts/record-histories.mjs`. */
import { existsSync } from 'node:fs';
import type { ScenarioDef } from '@liandong/core/run';
import { packFiles } from '../support/packs';
import { recordDatabase } from './database-recording';
import { folderOf, modelNames, writeDatabase, writeHistory, writePack, type History } from './history';
import { recordRandom } from './random-recording';
import { recordScenario } from './scenario-recording';

const PACK = 'wushe';
const SEEDS = 6;

export async function record(): Promise<string> {
  const files = packFiles(PACK);
  const scenarios = Object.keys(files).filter((path) => path.startsWith('scenarios/'));
  const pack = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('scenarios/') && !path.endsWith('.md')));
  const histories: History[] = [];
  for (const path of scenarios) histories.push(await recordScenario(pack, JSON.parse(files[path] ?? '') as ScenarioDef));
  for (const model of modelNames()) for (let seed = 1; seed <= SEEDS; seed += 1) histories.push(await recordRandom(model, seed));
  const format = histories[0]?.format ?? 0;
  if (existsSync(folderOf(format))) throw new Error(`format ${format} is recorded already; a recorded format is never changed`);
  const database = await recordDatabase(PACK, scenarios.map((path) => path.replace('scenarios/', '').replace('.json', '')));
  writePack(format, pack);
  histories.forEach(writeHistory);
  writeDatabase(format, database);
  return `format ${format}: ${histories.length} histories of ${histories.reduce((sum, { entries }) => sum + entries.length, 0)} commands, and a database`;
}
