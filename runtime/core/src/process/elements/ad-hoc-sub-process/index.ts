/**
 * Ad-hoc sub-process (BPMN 2.0 §10.3.4.4): whoever works on it begins its activities freely (StartActivity), in any order, as often as
 * needed, until the completion condition holds or somebody says that it is done (CompleteAdHoc).
 */
import { checkFeel } from '../../../expression/index';
import type { ElementDefinition } from '../../element';
import { finishScope } from '../../engine/activity';
import { killTokens } from '../../engine/kill';
import { openSub } from '../../engine/scopes';
import { evaluateAt } from '../../engine/variables';
import { structureOf } from '../../structure';

export const adHocSubProcess: ElementDefinition = {
  type: 'ad-hoc-sub-process',
  bpmnType: 'bpmn:AdHocSubProcess',
  group: 'sub-process',
  activity: true,
  properties: { completion: { type: 'string' }, cancelRemaining: { type: 'boolean' }, sequential: { type: 'boolean' }, first: { type: 'string' } },
  read: (element) => ({
    completion: ((element.completionCondition as { body?: string } | undefined)?.body ?? '').trim().replace(/^=/, ''),
    cancelRemaining: element.cancelRemainingInstances !== false,
    ...(element.ordering === 'Sequential' ? { sequential: true } : {}),
  }),
  enter: (run, node, token) => {
    const first = node.props.first ? evaluateAt(run, node, String(node.props.first), { token }, 'process.members') : [];
    const chosen = Array.isArray(first) ? first : [];
    const starts = (structureOf(run.model).inside.get(node.id) ?? []).filter((inner) => chosen.includes(inner.id));
    openSub(run, node, token, node.props.sequential === true ? starts.slice(0, 1) : starts);
  },
  staysOpen: () => true,
  rest: (run, node, token) => {
    const scope = Object.values(run.state.scopes).find((entry) => entry.token === token && entry.kind === 'sub');
    if (!scope || !run.worked.has(scope.id) || !node.props.completion || evaluateAt(run, node, String(node.props.completion), { scope: scope.id }) !== true) return;
    if (node.props.cancelRemaining !== false) killTokens(run, scope.id);
    if (!Object.values(run.state.tokens).some((place) => place.scope === scope.id)) finishScope(run, scope.id);
  },
  lint: (node) => (node.props.completion ? checkFeel(String(node.props.completion)).map((found) => ({ ...found, path: `/${node.id}` })) : []),
};
