/** Ids that must be unique and parameters that must be what they say. */
import { formNames } from '../../form/index';
import type { Json } from '../../shared/json';
import type { Problem } from '../../shared/problem';
import type { CodeList } from '../format';
import { about, type LintInput } from './input';

export const twiceIn = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];

const typeOf = (value: Json): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function wrongType(schema: unknown, value: Json): boolean {
  const type = typeof schema === 'object' && schema !== null && 'type' in schema ? schema.type : undefined;
  if (type === 'integer') return !Number.isInteger(value);
  return typeof type === 'string' && type !== typeOf(value);
}

function lintParameters({ pack }: LintInput): Problem[] {
  const at = about('manifest');
  const properties = (pack.manifest.parameters?.schema.properties ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(pack.params).flatMap(([name, value]) => {
    if (!Object.hasOwn(properties, name)) return [at('pack.param-unknown', `/parameters/values/${name}`, { name })];
    return wrongType(properties[name], value) ? [at('pack.param-type', `/parameters/values/${name}`, { name })] : [];
  });
}

/** A code may stand below another one of its list, never below itself. */
function lintParents({ id, items }: CodeList): Problem[] {
  const at = about('code', id);
  const parents = new Map(items.map((item) => [item.code, item.parent]));
  const ends = new Set<string | undefined>([undefined]);
  const isEndless = (code: string): boolean => {
    const path = new Set<string>();
    let step: string | undefined = code;
    while (!ends.has(step) && step !== undefined && !path.has(step)) {
      path.add(step);
      step = parents.get(step);
    }
    if (!ends.has(step)) return path.has(code) && step === code;
    for (const one of path) ends.add(one);
    return false;
  };
  return items.flatMap(({ code, parent }, index) => {
    if (parent === undefined) return [];
    if (!parents.has(parent)) return [at('pack.code-parent-unknown', `/items/${index}/parent`, { code, parent })];
    return isEndless(code) ? [at('pack.code-parent-cycle', `/items/${index}/parent`, { code })] : [];
  });
}

const lintAttributes = ({ id, items }: CodeList): Problem[] =>
  items.flatMap(({ code, attributes }, index) =>
    Object.keys(attributes ?? {}).filter((name) => !formNames.isAttribute(name)).map((name) => about('code', id)('pack.code-attribute', `/items/${index}/attributes`, { code, name: name.slice(0, 40) })));

export function lintNames(input: LintInput): Problem[] {
  const roles = twiceIn(input.pack.manifest.roles.map((role) => role.id)).map((role) => about('manifest')('pack.role-twice', '/roles', { role }));
  const ids = (input.source.services['']?.services ?? []).map((service) => service.id);
  const services = twiceIn(ids).map((id) => about('services')('pack.service-twice', `/services/${ids.lastIndexOf(id)}/id`, { id }));
  const codes = Object.values(input.pack.codes).flatMap((list) =>
    twiceIn(list.items.map((item) => item.code)).map((code) => about('code', list.id)('pack.code-twice', '/items', { code })),
  );
  return [...roles, ...services, ...codes, ...Object.values(input.pack.codes).flatMap((list) => [...lintParents(list), ...lintAttributes(list)]), ...lintParameters(input)];
}
