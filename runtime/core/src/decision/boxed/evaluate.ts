import type { FeelValue } from '../../expression/index';
import type { Run, Scope } from '../run';

export type Evaluate<Box> = (box: Box, scope: Scope, run: Run) => FeelValue;
