import { dayNumber, pad, weekday, type Day } from './civil';
import { DayTimeDuration, fractionText } from './duration';
import { Rich, type FeelValue } from './value';
import { offsetAt, zoneText, type Zone } from './zone';

const EPOCH: Day = { year: 1970, month: 1, day: 1 };

export class FeelDate extends Rich implements Day {
  readonly kind = 'date';
  constructor(readonly year: number, readonly month: number, readonly day: number) {
    super();
  }
  static of({ year, month, day }: Day): FeelDate {
    return new FeelDate(year, month, day);
  }
  property(name: string): FeelValue {
    switch (name) {
      case 'year': return this.year;
      case 'month': return this.month;
      case 'day': return this.day;
      case 'weekday': return weekday(dayNumber(this));
      default: return null;
    }
  }
  text(): string {
    return `${pad(this.year, 4)}-${pad(this.month, 2)}-${pad(this.day, 2)}`;
  }
}

const zoneProperty = (zone: Zone | undefined, day: Day, second: number, name: string): FeelValue => {
  if (zone === undefined) return null;
  return name === 'timezone' ? (zone === 'Z' ? 'UTC' : zone) : DayTimeDuration.of(offsetAt(zone, day, second));
};

export class FeelTime extends Rich {
  readonly kind = 'time';
  /** second of the day, and what is below a second */
  constructor(readonly second: number, readonly nanos: number, readonly zone: Zone | undefined) {
    super();
  }
  property(name: string): FeelValue {
    switch (name) {
      case 'hour': return Math.floor(this.second / 3600);
      case 'minute': return Math.floor(this.second / 60) % 60;
      case 'second': return (this.second % 60) + this.nanos / 1e9;
      case 'time offset': case 'timezone': return zoneProperty(this.zone, EPOCH, this.second, name);
      default: return null;
    }
  }
  /** second since midnight in UTC; by the wall clock without a zone */
  utcSecond(): number {
    return this.zone === undefined ? this.second : this.second - offsetAt(this.zone, EPOCH, this.second);
  }
  text(): string {
    const [hour, minute, second] = [Math.floor(this.second / 3600), Math.floor(this.second / 60) % 60, this.second % 60];
    return `${pad(hour, 2)}:${pad(minute, 2)}:${pad(second, 2)}${fractionText(this.nanos)}${zoneText(this.zone)}`;
  }
}

interface Moment {
  readonly day: number;
  readonly second: number;
}

export class FeelDateTime extends Rich {
  readonly kind = 'date and time';
  private moment: Moment | undefined;
  /** `instant`: the text it came as and leaves as, for a moment of the host such as `now()` */
  constructor(readonly date: FeelDate, readonly time: FeelTime, readonly instant?: string) {
    super();
  }
  property(name: string): FeelValue {
    if (name === 'time offset' || name === 'timezone') return zoneProperty(this.time.zone, this.date, this.time.second, name);
    return this.date.property(name) ?? this.time.property(name);
  }
  /** day and second in UTC; by the wall clock without a zone. Looked up once: a zone's rules take their time */
  utc(): Moment {
    return (this.moment ??= this.momentInUtc());
  }
  private momentInUtc(): Moment {
    const { second, zone } = this.time;
    const shifted = zone === undefined ? second : second - offsetAt(zone, this.date, second);
    const days = Math.floor(shifted / 86_400);
    return { day: dayNumber(this.date) + days, second: shifted - days * 86_400 };
  }
  text(): string {
    return this.instant ?? `${this.date.text()}T${this.time.text()}`;
  }
}

export const midnight = (date: FeelDate, zone: Zone | undefined = undefined): FeelDateTime => new FeelDateTime(date, new FeelTime(0, 0, zone));
export const isTemporal = (value: FeelValue): value is FeelDate | FeelTime | FeelDateTime => value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;
