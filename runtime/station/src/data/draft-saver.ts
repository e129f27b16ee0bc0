import { ApiOffline, ApiProblem } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';

/** What is true about the answers just now; the screen says exactly this. */
export type DraftState =
  /** nothing typed since the form was opened */
  | { readonly kind: 'untouched' }
  /** typed, not sent yet */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** on the server, as of `at` */
  | { readonly kind: 'saved'; readonly at: string }
  /** could not be sent; is tried again */
  | { readonly kind: 'away' }
  /** the server refused it */
  | { readonly kind: 'refused'; readonly message: string };

export interface DraftSaverOptions {
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

export const PAUSE = 900;
/** With steady typing there is no pause: then a save goes out this often. */
export const LONGEST = 8_000;
const RETRY = [3_000, 8_000, 20_000];

class Saver implements DraftSaver {
  state: DraftState = { kind: 'untouched' };
  private pending: JsonObject | undefined;
  private flight: Promise<void> | undefined;
  private callOff: (() => void) | undefined;
  private since: number | undefined;
  private failures = 0;
  private stopped = false;

  constructor(private readonly options: DraftSaverOptions) {}

  change(data: JsonObject): void {
    if (this.stopped) return;
    this.pending = data;
    const present = Date.parse(this.options.now());
    this.since ??= present;
    if (this.state.kind !== 'away') this.tell({ kind: 'waiting' });
    this.schedule(Math.max(0, Math.min(PAUSE, this.since + LONGEST - present)));
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
    this.callOff?.();
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

  private send(): Promise<void> {
    this.flight ??= this.attempt().finally(() => { this.flight = undefined; });
    return this.flight;
  }

  private async attempt(): Promise<void> {
    const data = this.pending;
    if (data === undefined || this.stopped) return;
    this.pending = undefined;
    this.since = undefined;
    if (this.state.kind !== 'away') this.tell({ kind: 'saving' });
    try {
      const at = await this.options.save(data, this.options.now());
      this.failures = 0;
      this.tell(this.pending === undefined ? { kind: 'saved', at } : { kind: 'waiting' });
    } catch (cause) {
      this.pending ??= data;
      this.failed(cause);
    }
  }

  private failed(cause: unknown): void {
    if (cause instanceof ApiProblem && cause.status !== 401 && cause.status < 500 && cause.status !== 429) {
      this.tell({ kind: 'refused', message: cause.message });
      return;
    }
    if (!(cause instanceof ApiOffline) && !(cause instanceof ApiProblem)) throw cause;
    this.tell({ kind: 'away' });
    this.schedule(RETRY[Math.min(this.failures, RETRY.length - 1)] ?? PAUSE);
    this.failures += 1;
  }
}

/** Saves a form being filled on every pause of typing, one save at a time, and tells the truth about it. */
export const draftSaver = (options: DraftSaverOptions): DraftSaver => new Saver(options);
/** Would something be lost if the page were closed now? */
export const isUnsaved = (state: DraftState): boolean => state.kind !== 'untouched' && state.kind !== 'saved';
