/**
 * 元 with two decimals is what people, rules and spreadsheets speak; integer 分 is what is stored and added up. The one place that goes from
 * one to the other; must not know fields or formats.
 */

/** A double has a little over 15 digits; a text of as many shows the decimal that was meant. */
const DIGITS = 15;

/**
 * 元 as integer 分; half a fen counts as one, away from zero. Exact up to 10^10 元, for amounts of up to three decimals as for sums and shares of them.
 * @example toFen(1.005) // 101
 */
export function toFen(yuan: number): number {
  const fen = Math.round(Number((Math.abs(yuan) * 100).toPrecision(DIGITS)));
  return yuan < 0 && fen > 0 ? -fen : fen;
}

/** 分 as 元: the number that is written with these two decimals. */
export const fromFen = (fen: number): number => fen / 100;

/** 元 without fractions of a fen. */
export const toTheFen = (yuan: number): number => fromFen(toFen(yuan));

/** Sums of integers lose nothing, however many there are. */
export const sumOfMoney = (amounts: readonly number[]): number => fromFen(amounts.reduce((sum, yuan) => sum + toFen(yuan), 0));
