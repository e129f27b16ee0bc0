import { randomUUID } from 'node:crypto';
import type { Deps } from '../../platform/deps';
import { acquire, release } from '../../platform/jobs/index';
import type { ImportDoc } from './model';
import { fenceImport } from './store';

/** One import in one server's hands. */
export interface Hold {
  readonly fence: number;
  /** still ours? asked before each part */
  keep(): Promise<boolean>;
  leave(): Promise<void>;
}
/** After so long without a word another server goes on. */
const LEASE_MS = 30_000;

/** undefined: another server is at it. */
export async function holdImport({ db }: Deps, doc: ImportDoc): Promise<Hold | undefined> {
  const [name, owner] = [`imports/${doc._id}`, randomUUID()];
  const lease = await acquire(db, name, owner, LEASE_MS);
  if (!lease || !(await fenceImport(db, doc, lease.fence))) return undefined;
  return {
    fence: lease.fence,
    keep: async () => (await acquire(db, name, owner, LEASE_MS))?.fence === lease.fence,
    leave: () => release(db, lease),
  };
}
