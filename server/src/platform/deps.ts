/**
 * What slices are made from: `xHandlers(deps)`. Made once by `app.ts` (server) or by a test; no slice reads the environment, a clock
 * or a global. Nothing in here is truth: every cache can be dropped at any time, several servers run side by side.
 */
import type { Calendar, CompiledPack, Instant, OrgUnit, OrgView, Program, RoleDef, RoleGrant, StandInRow } from '@liandong/core/run';
import type { Connection } from './db/index';
import type { Logger } from 'pino';

export interface Clock { now(): Instant }

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly RoleGrant[];
}

/** A county's units, people and calendar at one moment; the same object until something in it changes. */
export interface OrgSnapshot {
  readonly county: { readonly id: string; readonly name: string };
  readonly units: readonly OrgUnit[];
  readonly view: OrgView;
  readonly calendar: Calendar;
  /** active ones */
  readonly people: readonly Person[];
  person(userId: string): Person | undefined;
  /** present and coming ones, of active people */
  readonly standIns: readonly StandInRow[];
}
export interface OrgSource {
  snapshot(countyId: string): Promise<OrgSnapshot>;
  countyIds(): Promise<readonly string[]>;
}

export interface InUse {
  readonly packId: string;
  readonly sha: string;
}
/** Releases, compiled on demand in this process (cache by sha), and where they are in use. */
export interface PackSource {
  /** undefined: this county has no such release */
  program(countyId: string, sha: string): Promise<Program | undefined>;
  /** as program() without the schema checks */
  pack(countyId: string, sha: string): Promise<CompiledPack | undefined>;
  /** the release of a pack in use at a unit: the newest activation with `from` ≤ now that names the unit, one above it, or all */
  inUseAt(countyId: string, packId: string, orgId: string, now: Instant): Promise<string | undefined>;
  /** may work still be started under this release at a unit: it is in use there, or was until at most 30 days ago */
  startableAt(countyId: string, packId: string, orgId: string, sha: string, now: Instant): Promise<boolean>;
  /** the release of a pack with this version */
  released(countyId: string, packId: string, version: string): Promise<string | undefined>;
  /** every release of every pack that is in use somewhere now */
  inUse(countyId: string, now: Instant): Promise<readonly InUse[]>;
  /** roles of all packs in use; of two with one id the newest release's counts */
  roles(countyId: string): Promise<readonly RoleDef[]>;
}

/** The county key of `LIANDONG_KEY_FILE` and what is derived from it. AES-256-GCM; `aad` binds a value to its place. */
export interface Keys {
  seal(countyId: string, aad: string, plain: Uint8Array): Buffer;
  /** throws when the value was altered or moved */
  open(countyId: string, aad: string, sealed: Uint8Array): Buffer;
  /** HMAC-SHA256 (hex) by which a personal value is found without being stored */
  blindIndex(countyId: string, kind: string, value: string): string;
  /** Ed25519 (base64) over a text: anchors of the audit chains */
  sign(countyId: string, text: string): string;
  verify(countyId: string, text: string, signature: string): boolean;
  /** tells one county key from another without giving anything away */
  readonly fingerprint: string;
}

/** Somebody with a page open, and what he hears. */
export interface Listener {
  readonly countyId: string;
  readonly userId: string;
  /** whose end is the end of the listening */
  readonly sessionId?: string;
  /** his lists may have changed */
  lists(): void;
  /** numbers may have changed at a unit that is his to see */
  readonly numbers?: { covers(orgId: string): boolean; told(): void };
  ended?(): void;
}
/** Tells people's open pages that their lists or numbers may have changed; between servers by a change stream. */
export interface Changes {
  /** the returned function ends the subscription */
  subscribe(listener: Listener): () => void;
  /** numbers of a pack at these units can be read as they are now */
  numbersChanged(countyId: string, packId: string, orgIds: Iterable<string>): Promise<void>;
  /** ends all subscriptions; the server stops */
  close(): Promise<void>;
}

export interface Deps {
  readonly db: Connection;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly org: OrgSource;
  readonly packs: PackSource;
  readonly changes: Changes;
  readonly log: Logger;
}
