import { ApiOffline, ApiProblem } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import type { NotKept } from './device/why-not-kept';

/** What became of the answers on this device: kept there as of `at`, or why not; undefined: not tried yet. */
export type OnDevice = { readonly at: string } | { readonly why: NotKept } | undefined;
/** What is true about the answers just now; the screen says exactly this. */
export type DraftState =
  /** nothing typed since the form was opened */
  | { readonly kind: 'untouched' }
  /** typed, kept nowhere yet */
  | { readonly kind: 'waiting' }
  /** on this device at the most, going to the county */
  | { readonly kind: 'saving'; readonly device: OnDevice }
  /** with the county, as of `at` */
  | { readonly kind: 'saved'; readonly at: string }
  /** the county could not be reached; is tried again */
  | { readonly kind: 'away'; readonly device: OnDevice }
  /** the county refused it */
  | { readonly kind: 'refused'; readonly message: string; readonly device: OnDevice };

export interface DraftSaverOptions {
  /** writes the answers on this device */
  readonly keep: (data: JsonObject, savedAt: string) => Promise<void>;
  readonly whyNotKept: (cause: unknown) => NotKept;
  /** puts the answers on the server; gives the moment that the server noted */
  readonly save: (data: JsonObject, savedAt: string) => Promise<string>;
  readonly now: () => string;
  /** runs a function later; returns the way to call it off */
  readonly later: (run: () => void, ms: number) => () => void;
  readonly onState: (state: DraftState) => void;
}

export interface DraftSaver {
  /** the answers are now these */
  change(data: JsonObject): void;
  /** save at once; resolves when nothing is on its way */
  flush(): Promise<void>;
  /** keep nothing any more: the form was handed in */
  stop(): void;
  readonly state: DraftState;
}

/** After so long without a key the answers are written on this device; with steady typing this often. */
export const DEVICE = { pause: 250, longest: 1_000 } as const;
export const PAUSE = 900;
/** With steady typing there is no pause: then a save goes out this often. */
export const LONGEST = 8_000;
const RETRY = [3_000, 8_000, 20_000];

class Saver implements DraftSaver {
  state: DraftState = { kind: 'untouched' };
  private pending: JsonObject | undefined;
  /** typed, not written on this device yet */
  private unkept: JsonObject | undefined;
  private device: OnDevice;
  private keeping: Promise<void> = Promise.resolve();
  private flight: Promise<void> | undefined;
  private callOff: (() => void) | undefined;
  private callOffDevice: (() => void) | undefined;
  private since: number | undefined;
  private unkeptSince: number | undefined;
  private failures = 0;
  private isAway = false;
  private stopped = false;

  constructor(private readonly options: DraftSaverOptions) {}

  change(data: JsonObject): void {
    if (this.stopped) return;
    [this.pending, this.unkept, this.device] = [data, data, undefined];
    const present = Date.parse(this.options.now());
    this.since ??= present;
    this.unkeptSince ??= present;
    this.tell(this.isAway ? { kind: 'away', device: undefined } : { kind: 'waiting' });
    this.schedule(Math.max(0, Math.min(PAUSE, this.since + LONGEST - present)));
    this.callOffDevice?.();
    this.callOffDevice = this.options.later(() => void this.keep(), Math.max(0, Math.min(DEVICE.pause, this.unkeptSince + DEVICE.longest - present)));
  }

  async flush(): Promise<void> {
    this.callOff?.();
    await this.flight;
    // Somebody else who asked at the same moment may have sent it: then that is waited for.
    await (this.pending !== undefined && !this.stopped ? this.send() : this.flight);
  }

  stop(): void {
    this.stopped = true;
    this.state = { kind: 'untouched' };
    this.pending = undefined;
    this.unkept = undefined;
    this.callOff?.();
    this.callOffDevice?.();
  }

  private schedule(ms: number): void {
    this.callOff?.();
    this.callOff = this.options.later(() => void this.flush(), ms);
  }

  private tell(state: DraftState): void {
    if (this.stopped) return;
    this.state = state;
    this.options.onState(state);
  }

  /** One write after the other: the later answers are written last. */
  private keep(): Promise<void> {
    this.callOffDevice?.();
    this.keeping = this.keeping.then(() => this.write());
    return this.keeping;
  }

  private async write(): Promise<void> {
    const data = this.unkept;
    if (data === undefined || this.stopped) return;
    const at = this.options.now();
    [this.unkept, this.unkeptSince] = [undefined, undefined];
    const device: OnDevice = await this.options.keep(data, at).then(() => ({ at }), (cause: unknown) => ({ why: this.options.whyNotKept(cause) }));
    if (this.unkept !== undefined) return;
    this.device = device;
    const { kind } = this.state;
    if (kind === 'waiting') this.tell({ kind: 'saving', device });
    else if (kind === 'away' || kind === 'saving') this.tell({ kind, device });
    else if (this.state.kind === 'refused') this.tell({ ...this.state, device });
  }

  private send(): Promise<void> {
    this.flight ??= this.attempt().finally(() => { this.flight = undefined; });
    return this.flight;
  }

  private async attempt(): Promise<void> {
    await this.keep();
    const data = this.pending;
    if (data === undefined || this.stopped) return;
    [this.pending, this.since] = [undefined, undefined];
    if (!this.isAway) this.tell({ kind: 'saving', device: this.device });
    try {
      const at = await this.options.save(data, this.device && 'at' in this.device ? this.device.at : this.options.now());
      [this.failures, this.isAway] = [0, false];
      this.tell(this.pending === undefined ? { kind: 'saved', at } : this.device ? { kind: 'saving', device: this.device } : { kind: 'waiting' });
    } catch (cause) {
      this.pending ??= data;
      this.failed(cause);
    }
  }

  private failed(cause: unknown): void {
    const { device } = this;
    if (cause instanceof ApiProblem && cause.status !== 401 && cause.status < 500 && cause.status !== 429) {
      this.tell({ kind: 'refused', message: cause.message, device });
      return;
    }
    if (!(cause instanceof ApiOffline) && !(cause instanceof ApiProblem)) throw cause;
    this.isAway = true;
    this.tell({ kind: 'away', device });
    this.schedule(RETRY[Math.min(this.failures, RETRY.length - 1)] ?? PAUSE);
    this.failures += 1;
  }
}

/** Saves a form being filled on every pause of typing: on this device first, then with the county; tells the truth about it. */
export const draftSaver = (options: DraftSaverOptions): DraftSaver => new Saver(options);
/** Has the county got everything? */
export const isUnsent = (state: DraftState): boolean => state.kind !== 'untouched' && state.kind !== 'saved';
/** Would something be lost if the page were closed now? */
export const isUnsaved = (state: DraftState): boolean => isUnsent(state) && !('device' in state && state.device && 'at' in state.device);
