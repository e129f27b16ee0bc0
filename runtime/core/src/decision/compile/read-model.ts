/** From the XML tree to the model: nodes, types, imports. What does not fit is a finding and left out. */
import { isReserved, mapOf } from '../../shared/names';
import { problem, type Problem } from '../../shared/problem';
import { isPath, isPlain } from '../names';
import type { DecisionGraphNode, DecisionModel, Ref, TypeDef } from '../types';
import { readFunction, readInside } from './read-boxed';
import { readType } from './read-types';
import type { XmlElement } from '../../shared/xml-tree';
import { childOf, childrenOf, foreignLanguage, nameOf, typeRefOf } from './xml';

interface Reading {
  readonly namespace: string;
  readonly imports: Readonly<Record<string, DecisionModel>>;
  readonly findings: Problem[];
}

/** `#id` in the same file, `namespace#id` in one that is imported. */
function readRef(element: XmlElement, at: string, { namespace, imports, findings }: Reading): Ref[] {
  const href = element.attributes.href ?? '';
  const [before = '', id = ''] = href.split('#');
  if (before === '' || before === namespace) return [{ id }];
  const name = Object.keys(imports).find((key) => imports[key]?.namespace === before);
  if (name !== undefined) return [{ id, in: name }];
  findings.push(problem('decision.import-unknown', at, { namespace: before }));
  return [];
}

const refsOf = (element: XmlElement, names: readonly string[], at: string, reading: Reading): Ref[] =>
  element.children.filter(({ name }) => names.includes(name)).flatMap((child) => readRef(child, at, reading));

/** `<informationRequirement><requiredInput href/></informationRequirement>` and its like. */
const needsOf = (element: XmlElement, at: string, reading: Reading): Ref[] =>
  [...childrenOf(element, 'informationRequirement'), ...childrenOf(element, 'knowledgeRequirement')].flatMap((requirement) =>
    refsOf(requirement, ['requiredDecision', 'requiredInput', 'requiredKnowledge'], at, reading));

type ReadNode = (element: XmlElement, id: string, reading: Reading) => DecisionGraphNode;

const base = (element: XmlElement, id: string) => {
  const variable = childOf(element, 'variable');
  return { id, name: nameOf(variable) || nameOf(element), ...typeRefOf(variable) };
};

const NODES: Readonly<Record<string, ReadNode>> = {
  inputData: (element, id) => ({ kind: 'input', ...base(element, id) }),
  decision: (element, id, reading) => {
    const logic = readInside(element, `/${id}`, reading.findings);
    if (!logic) reading.findings.push(problem('decision.empty', `/${id}`, { name: nameOf(element) }, 'warning'));
    return { kind: 'decision', ...base(element, id), needs: needsOf(element, `/${id}`, reading), ...(logic ? { logic } : {}) };
  },
  businessKnowledgeModel: (element, id, reading) => {
    const encapsulated = childOf(element, 'encapsulatedLogic');
    if (!encapsulated) reading.findings.push(problem('decision.empty', `/${id}`, { name: nameOf(element) }, 'warning'));
    return { kind: 'knowledge', ...base(element, id), needs: needsOf(element, `/${id}`, reading), ...(encapsulated ? { logic: readFunction(encapsulated, `/${id}`, reading.findings) } : {}) };
  },
  decisionService: (element, id, reading) => ({
    kind: 'service', ...base(element, id),
    outputs: refsOf(element, ['outputDecision'], `/${id}`, reading),
    inputs: [...refsOf(element, ['inputData'], `/${id}`, reading), ...refsOf(element, ['inputDecision'], `/${id}`, reading)],
  }),
};

function readNodes(root: XmlElement, reading: Reading): Record<string, DecisionGraphNode> {
  const nodes = mapOf<DecisionGraphNode>([]);
  for (const element of root.children) {
    const read = Object.hasOwn(NODES, element.name) ? NODES[element.name] : undefined;
    if (!read) continue;
    const id = element.attributes.id ?? nameOf(element);
    if (id === '' || isReserved(id)) reading.findings.push(problem('decision.id-reserved', '', { id }));
    else nodes[id] = read(element, id, reading);
  }
  return nodes;
}

/** Every id of the file is there once: what refers to it must not have to choose. */
function duplicateIds(root: XmlElement): Problem[] {
  const [seen, twice] = [new Set<string>(), new Set<string>()];
  const visit = (element: XmlElement): void => {
    const { id } = element.attributes;
    if (id !== undefined) (seen.has(id) ? twice : seen).add(id);
    element.children.forEach(visit);
  };
  visit(root);
  return [...twice].map((id) => problem('decision.id-twice', '', { id }));
}

function readImports(root: XmlElement, known: readonly DecisionModel[], findings: Problem[]): Record<string, DecisionModel> {
  return mapOf(childrenOf(root, 'import').flatMap((element) => {
    const { namespace = '' } = element.attributes;
    const model = known.find((candidate) => candidate.namespace === namespace);
    if (!model) findings.push(problem('decision.import-unknown', '', { namespace }));
    return model ? [[nameOf(element), model] as const] : [];
  }));
}

/** Everything that is named in the file and that FEEL would not read as one name by itself. */
function specialNames(root: XmlElement): string[] {
  const found = new Set<string>();
  const visit = (element: XmlElement): void => {
    const name = nameOf(element);
    if (name !== '' && !isPlain(name) && !isPath(name)) found.add(name);
    element.children.forEach(visit);
  };
  root.children.forEach(visit);
  return [...found];
}

/** A type that is, over others, itself says nothing; without its base it is at least no endless question. */
function readTypes(root: XmlElement, findings: Problem[]): Record<string, TypeDef> {
  const types = mapOf(childrenOf(root, 'itemDefinition').map((element) => [nameOf(element), readType(element, findings)] as const));
  for (const name of Object.keys(types)) {
    const seen = new Set<string>();
    let at: string | undefined = name;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = types[at]?.base;
    }
    if (at !== name) continue;
    findings.push(problem('decision.type-cycle', `/${name}`, { type: name }));
    types[name] = { list: false };
  }
  return types;
}

export function readModel(id: string, root: XmlElement, known: readonly DecisionModel[]): { readonly model: DecisionModel; readonly findings: Problem[] } {
  const findings = duplicateIds(root);
  const { namespace = '' } = root.attributes;
  findings.push(...foreignLanguage(root, ''));
  const imports = readImports(root, known, findings);
  const types = readTypes(root, findings);
  const nodes = readNodes(root, { namespace, imports, findings });
  const names = new Set([...specialNames(root), ...Object.values(imports).flatMap((model) => model.names)]);
  return { model: { format: 1, id, title: nameOf(root) || id, namespace, imports, types, nodes, names: [...names] }, findings };
}
