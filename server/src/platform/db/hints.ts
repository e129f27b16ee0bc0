const MOST = 10_000;

/** What was true when it was last read: good for asking in one trip what else would take two, never for an answer. The oldest are forgotten. */
export class Hints<T> {
  private readonly known = new Map<string, T>();

  of(key: string): T | undefined {
    return this.known.get(key);
  }

  /** For one use. */
  take(key: string): T | undefined {
    const hint = this.known.get(key);
    this.known.delete(key);
    return hint;
  }

  keep(key: string, hint: T): void {
    this.known.delete(key);
    this.known.set(key, hint);
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }
}
