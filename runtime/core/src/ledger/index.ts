/** 账: postings from rules, balanced and in whole numbers. Pure; must not read a database: hosts find the balances. */
export * from './format';
