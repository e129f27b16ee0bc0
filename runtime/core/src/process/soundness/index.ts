/**
 * Soundness of a model (option to complete, nothing left over, no dead node), found by letting the engine itself do everything that may
 * happen: every outcome, every answer of a condition, every event that may come, two members of what is done by many.
 */
import { problem, type Problem } from '../../shared/problem';
import { beginsOf } from '../begins';
import { start, step } from '../step';
import { structureOf } from '../structure';
import type { ProcessModel } from '../types';
import { type Explored, Explorer } from './explore';
import type { Beginning } from './try';
import { badAt, deadNodes, livelock, type Unsound } from './verdict';

const LIMITS = { states: 20_000, work: 200_000 };
const SHOWN = 12;

/** By a start event without an event, or what nothing leads to; and by each event that may begin it. */
function beginnings(model: ProcessModel): Beginning[] {
  const plain = (structureOf(model).starts.get('') ?? []).length > 0 ? [{}] : [];
  const events = [...new Set(beginsOf(model).map((begin) => begin.node))].map((at) => ({ at }));
  return [...plain, ...events].map((where): Beginning => (facts, ctx) => start(model, { instanceId: 'i', orgId: 'o', recordId: 'r', vars: {}, ...where }, facts, ctx));
}

export interface Soundness {
  readonly unsound: readonly Unsound[];
  readonly explored: Explored;
}

/** The first way that ends badly; where there is none, what is never come to. */
export function soundnessOf(model: ProcessModel, limits = LIMITS): Soundness {
  const bad: Unsound[] = [];
  const explored = new Explorer(model, step, limits).explore(beginnings(model), (seen, at) => {
    const found = badAt(model, seen, at);
    if (found) bad.push(found);
    return found !== undefined;
  });
  if (bad.length > 0 || !explored.whole) return { unsound: bad, explored };
  const endless = livelock(model, explored);
  return { unsound: endless ? [endless] : deadNodes(model, explored), explored };
}

const CODES: Readonly<Record<Unsound['kind'], string>> = {
  stuck: 'process.stuck', leftover: 'process.leftover', livelock: 'process.livelock', multiplies: 'process.multiplies', 'dead-node': 'process.dead-node',
};

/** A node that is never come to harms nobody; the others do. */
const asProblem = ({ kind, node, path }: Unsound): Problem =>
  problem(CODES[kind], `/${node.id}`, { node: node.title || node.id, path: path.slice(-SHOWN).join(' → ') }, kind === 'dead-node' ? 'warning' : 'error');

export function lintSoundness(model: ProcessModel): Problem[] {
  const { unsound, explored } = soundnessOf(model);
  if (unsound.length > 0 || explored.whole) return unsound.map(asProblem);
  return [problem('process.not-proven', '', { states: explored.seen.length }, 'warning')];
}
