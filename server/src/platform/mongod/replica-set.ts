import { setTimeout as pause } from 'node:timers/promises';
import { adminCommand, codeName, type CommandResult } from '../db/index';

interface ReplicaConfig {
  readonly version: number;
  readonly members: readonly { readonly _id: number; readonly host: string }[];
}
const uriOf = (port: number): string => `mongodb://127.0.0.1:${port}/`;

async function configure(port: number): Promise<void> {
  const host = `127.0.0.1:${port}`;
  try {
    const { config } = (await adminCommand(uriOf(port), { replSetGetConfig: 1 })) as unknown as { config: ReplicaConfig };
    if (config.members.length === 1 && config.members[0]?.host !== host) {
      await adminCommand(uriOf(port), { replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] }, force: true });
    }
  } catch (error) {
    if (codeName(error) !== 'NotYetInitialized') throw error;
    await adminCommand(uriOf(port), { replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
  }
}

const hello = (port: number): Promise<CommandResult | undefined> => adminCommand(uriOf(port), { hello: 1 }, 1000).catch(() => undefined);

/** Wait until it answers, make it the replica set it is to be, wait until it takes writes. False when it ended or time ran out. */
export async function becomePrimary(port: number, hasEnded: () => boolean, timeoutMs: number): Promise<boolean> {
  const until = Date.now() + timeoutMs;
  let isConfigured = false;
  while (Date.now() < until && !hasEnded()) {
    const answer = await hello(port);
    if (answer && !isConfigured) {
      await configure(port);
      isConfigured = true;
    }
    if (answer?.isWritablePrimary === true) return true;
    await pause(150);
  }
  return false;
}

/** End what a server left open that died in the middle of a transaction: it would hold its documents until its time is over. */
export const endSessions = (port: number): Promise<unknown> => adminCommand(uriOf(port), { killAllSessions: [] }, 5000).catch(() => undefined);

/** Ask it to end; its data is then closed in order. */
export const shutDown = (port: number): Promise<unknown> => adminCommand(uriOf(port), { shutdown: 1, force: true, timeoutSecs: 1 }, 5000).catch(() => undefined);
