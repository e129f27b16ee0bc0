/** What a finished instance takes on disk, indexes and full history included. */
import { jobs } from '@liandong/server/jobs';
import type { BenchCounty } from './county';
import { runInstance } from './durable';
import { lanes } from './stats';

const BETWEEN = 100;
const KEPT = ['instances', 'history', 'tasks', 'records', 'subjects', 'counters'] as const;
export type Disk = Readonly<Record<(typeof KEPT)[number] | 'total', number>>;

interface File { readonly 'block-manager': { readonly 'file size in bytes': number; readonly 'file bytes available for reuse': number } }
interface Stats { readonly storageStats: { readonly wiredTiger: File; readonly indexDetails: Readonly<Record<string, File>> } }
const usedOf = ({ 'block-manager': file }: File): number => file['file size in bytes'] - file['file bytes available for reuse'];

/** After a checkpoint: bytes in use of the files of each collection and its indexes. What deleted documents left is used again and does not count. */
async function bytesOf({ server }: BenchCounty): Promise<Record<string, number>> {
  const { db } = server.deps;
  await db.getClient().db('admin').command({ fsync: 1 });
  const sizes = await Promise.all(KEPT.map(async (name) => {
    const [stats] = await db.collection(name).aggregate<Stats>([{ $collStats: { storageStats: {} } }]).toArray();
    const files = stats ? [stats.storageStats.wiredTiger, ...Object.values(stats.storageStats.indexDetails)] : [];
    return [name, files.reduce((sum, file) => sum + usedOf(file), 0)] as const;
  }));
  return Object.fromEntries(sizes);
}

async function doEffects({ server }: BenchCounty): Promise<void> {
  const outbox = jobs.find((job) => job.name === 'outbox');
  while (outbox && (await outbox.runOnce(server.deps)) > 0);
}

/** The growth by so many instances, after as many before them, each. */
export async function diskOf(county: BenchCounty, instances: number): Promise<Disk> {
  const run = async (key: string, from: number): Promise<void> => {
    // a checkpoint in between, as time would bring: what deleted steps leave behind is used again
    for (let at = from; at < from + instances; at += BETWEEN) {
      await lanes(at, Math.min(at + BETWEEN, from + instances), 16, (index) => runInstance(county, index, key, []));
      await doEffects(county);
      await county.server.deps.db.getClient().db('admin').command({ fsync: 1 });
    }
  };
  await run('disk', 0);
  const before = await bytesOf(county);
  await run('disk', instances);
  const after = await bytesOf(county);
  const each = KEPT.map((name) => [name, Math.round(((after[name] ?? 0) - (before[name] ?? 0)) / instances)] as const);
  return Object.fromEntries([...each, ['total', each.reduce((sum, [, bytes]) => sum + bytes, 0)]]) as unknown as Disk;
}
