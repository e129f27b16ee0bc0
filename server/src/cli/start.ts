import { join } from 'node:path';
import { Command } from 'commander';
import { jobs } from '../jobs';
import { startJobs } from '../platform/jobs/index';
import { logFile } from '../platform/log/index';
import { ensureMongod } from '../platform/mongod/index';
import { words } from '../text/index';
import { announce } from './announce';
import { listen } from './listen';
import { say } from './print';
import { configOrExit, open, orSay } from './run';
import { seedIfEmpty } from './seed';

/** Resolves with the first signal that asks to stop; later ones change nothing, the stop goes on. */
const asked = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

async function serve(): Promise<number> {
  const stopAsked = asked();
  const config = configOrExit();
  // before a person the terminal is for what he needs; elsewhere somebody collects the lines
  const file = process.stdout.isTTY ? join(config.dataDir, 'server.log') : undefined;
  const mongod = await ensureMongod({ ...config, ...(config.mongoUri ? { uri: config.mongoUri } : {}), tell: say });
  try {
    const { deps, close } = await open(config, mongod, file ? logFile(file) : undefined);
    try {
      const accounts = await seedIfEmpty(deps, { demo: config.demo, say });
      const http = await listen(deps, config);
      const running = startJobs(deps, jobs);
      announce(http.url, accounts, file);
      await stopAsked;
      say('stopping');
      await http.stop();
      await running.stop();
    } finally {
      await close();
    }
  } finally {
    await mongod.stop();
  }
  say('stopped');
  return 0;
}

/** `liandong start` */
export const startCommand = (): Command => new Command('start').description(words('cli.start')).action(() => orSay(serve));
