import { mapOf } from '../../shared/names';
import type { TypeDef } from '../types';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, expressionIn, given, nameOf, typeOf } from './xml';

/** An item definition, or a component of one. */
export function readType(element: XmlElement): TypeDef {
  const components = childrenOf(element, 'itemComponent');
  const result = childOf(element, 'functionItem');
  const allowed = expressionIn(childOf(element, 'allowedValues')) || expressionIn(childOf(element, 'typeConstraint'));
  return {
    ...given('base', typeOf(childOf(element, 'typeRef')?.text)),
    ...(components.length === 0 ? {} : { components: mapOf(components.map((component) => [nameOf(component), readType(component)] as const)) }),
    ...(result ? { result: readResult(result) } : {}),
    list: element.attributes.isCollection === 'true',
    ...given('allowed', allowed),
  };
}

function readResult(element: XmlElement): NonNullable<TypeDef['result']> {
  const params = childrenOf(element, 'parameters').map((param) => ({ name: nameOf(param), ...given('type', typeOf(param.attributes.typeRef)) }));
  return { params, ...given('type', typeOf(element.attributes.outputTypeRef)) };
}
