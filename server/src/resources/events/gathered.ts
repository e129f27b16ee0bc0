/** Many changes in a moment are one to a reader: told a little after the first, and not again before `rest` has passed. */
export interface Gathered { (): void; stop(): void }

export function gathered(tell: () => void, { wait, rest }: { readonly wait: number; readonly rest: number }): Gathered {
  let next: NodeJS.Timeout | undefined;
  let last = -Infinity;
  const say = (): void => {
    next = undefined;
    last = performance.now();
    tell();
  };
  return Object.assign(() => { next ??= setTimeout(say, Math.max(wait, last + rest - performance.now())); }, { stop: () => clearTimeout(next) });
}
