/** Ids and references: each id once, each reference to something of the right kind (BPMN 2.0 §8.2, schema). */
import { problem, type Problem } from '../../../shared/problem';
import type { Warning } from '../read-xml';
import { at, isElement, listOf, type Rule } from './walk';

const typeName = (type: string): string => type.replace(/^bpmn:/, '');

/** What is referred to must be of the kind that the standard names. */
export const wrongReferences: Rule = ({ elements }) =>
  elements.flatMap((element) => element.$descriptor.properties.filter(({ isReference }) => isReference === true).flatMap(({ name, type }) =>
    listOf(element[name.replace(/^bpmn:/, '')]).filter((target) => !target.$instanceOf(type)).map((target) =>
      at(element, 'bpmn.wrong-reference', { property: typeName(name), value: target.id ?? '', type: typeName(target.$type), expected: typeName(type) }))));

/** References without which the element says nothing. */
const NEEDED: readonly (readonly [type: string, property: string])[] = [['SequenceFlow', 'sourceRef'], ['SequenceFlow', 'targetRef'], ['BoundaryEvent', 'attachedToRef'], ['MessageFlow', 'sourceRef'], ['MessageFlow', 'targetRef'], ['Association', 'sourceRef'], ['Association', 'targetRef']];
export const missingReferences: Rule = (diagram) =>
  NEEDED.flatMap(([type, property]) => diagram.of(type).filter((element) => element[property] === undefined).map((element) => at(element, 'bpmn.missing-reference', { property })));

const VALUES: Readonly<Record<string, readonly string[]>> = {
  gatewayDirection: ['Unspecified', 'Converging', 'Diverging', 'Mixed'], eventGatewayType: ['Exclusive', 'Parallel'], behavior: ['None', 'One', 'All', 'Complex'],
  ordering: ['Parallel', 'Sequential'], associationDirection: ['None', 'One', 'Both'],
};
export const badValues: Rule = ({ elements }) =>
  elements.flatMap((element) => Object.entries(VALUES).flatMap(([property, values]) => {
    const isOwn = element.$descriptor.properties.some(({ name }) => typeName(name) === property);
    const value = element[property];
    return isOwn && typeof value === 'string' && !values.includes(value) ? [at(element, 'bpmn.bad-value', { property, value })] : [];
  }));

/** What the parser noticed: ids twice, references to nothing, elements that BPMN does not know. */
export function parserFindings(warnings: readonly Warning[]): Problem[] {
  return warnings.map(({ message, element, property = '', value }) => {
    const place = isElement(element) ? element : undefined;
    const known = (code: string, params: Problem['params'], severity: 'error' | 'warning' = 'error'): Problem => (place ? at(place, code, params, severity) : problem(code, '', { node: '', ...params }, severity));
    const [, what, id = ''] = /(duplicate|illegal) ID <([^>]*)>/i.exec(message) ?? [];
    if (what !== undefined) return { ...(what === 'illegal' ? known('bpmn.bad-id', { value: id }) : known('bpmn.duplicate-id', { value: id })), path: `/${id}` };
    if (message.startsWith('unresolved reference')) {
      // the drawing and the types of data do not change what is executed
      const isAside = place?.$type.startsWith('bpmndi:') === true || property.endsWith('structureRef');
      return known('bpmn.dangling-reference', { property: typeName(property), value: String(value) }, isAside ? 'warning' : 'error');
    }
    // the parser does not know the script of a global script task
    return known('bpmn.unreadable', { reason: message.split('\n')[0]?.slice(0, 200) ?? '' }, /unknown attribute|document encoding|<(\w+:)?script>/i.test(message) ? 'warning' : 'error');
  });
}
