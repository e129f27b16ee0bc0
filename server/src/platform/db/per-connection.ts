import type { Connection } from 'mongoose';

/** Made once for each connection, when it is first asked for, and gone with it. */
export function perConnection<T>(make: (db: Connection) => T): (db: Connection) => T {
  const made = new WeakMap<Connection, T>();
  return (db) => {
    const found = made.get(db) ?? make(db);
    made.set(db, found);
    return found;
  };
}
