/** The language of the engine in one import: model, commands, events, state. */
export type * from './model';
export type * from './command';
export type * from './state';
export type * from './event';
export type * from './approval/state';
