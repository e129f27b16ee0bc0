/**
 * Numbers are added up as whole ten-thousandths, so that the order in which they came, and what was taken out again, leaves nothing behind;
 * exact up to 9·10^11.
 */
export const tenThousandths = (value: number): number => Math.round(Number((value * 10_000).toPrecision(15)));
/** What a sum of wholes is as a figure: two decimals. */
export const ofTenThousandths = (whole: number): number => rounded(whole / 10_000);

export const rounded = (value: number): number => Math.round(Number((value * 100).toPrecision(15))) / 100;
