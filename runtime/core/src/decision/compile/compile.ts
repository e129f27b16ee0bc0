import { mapOf } from '../../shared/names';
import { problem, type Problem } from '../../shared/problem';
import type { XmlElement } from '../../shared/xml-tree';
import type { DecisionModel } from '../types';
import { lintModel } from './lint';
import { readModel } from './read-model';
import { readXml } from './read-xml';
import { childrenOf } from './xml';

export interface CompiledDecisions {
  readonly model?: DecisionModel;
  readonly findings: Problem[];
}

const namespaceOf = (element: XmlElement): string => element.attributes.namespace ?? '';

/**
 * Read DMN files as far as they can be read, those that others import first: there is a model also when parts of it are wrong, and
 * those parts give null, as DMN asks.
 */
export function readDecisions(files: Readonly<Record<string, string>>): Record<string, CompiledDecisions> {
  const done = mapOf<CompiledDecisions>([]);
  const roots = new Map<string, XmlElement>();
  for (const [id, xml] of Object.entries(files)) {
    const { root, findings } = readXml(xml);
    if (root) roots.set(id, root);
    else done[id] = { findings };
  }
  const read = (id: string, root: XmlElement, way: readonly string[]): CompiledDecisions => {
    const wanted = childrenOf(root, 'import').map(namespaceOf);
    const cyclic = [...roots].filter(([other, candidate]) => way.includes(other) && wanted.includes(namespaceOf(candidate)));
    for (const [other, candidate] of roots) if (!way.includes(other) && done[other] === undefined && wanted.includes(namespaceOf(candidate))) done[other] = read(other, candidate, [...way, other]);
    const known = Object.values(done).flatMap(({ model }) => model ?? []);
    const { model, findings } = readModel(id, root, known);
    return { model, findings: [...cyclic.map(([other]) => problem('decision.import-cycle', '', { id: other })), ...findings] };
  };
  for (const [id, root] of roots) done[id] ??= read(id, root, [id]);
  return done;
}

/** Compile DMN files that may import one another and say everything that is wrong with each. A model is there when it has no error finding. */
export function compileDecisionFiles(files: Readonly<Record<string, string>>): Record<string, CompiledDecisions> {
  return mapOf(Object.entries(readDecisions(files)).map(([id, { model, findings }]) => {
    const all = model ? [...findings, ...lintModel(model)] : findings;
    return [id, model && !all.some((found) => found.severity === 'error') ? { model, findings: all } : { findings: all }] as const;
  }));
}

/** Compile one DMN file that imports nothing. */
export async function compileDecisions(id: string, xml: string): Promise<CompiledDecisions> {
  return compileDecisionFiles({ [id]: xml })[id] ?? { findings: [] };
}
