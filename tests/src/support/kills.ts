/** Killing a real server, or its mongod, again and again while clients are at work. */
import { setTimeout as pause } from 'node:timers/promises';
import { PATIENCE_MS } from './insist';
import type { RealServer } from './real-server';

/** Numbers that follow from the seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Load {
  /** how many commands have been answered */
  answered(): number;
  /** settles when a client has failed */
  readonly failed: Promise<unknown>;
}

async function answered(load: Load, count: number): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (load.answered() < count) {
    if (Date.now() > end) throw new Error(`only ${load.answered()} of ${count} commands were answered`);
    await pause(5);
  }
}

/** Every third time mongod, else the server; at moments that follow from the seed. What was killed and how long it was away. */
export async function killUnderLoad(server: RealServer, load: Load, kills: number, seed: number): Promise<{ readonly killed: string[]; readonly downMs: number[] }> {
  const next = numbers(seed);
  const [killed, downMs]: [string[], number[]] = [[], []];
  for (let kill = 0; kill < kills; kill += 1) {
    await Promise.race([answered(load, load.answered() + 4 + Math.floor(next() * 16)), load.failed]);
    await pause(next() * 40);
    killed.push(kill % 3 === 1 ? 'mongod' : 'server');
    const at = Date.now();
    if (kill % 3 === 1) await server.killMongod();
    else {
      await server.kill();
      await server.start();
    }
    downMs.push(Date.now() - at);
  }
  await Promise.race([answered(load, load.answered() + 10), load.failed]);
  return { killed, downMs };
}
