/**
 * Indicators: a record's facts and their aggregation. Called by the facts worker, reports and the scenario player.
 * Must not read a database: hosts find the facts.
 */
export * from './fact';
export * from './format';
export * from './period';
