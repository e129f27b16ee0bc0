import type { Disk } from './disk';
import type { Throughput } from './durable';
import type { Floor } from './floor';
import type { HttpThroughput } from './http';
import type { InMemory } from './memory';
import type { Peers } from './peers';
import type { Latency } from './stats';

/** Throughput and first pages with so many instances open. */
export interface Growth { readonly open: number; readonly completionsPerSecond: number; readonly floor: number; readonly store: Latency; readonly http: Latency; readonly memory: number }

/** Everything that one run of the engine part measures. */
export interface Figures {
  readonly memory: InMemory;
  readonly floors: readonly Floor[];
  readonly durable: readonly Throughput[];
  readonly http: HttpThroughput & { readonly memory: { readonly peak: number; readonly now: number } };
  readonly growth: readonly Growth[];
  readonly disk: Disk;
  readonly peers: Peers;
}
