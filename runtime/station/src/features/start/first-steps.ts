import type { NextStep } from '@liandong/client';
import { nextSteps, type OrgView, type Program } from '@liandong/core/run';

/** Who comes after starting a service: the first step that shows the service's own form is done by starting it. */
export function firstSteps({ pack }: Pick<Program, 'pack'>, serviceId: string, orgId: string, org: OrgView | undefined): NextStep[] {
  const service = pack.services[serviceId];
  const model = pack.processes[service?.process ?? ''];
  if (!service || !model) return [];
  const own = Object.values(model.nodes).find((node) => node.task?.form === service.form);
  return nextSteps(model, own?.id ?? model.start).map(({ node }): NextStep => {
    const rule = node.task?.assignment;
    const unit = rule && org?.unit((rule.at === undefined ? orgId : org.atTier(orgId, rule.at)) ?? orgId);
    const role = rule && pack.manifest.roles.find(({ id }) => id === rule.role);
    return { nodeTitle: node.title, roleTitle: unit ? role?.title : undefined, orgName: unit?.name, due: node.task?.due };
  });
}
