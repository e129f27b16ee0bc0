/** What the standard forbids in a BPMN 2.0 file, whoever executes it. House rules of packs are in `lint.ts`. */
import type { Problem } from '../../../shared/problem';
import type { BpmnElement } from '../../element';
import type { Warning } from '../read-xml';
import { adHocs, calledStarts, calls, compensation, instantiating, loops, quantities } from './activities';
import { cancels, definitions, edges, eventSubs, interrupting, links, places, shared } from './events';
import { conditions, defaults, flowEnds, listed, messageFlows } from './flows';
import { directions, eventGateways } from './gateways';
import { levels } from './levels';
import { badValues, missingReferences, parserFindings, wrongReferences } from './references';
import { Diagram, type Open, type Rule } from './walk';

const RULES: readonly Rule[] = [
  wrongReferences, badValues, flowEnds, conditions, defaults, messageFlows, places, interrupting, eventSubs, cancels, edges, links, directions, eventGateways, compensation, adHocs, calls, calledStarts, instantiating, quantities, shared, levels, listed,
];

export function standardFindings(root: BpmnElement, warnings: readonly Warning[]): Problem[] {
  const diagram = new Diagram(root as Open);
  const dangling = new Set<unknown>(warnings.filter(({ message }) => message.startsWith('unresolved reference')).map(({ element }) => element));
  const missing = missingReferences(diagram).filter(({ path }) => !warnings.some(({ element }) => `/${element?.id ?? ''}` === path));
  return [...parserFindings(warnings), ...missing, ...[...RULES, definitions(dangling), loops(dangling)].flatMap((rule) => rule(diagram))];
}
