/** Ids that must be unique and parameters that must be what they say. */
import type { Json } from '../../shared/json';
import type { Problem } from '../../shared/problem';
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

export function lintNames(input: LintInput): Problem[] {
  const roles = twiceIn(input.pack.manifest.roles.map((role) => role.id)).map((role) => about('manifest')('pack.role-twice', '/roles', { role }));
  const ids = (input.source.services['']?.services ?? []).map((service) => service.id);
  const services = twiceIn(ids).map((id) => about('services')('pack.service-twice', `/services/${ids.lastIndexOf(id)}/id`, { id }));
  const codes = Object.values(input.pack.codes).flatMap((list) =>
    twiceIn(list.items.map((item) => item.code)).map((code) => about('code', list.id)('pack.code-twice', '/items', { code })),
  );
  return [...roles, ...services, ...codes, ...lintParameters(input)];
}
