import { evaluateFeel } from '../expression/index';
import type { Engine } from './element';
import { refuse } from './refused';
import type { Facts, ProcessNode, ProcessState } from './types';

/** What conditions and scripts read: control variables, record fields by name, `record`, `params`, `outcome` of the last step. */
export const scopeOf = (state: Pick<ProcessState, 'vars'>, facts: Facts): Record<string, unknown> => ({
  ...facts.record,
  ...state.vars,
  record: facts.record,
  params: facts.params,
});

/** Is the condition of a flow true? A condition that cannot be evaluated refuses the step, it is never guessed. */
function isOpen(run: Engine, node: ProcessNode, condition: string): boolean {
  const result = evaluateFeel(condition, scopeOf(run.state, run.facts), { now: run.ctx.now, dateOf: run.ctx.calendar.dateOf });
  if (!result.ok) return refuse('process.condition', `/${node.id}`, { node: node.title, condition });
  return result.value === true;
}

const defaultOf = (node: ProcessNode): string | undefined => (typeof node.props.default === 'string' ? node.props.default : undefined);

/** Outgoing flows whose condition holds, in order; else the default flow; else the step is refused. */
export function openFlows(run: Engine, node: ProcessNode, most: number): string[] {
  const standard = defaultOf(node);
  const open = node.outgoing.filter((id) => {
    const condition = run.model.flows[id]?.condition;
    return id !== standard && (condition === undefined || isOpen(run, node, condition));
  });
  if (open.length > 0) return open.slice(0, most);
  return standard === undefined ? refuse('process.no-path', `/${node.id}`, { node: node.title }) : [standard];
}
