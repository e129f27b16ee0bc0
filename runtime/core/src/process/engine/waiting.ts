/** Joins: which tokens wait at a node, and whether more are to come. */
import { canReach } from '../paths';
import type { ProcessNode, Token } from '../types';
import type { Run } from './run';

/** Tokens at a node in the same scope as `token`, it included, in order of arrival. */
export function tokensAt(run: Run, node: ProcessNode, token: string): (readonly [string, Token])[] {
  const scope = run.state.tokens[token]?.scope;
  return Object.entries(run.state.tokens).filter(([, place]) => place.node === node.id && place.scope === scope);
}

/** Can a token elsewhere in the scope still come in by a flow that has none, and by none that has one? (BPMN 2.0 table 13.3) */
export function isExpected(run: Run, node: ProcessNode, token: string, arrived: ReadonlySet<string | undefined>): boolean {
  const missing = node.incoming.filter((flow) => !arrived.has(flow));
  if (missing.length === 0) return false;
  const there = node.incoming.filter((flow) => arrived.has(flow));
  const scope = run.state.tokens[token]?.scope;
  const reaches = (place: Token, flows: readonly string[]): boolean => flows.some((flow) => canReach(run.model, place.node, flow, node.id));
  return Object.values(run.state.tokens).some((place) => place.node !== node.id && place.scope === scope && reaches(place, missing) && !reaches(place, there));
}
