/** What a record's number is made of; the host counts `seq` per record type, unit and year. */
export interface Numbering {
  readonly orgId: string;
  readonly countyId: string;
  /** local date `YYYY-MM-DD` */
  readonly date: string;
  readonly seq: number;
}

const PLACEHOLDER = /\{(\w+)\}/g;
const VALUES: Readonly<Record<string, (from: Numbering) => string>> = {
  station: ({ orgId }) => orgId,
  county: ({ countyId }) => countyId,
  yyyy: ({ date }) => date.slice(0, 4),
  mm: ({ date }) => date.slice(5, 7),
  seq4: ({ seq }) => String(seq).padStart(4, '0'),
  seq6: ({ seq }) => String(seq).padStart(6, '0'),
};

/** Placeholders of a numbering pattern that nothing stands for. */
export const unknownPlaceholders = (pattern: string): string[] =>
  [...pattern.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '').filter((name) => !Object.hasOwn(VALUES, name));

/** Does the pattern count? Without a sequence two records would get one number. */
export const countsUp = (pattern: string): boolean => /\{seq[46]\}/.test(pattern);

/**
 * The number (编号) of a record.
 * @example recordNumber('{station}-XY-{yyyy}-{seq4}', { orgId: '610722111', countyId: '610722', date: '2026-11-24', seq: 7 }) // '610722111-XY-2026-0007'
 */
export const recordNumber = (pattern: string, from: Numbering): string =>
  pattern.replace(PLACEHOLDER, (whole, name: string) => (Object.hasOwn(VALUES, name) ? (VALUES[name]?.(from) ?? whole) : whole));
