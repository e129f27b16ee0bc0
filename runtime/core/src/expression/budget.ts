const [STEPS, CHARACTERS, DEPTH] = [200_000, 1_000_000, 200];

/** Thrown inside the evaluator only; it becomes the problem `expression.too-much-work`. */
export class TooMuchWork extends Error {}

/** How much an evaluation may do. Straight code is bounded by its length; what repeats pays here: rounds, items, calls, texts. */
export class Budget {
  private depth = 0;
  constructor(private steps = STEPS, private characters = CHARACTERS) {}
  readonly spend = (steps: number): void => {
    if ((this.steps -= steps) < 0) throw new TooMuchWork();
  };
  /** For a text that is made. */
  write(text: string): string {
    if ((this.characters -= text.length) < 0) throw new TooMuchWork();
    return text;
  }
  /** A call of a function that an expression defines. */
  nested<T>(act: () => T): T {
    if (this.depth >= DEPTH) throw new TooMuchWork();
    this.depth += 1;
    try {
      return act();
    } finally {
      this.depth -= 1;
    }
  }
}
