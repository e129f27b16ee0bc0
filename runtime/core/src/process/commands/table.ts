import type { Run } from '../engine/run';
import type { ProcessCommand } from '../types';

type Of<T extends ProcessCommand['type']> = Extract<ProcessCommand, { type: T }>;
export type Commands = { readonly [T in ProcessCommand['type']]: (run: Run, command: Of<T>) => void };
