import type { Deps, Keys } from '../deps';
import { refuse } from '../http/refusal';
import { keyCheckModel } from './model';

const ID = 'county-key';

/** Refuse to run on a database that was sealed with another key: its values could not be read, and new ones would mix two keys. */
export async function confirmKey(db: Deps['db'], keys: Keys): Promise<void> {
  const known = await keyCheckModel(db).findOneAndUpdate({ _id: ID }, { $setOnInsert: { fingerprint: keys.fingerprint } }, { upsert: true, returnDocument: 'after' }).lean();
  if (known?.fingerprint !== keys.fingerprint) refuse('keys.other-key', '/LIANDONG_KEY_FILE');
}
