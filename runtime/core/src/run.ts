/** `@liandong/core/run`: what a host needs to execute a compiled pack. Pure and browser-safe: no moddle, no schema compiler. */
export * from './shared/json';
export * from './shared/problem';
export type * from './shared/ctx';
export * from './org/types';
export * from './pack/format';
export type * from './pack/program';
export type * from './form/types';
export type * from './process/types';
export type * from './record/types';
export type * from './work/types';
