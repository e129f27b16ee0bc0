import { retiredIndexes } from '../durable/index';
import { models } from '../models';
import { type Config, readConfig } from '../platform/config/index';
import { buildIndexes, connect, disconnect, dropIndexes } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import { Refusal, refuse } from '../platform/http/refusal';
import { confirmKey, loadKeys } from '../platform/keys/index';
import { type DestinationStream, makeLog } from '../platform/log/index';
import { attachMongod, type Mongod } from '../platform/mongod/index';
import { systemClock, wire } from '../wire';
import { printProblems } from './print';

/** The checked environment; says what is wrong with it and ends otherwise. */
export function configOrExit(): Config {
  const config = readConfig(process.env, process.cwd());
  if (config.ok) return config.value;
  printProblems(config.problems);
  return process.exit(1);
}

/** Everything slices are made from, on a database that answers. */
export async function open(config: Config, mongod: Mongod, lines?: DestinationStream): Promise<{ readonly deps: Deps; close(): Promise<void> }> {
  const keys = await loadKeys(config.keyFile);
  const db = await connect(mongod.uri);
  await confirmKey(db, keys);
  await buildIndexes(db, models);
  await dropIndexes(db, retiredIndexes);
  const deps = wire({ db, clock: systemClock, keys, log: makeLog(config.logLevel, lines) });
  return {
    deps,
    close: async () => {
      await deps.changes.close();
      await disconnect(db);
    },
  };
}

/** Run an action of the command line; what was to be expected is printed as sentences. Sets the exit code. */
export async function orSay(action: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await action();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    printProblems(error.problems);
    process.exitCode = 1;
  }
}

/** Run with the database: the server's when it runs on our folder, else one that is started for as long as this takes. */
export const withDeps = (action: (deps: Deps) => Promise<number>): Promise<void> =>
  orSay(async () => {
    const config = configOrExit();
    const mongod = await attachMongod({ ...config, ...(config.mongoUri ? { uri: config.mongoUri } : {}), tell: () => undefined });
    try {
      const { deps, close } = await open({ ...config, logLevel: 'warn' }, mongod);
      try {
        return await action(deps);
      } finally {
        await close();
      }
    } finally {
      await mongod.stop();
    }
  });

/** The county meant: the one named, or the only one. */
export async function countyOrRefuse(deps: Deps, named: string | undefined): Promise<string> {
  const ids = await deps.org.countyIds();
  if (named !== undefined) return ids.includes(named) ? named : refuse('county.unknown', '', { countyId: named });
  if (ids.length > 1) return refuse('county.several', '', { counties: ids.join(' ') });
  return ids[0] ?? refuse('county.none');
}
