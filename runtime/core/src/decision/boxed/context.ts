import type { FeelValue } from '../../expression/index';
import type { ContextBox } from '../types';
import type { Evaluate } from './evaluate';

/** Entries see those before them; one without a name is the value of the whole. */
export const context: Evaluate<ContextBox> = (box, scope, run) => {
  const made: Record<string, FeelValue> = {};
  for (const { name, type, value } of box.entries) {
    const found = run.convert(run.box(value, { ...scope, ...made }), type, value.at);
    if (name === undefined) return found;
    made[name] = found;
  }
  return made;
};
