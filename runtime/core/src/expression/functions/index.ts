/** The built-in functions by name (DMN 1.3 §10.3.4, of 1.4 and 1.5 what is in use), in groups of one file each. */
import type { FeelFunction } from '../values/callable';
import { contexts } from './contexts';
import { conversion } from './conversion';
import { dates } from './dates';
import { lists } from './lists';
import { numbers } from './numbers';
import { own } from './own';
import { ranges } from './ranges';
import { stats } from './stats';
import { strings } from './strings';

const BUILTINS: ReadonlyMap<string, FeelFunction> = new Map([strings, numbers, lists, stats, contexts, dates, conversion, ranges, own].flatMap((group) => Object.entries(group)));

export const builtin = (name: string): FeelFunction | undefined => BUILTINS.get(name);

const RESERVED: ReadonlySet<string> = new Set([...Object.keys(own), 'matches', 'replace', 'split']);

/** A field cannot hide these. */
export const isReserved = (name: string): boolean => RESERVED.has(name);
