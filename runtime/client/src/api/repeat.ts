import { ApiOffline } from './problem';

export interface RepeatOptions {
  /** resolves when the next attempt may start; the apps wait for a moment or for the network */
  readonly wait: (attempt: number) => Promise<void>;
  /** told before each repetition that the answer is being asked for again */
  readonly onWaiting?: (attempt: number) => void;
  readonly attempts?: number;
}

/**
 * Sends one intent until the server has answered. `send` must use the same idempotency key each time: whether the first
 * attempt was applied is not known, and the key makes sure that it is applied once.
 */
export async function repeatUntilAnswered<T>(send: () => Promise<T>, { wait, onWaiting, attempts = Infinity }: RepeatOptions): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (cause) {
      if (!(cause instanceof ApiOffline) || attempt >= attempts) throw cause;
      onWaiting?.(attempt);
      await wait(attempt);
    }
  }
}
