import { newKey } from '@liandong/client';
import { type Json, sha256Hex } from '@liandong/core/run';

/** The part of `Storage` that is used. It survives a reload of the tab, and holds no answers: only their hash and the key. */
export interface IntentStore {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}
export interface Intents {
  /** The idempotency key for doing `name` with these answers: the same one until it was answered, also after a reload. */
  keyFor(name: string, body: Json): string;
  /** The server has answered: doing the same again is a new intent. */
  answered(name: string): void;
}

const PREFIX = 'intent:';

/** One key per intent. What cannot be stored (private mode) is kept in memory, which still covers retries and double taps. */
export function intentsIn(store: IntentStore): Intents {
  const memory = new Map<string, string>();
  const read = (name: string): string | null => {
    try {
      return store.getItem(PREFIX + name) ?? memory.get(name) ?? null;
    } catch {
      return memory.get(name) ?? null;
    }
  };
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch {
      // the copy in memory is enough
    }
  };
  return {
    keyFor(name, body) {
      const hash = sha256Hex(JSON.stringify(body));
      const [key, of] = read(name)?.split(' ') ?? [];
      if (key && of === hash) return key;
      const made = newKey();
      memory.set(name, `${made} ${hash}`);
      attempt(() => store.setItem(PREFIX + name, `${made} ${hash}`));
      return made;
    },
    answered(name) {
      memory.delete(name);
      attempt(() => store.removeItem(PREFIX + name));
    },
  };
}
