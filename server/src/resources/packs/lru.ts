/** A bounded memory of promises: what was used longest ago goes first; what failed is asked again. */
export class PromiseCache<T> {
  readonly #entries = new Map<string, Promise<T>>();
  constructor(private readonly limit: number) {}

  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key);
    const value = known ?? make();
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (!known) value.catch(() => this.#drop(key, value));
    const oldest = this.#entries.keys().next();
    if (this.#entries.size > this.limit && !oldest.done) this.#entries.delete(oldest.value);
    return value;
  }
  #drop(key: string, value: Promise<T>): void {
    if (this.#entries.get(key) === value) this.#entries.delete(key);
  }
}
