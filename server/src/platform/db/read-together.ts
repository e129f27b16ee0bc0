import { Batch } from './batch';

const LIMITS = { most: 64, atOnce: 2 } as const;

/**
 * Look one document up; all who ask at the same moment share a query. The answer is as fresh as a query of one's own: it begins after the
 * question.
 * @example const county = readTogether((ids) => find({ _id: { $in: ids } }), (doc) => doc._id); await county('c1')
 */
export function readTogether<T>(find: (keys: readonly string[]) => Promise<readonly T[]>, keyOf: (doc: T) => string): (key: string) => Promise<T | undefined> {
  const batch = new Batch<string, T | undefined>(async (keys) => {
    const docs = new Map((await find([...new Set(keys)])).map((doc) => [keyOf(doc), doc]));
    return keys.map((key) => docs.get(key));
  }, LIMITS);
  return (key) => batch.add(key);
}
