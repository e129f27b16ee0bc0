/**
 * Indicators: a record's facts, their aggregation, shares, and which small figures are not told. Called by the facts worker, reports and the
 * scenario player. Must not read a database: hosts find the facts.
 */
export * from './aggregate';
export * from './counted';
export * from './fact';
export * from './format';
export * from './gather';
export * from './median';
export * from './period';
export * from './report';
export * from './small-cells';
export { ofTenThousandths, tenThousandths } from './wholes';
