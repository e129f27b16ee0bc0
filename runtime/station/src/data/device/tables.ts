import { Dexie, type Table } from 'dexie';
import type { Sealed } from './cipher';

/** Open: whose, which, when. All else of a draft is sealed. */
export interface DraftRow {
  readonly userId: string;
  readonly key: string;
  readonly savedAt: string;
  /** when the county noted the answers that these go on from; null: it knows of none */
  readonly base: string | null;
  readonly isSent: boolean;
  readonly content: Sealed;
  /** the loser of two that went on from the same one */
  readonly other?: { readonly savedAt: string; readonly content: Sealed };
}
interface KeyRow { readonly userId: string; readonly key: CryptoKey }

class Tables extends Dexie {
  readonly drafts!: Table<DraftRow, [string, string]>;
  readonly keys!: Table<KeyRow, string>;

  constructor() {
    super('liandong');
    this.version(1).stores({ drafts: '[userId+key], userId', keys: 'userId' });
  }
}
let made: Tables | undefined;
/** Opened when something is kept for the first time. */
export const tables = (): Tables => (made ??= new Tables());
