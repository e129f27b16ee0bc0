/** States from which others can be come to. */
export class Backwards {
  private readonly before: number[][];
  readonly reached = new Set<number>();

  constructor(next: readonly (readonly number[])[]) {
    this.before = next.map(() => []);
    next.forEach((targets, at) => targets.forEach((to) => this.before[to]?.push(at)));
  }

  /** Whatever leads to `to` can come there. */
  add(to: number): void {
    const open = [to];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (this.reached.has(at)) continue;
      this.reached.add(at);
      open.push(...(this.before[at] ?? []));
    }
  }
}
