import { Rich, type FeelValue } from './value';

/** `[1..10]`, `(a..b]`, `>= 5`: an end that is null is open. */
export class FeelRange extends Rich {
  readonly kind = 'range';
  constructor(readonly start: FeelValue, readonly end: FeelValue, readonly startIncluded: boolean, readonly endIncluded: boolean) {
    super();
  }
  property(name: string): FeelValue {
    switch (name) {
      case 'start': return this.start;
      case 'end': return this.end;
      case 'start included': return this.startIncluded;
      case 'end included': return this.endIncluded;
      default: return null;
    }
  }
  text(): string {
    return `${this.startIncluded ? '[' : '('}${plain(this.start)}..${plain(this.end)}${this.endIncluded ? ']' : ')'}`;
  }
}

/** `= 5` or `!= 5` standing alone: a test as a value. */
export class FeelTest extends Rich {
  readonly kind = 'range';
  constructor(readonly operator: string, readonly wanted: FeelValue) {
    super();
  }
  /** `= 5` lies between 5 and 5; what others let through has no ends */
  property(name: string): FeelValue {
    if (this.operator !== '=') return null;
    if (name === 'start' || name === 'end') return this.wanted;
    return name === 'start included' || name === 'end included' ? true : null;
  }
  text(): string {
    return `${this.operator} ${plain(this.wanted)}`;
  }
}

const plain = (end: FeelValue): string => (end === null ? '' : typeof end === 'string' ? JSON.stringify(end) : end instanceof Rich ? `@"${end.text()}"` : String(end));
