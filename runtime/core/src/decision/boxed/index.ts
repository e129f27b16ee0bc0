/** How each kind of boxed expression is evaluated. */
import type { FeelValue } from '../../expression/index';
import type { Run, Scope } from '../run';
import { table } from '../table/index';
import type { Boxed } from '../types';
import { list, relation } from './collections';
import { context } from './context';
import { conditional, every, filter, iterate, some } from './control';
import type { Evaluate } from './evaluate';
import { functionBox, invocation } from './function';
import { literal } from './literal';

type Evaluators = { readonly [K in Boxed['kind']]: Evaluate<Extract<Boxed, { kind: K }>> };
const BOXES = { literal, context, invocation, relation, list, function: functionBox, conditional, filter, for: iterate, some, every, table } as Evaluators;

export const evaluateBox = (box: Boxed, scope: Scope, run: Run): FeelValue => (BOXES[box.kind] as Evaluate<Boxed>)(box, scope, run);
