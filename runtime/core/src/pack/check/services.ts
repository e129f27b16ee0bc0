/** 服务清单: what a service names must be there, fit together, and be startable by somebody. */
import { openingStep } from '../../work/index';
import type { Problem } from '../../shared/problem';
import type { FileKind } from '../files';
import type { ServiceItem } from '../format';
import { about, isThere, type LintInput, roleOf } from './input';

const at = about('services');

function references(input: LintInput, service: ServiceItem, path: string): Problem[] {
  const found: Problem[] = [];
  const names: readonly [FileKind, 'record' | 'form' | 'process'][] = [['record', 'record'], ['form', 'form'], ['process', 'process']];
  for (const [kind, key] of names)
    if (!isThere(input, kind, service[key])) found.push(at(`service.${key}-unknown`, `${path}/${key}`, { service: service.title, id: service[key] }));
  for (const id of service.indicators ?? []) if (!isThere(input, 'indicator', id)) found.push(at('service.indicator-unknown', `${path}/indicators`, { service: service.title, id }));
  const form = input.pack.forms[service.form];
  if (form && form.record !== service.record) found.push(at('service.form-record', `${path}/form`, { service: service.title }));
  return found;
}

function starters(input: LintInput, service: ServiceItem, path: string): Problem[] {
  return service.startRoles.flatMap((id) => {
    const role = roleOf(input.pack, id);
    if (!role) return [at('service.role-unknown', `${path}/startRoles`, { service: service.title, id })];
    return service.tiers.includes(role.tier) ? [] : [at('service.role-tier', `${path}/startRoles`, { service: service.title, role: role.title, tier: role.tier })];
  });
}

/** Starting should do the opening step; when it cannot, the starter's work shows up as somebody's task. */
function opening(input: LintInput, service: ServiceItem, path: string): Problem[] {
  const model = input.pack.processes[service.process];
  if (!model) return [];
  const rule = openingStep(model, service.form)?.task?.assignment;
  const roles = rule ? [rule.role, ...rule.fallback.map((entry) => entry.role)] : [];
  return service.startRoles.some((role) => roles.includes(role)) ? [] : [at('service.first-step', `${path}/process`, { service: service.title }, 'warning')];
}

export const lintServices = (input: LintInput): Problem[] =>
  (input.source.services['']?.services ?? []).flatMap((service, index) => {
    const path = `/services/${index}`;
    return [...references(input, service, path), ...starters(input, service, path), ...opening(input, service, path)];
  });
