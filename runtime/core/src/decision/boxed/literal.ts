import type { LiteralBox } from '../types';
import type { Evaluate } from './evaluate';

export const literal: Evaluate<LiteralBox> = (box, scope, run) => run.feel(box.text, scope, box.at);
