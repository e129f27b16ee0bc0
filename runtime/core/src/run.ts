/** `@liandong/core/run`: what a host needs to execute a compiled pack. Pure and browser-safe: no moddle, no schema compiler. */
export * from './shared/json';
export * from './shared/problem';
export * from './shared/ids';
export type * from './shared/ctx';
export * from './org/index';
export * from './pack/format';
export type * from './pack/program';
export * from './expression/index';
export * from './form/index';
export * from './process/index';
export * from './decision/index';
export * from './record/index';
export * from './work/index';
export * from './delivery/index';
export * from './indicator/index';
export * from './access/index';
export * from './scenario/index';
export * from './text/index';
