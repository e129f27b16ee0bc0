/** Timer event (BPMN 2.0 §10.5.5): at a date, after a duration, or again and again; ISO 8601, and working days in the county's calendar. */
import { checkFeel } from '../../../expression/index';
import { problem } from '../../../shared/problem';
import type { EventKind } from '../../element';
import { isCycle, isDate, isDuration } from '../../timer';
import { bodyOf, literalOf } from '../refs';

const CHECKS: readonly (readonly [string, (value: unknown) => boolean])[] = [['duration', isDuration], ['date', isDate], ['cycle', isCycle]];

export const timerEvent: EventKind = {
  kind: 'timer',
  definition: 'bpmn:TimerEventDefinition',
  positions: ['start', 'catch', 'boundary'],
  properties: { duration: { type: 'string' }, date: { type: 'string' }, cycle: { type: 'string' } },
  read: (definition) => Object.fromEntries(
    [['duration', definition.timeDuration], ['date', definition.timeDate], ['cycle', definition.timeCycle]].flatMap(([name, value]) => (value === undefined ? [] : [[name, literalOf(bodyOf(value))]])),
  ),
  lint: (node, props) => {
    const given = CHECKS.filter(([name]) => props[name] !== undefined);
    const [first] = given;
    if (!first || given.length > 1) return [problem('process.duration', `/${node.id}`, { node: node.title })];
    const value = String(props[first[0]]);
    if (value.startsWith('=')) return checkFeel(value.slice(1)).map((found) => ({ ...found, path: `/${node.id}` }));
    return first[1](value) ? [] : [problem('process.duration', `/${node.id}`, { node: node.title })];
  },
};
