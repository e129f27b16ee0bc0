import { mapOf } from '../../shared/names';
import type { Problem } from '../../shared/problem';
import type { TypeDef } from '../types';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, expressionIn, given, nameOf, typeOf } from './xml';

/** An item definition, or a component of one. */
export function readType(element: XmlElement, findings: Problem[]): TypeDef {
  const components = childrenOf(element, 'itemComponent');
  const result = childOf(element, 'functionItem');
  const tests = (child: string): string => expressionIn(childOf(element, child), `/${nameOf(element)}`, findings);
  return {
    ...given('base', typeOf(childOf(element, 'typeRef')?.text)),
    ...(components.length === 0 ? {} : { components: mapOf(components.map((component) => [nameOf(component), readType(component, findings)] as const)) }),
    ...(result ? { result: readResult(result) } : {}),
    list: element.attributes.isCollection === 'true',
    ...given('allowed', tests('allowedValues')), ...given('constraint', tests('typeConstraint')),
  };
}

function readResult(element: XmlElement): NonNullable<TypeDef['result']> {
  const params = childrenOf(element, 'parameters').map((param) => ({ name: nameOf(param), ...given('type', typeOf(param.attributes.typeRef)) }));
  return { params, ...given('type', typeOf(element.attributes.outputTypeRef)) };
}
