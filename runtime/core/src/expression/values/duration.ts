import { Rich, type FeelValue } from './value';

/** A duration of days, hours, minutes and seconds. Both parts have the same sign. */
export class DayTimeDuration extends Rich {
  readonly kind = 'days and time duration';
  private constructor(readonly seconds: number, readonly nanos: number) {
    super();
  }
  static of(seconds: number, nanos = 0): DayTimeDuration {
    const carried = seconds + Math.trunc(nanos / 1e9);
    const rest = nanos % 1e9;
    if (carried > 0 && rest < 0) return new DayTimeDuration(carried - 1, rest + 1e9);
    if (carried < 0 && rest > 0) return new DayTimeDuration(carried + 1, rest - 1e9);
    return new DayTimeDuration(carried + 0, rest + 0);
  }
  /** Null for one that is too long to be counted in whole seconds. */
  static ofSeconds(seconds: number): DayTimeDuration | null {
    const whole = Math.trunc(seconds);
    return Number.isSafeInteger(whole) ? DayTimeDuration.of(whole, Math.round((seconds - whole) * 1e9)) : null;
  }
  total(): number {
    return this.seconds + this.nanos / 1e9;
  }
  property(name: string): FeelValue {
    switch (name) {
      case 'days': return Math.trunc(this.seconds / 86_400);
      case 'hours': return Math.trunc(this.seconds / 3600) % 24;
      case 'minutes': return Math.trunc(this.seconds / 60) % 60;
      case 'seconds': return (this.seconds % 60) + this.nanos / 1e9;
      default: return null;
    }
  }
  text(): string {
    const size = Math.abs(this.seconds);
    const [days, hours, minutes] = [Math.floor(size / 86_400), Math.floor(size / 3600) % 24, Math.floor(size / 60) % 60];
    const seconds = `${size % 60}${fractionText(Math.abs(this.nanos))}`;
    const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds === '0' ? '' : `${seconds}S`}`;
    if (days === 0 && time === '') return 'PT0S';
    return `${this.seconds < 0 || this.nanos < 0 ? '-' : ''}P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
  }
}

export class YearMonthDuration extends Rich {
  readonly kind = 'years and months duration';
  constructor(readonly months: number) {
    super();
  }
  property(name: string): FeelValue {
    return name === 'years' ? Math.trunc(this.months / 12) : name === 'months' ? this.months % 12 : null;
  }
  text(): string {
    const [years, months] = [Math.floor(Math.abs(this.months) / 12), Math.abs(this.months) % 12];
    if (years === 0 && months === 0) return 'P0M';
    return `${this.months < 0 ? '-' : ''}P${years > 0 ? `${years}Y` : ''}${months > 0 ? `${months}M` : ''}`;
  }
}

export type Duration = DayTimeDuration | YearMonthDuration;
export const isDuration = (value: FeelValue): value is Duration => value instanceof DayTimeDuration || value instanceof YearMonthDuration;

/** `.5` for half a second, '' for none */
export const fractionText = (nanos: number): string => (nanos === 0 ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`);
