/**
 * Who sees what: reach over the tree of units, platform rights, masking by privacy level. Pure predicates; the server's policy and
 * presenter call them and nothing else decides.
 */
export * from './reach';
export * from './present';
export * from './picks';
