/**
 * Naming somebody: the one person picker, and the sheet for everything that hands a step on, asks, adds a signer or copies.
 * Called by task, work and mine. Who may be named is the server's to say.
 */
export type { Named } from './offered';
export { PeopleSheet } from './PeopleSheet';
export type { PeopleAct } from './people-acts';
export { PersonPicker } from './PersonPicker';
export { useSettled } from './use-settled';
