/** The part of `EventSource` that is used, so that tests and old browsers can give their own. */
export interface ChangeSource {
  addEventListener(type: string, listener: () => void): void;
  close(): void;
  readonly readyState: number;
}
/** `changed`: lists; `numbers`: figures */
export type Told = 'changed' | 'numbers';
const ALL: readonly Told[] = ['changed', 'numbers'];
export interface ListenOptions {
  readonly open: () => ChangeSource;
  /** they may have changed: also told after a reconnection, since something may have been missed */
  readonly onTold: (what: Told) => void;
  readonly onLive?: (live: boolean) => void;
  /** runs a function later; returns the way to call it off */
  readonly later: (run: () => void, ms: number) => () => void;
}

const CLOSED = 2;
const waitFor = (failures: number): number => Math.min(60_000, 1000 * 2 ** failures);

/** Listens to server-sent events and opens a new stream when the browser has given one up. Returns the way to stop. */
export function listenForChanges({ open, onTold, onLive, later }: ListenOptions): () => void {
  let source: ChangeSource | undefined;
  let callOff: (() => void) | undefined;
  let failures = 0;
  let wasLive = false;
  const start = (): void => {
    const current = open();
    source = current;
    current.addEventListener('open', () => {
      failures = 0;
      onLive?.(true);
      if (wasLive) ALL.forEach(onTold);
      wasLive = true;
    });
    for (const what of ALL) current.addEventListener(what, () => onTold(what));
    current.addEventListener('error', () => {
      onLive?.(false);
      if (current.readyState !== CLOSED) return;
      current.close();
      callOff = later(start, waitFor(failures));
      failures += 1;
    });
  };
  start();
  return () => {
    callOff?.();
    source?.close();
  };
}
