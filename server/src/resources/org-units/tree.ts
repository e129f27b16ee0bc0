import { problem, TIERS, type OrgUnit, type Problem, type Tier } from '@liandong/core/run';
import { flagOf, type SheetRow } from '../../platform/sheet/index';
import { words } from '../../text/index';

export interface UnitDraft {
  readonly line: number;
  readonly id: string;
  readonly parentId: string | null;
  readonly tier: Tier;
  readonly name: string;
  readonly demo: boolean;
}
const CODE = /^[\p{L}\p{N}_.:-]{1,80}$/u;
const at = (line: number, code: string, params: Problem['params'] = {}): Problem => problem(`import.${code}`, `/${line}`, { line, ...params });

/** A tier by its word in the pack format or in Chinese. */
export const tierOf = (cell: string): Tier | undefined => TIERS.find((tier) => tier.toLowerCase() === cell.toLowerCase() || words(`tierWord.${tier}`).split('|').includes(cell));

const codeProblem = (line: number, code: string): Problem[] => {
  if (code === '') return [at(line, 'code-missing')];
  return CODE.test(code) ? [] : [at(line, 'code-shape', { code })];
};
const nameProblem = (line: number, name: string): Problem[] => {
  if (name === '') return [at(line, 'name-missing')];
  return name.length > 60 ? [at(line, 'name-long')] : [];
};
function placeProblem(line: number, tier: string, parent: string): Problem[] {
  const found = tierOf(tier);
  if (!found) return [at(line, 'tier-unknown', { tier, tiers: TIERS.map((one) => words(`tierWord.${one}`).split('|')[0]).join(' ') })];
  if (found === 'county') return parent === '' ? [] : [at(line, 'county-parent')];
  return parent === '' ? [at(line, 'parent-missing')] : [];
}
const cellProblems = (line: number, { code = '', name = '', tier = '', parent = '', demo = '' }: SheetRow['cells']): Problem[] => [
  ...codeProblem(line, code), ...nameProblem(line, name), ...placeProblem(line, tier, parent), ...(flagOf(demo) === undefined ? [at(line, 'flag', { value: demo })] : []),
];

/** Rows as units, and everything that is wrong with single rows. */
export function draftsOf(rows: readonly SheetRow[], countyId: string): { readonly drafts: UnitDraft[]; readonly problems: Problem[] } {
  const first = new Map<string, number>();
  const problems = rows.flatMap(({ line, cells }) => {
    const code = cells.code ?? '';
    const twice = code !== '' && first.has(code) ? [at(line, 'code-twice', { code, first: first.get(code) ?? 0 })] : [];
    if (!first.has(code)) first.set(code, line);
    const other = tierOf(cells.tier ?? '') === 'county' && code !== countyId ? [at(line, 'county-other', { code, countyId })] : [];
    return [...cellProblems(line, cells), ...twice, ...other];
  });
  const drafts = rows.map(({ line, cells }) => ({
    line, id: cells.code ?? '', parentId: cells.parent || null, tier: tierOf(cells.tier ?? '') ?? 'room', name: cells.name ?? '', demo: flagOf(cells.demo ?? '') === true,
  }));
  return { drafts, problems };
}

type Node = Omit<OrgUnit, 'path'>;

/** Ancestors from the root down; undefined when they go round in a circle or end nowhere. */
function pathOf(nodes: ReadonlyMap<string, Node>, node: Node): string[] | undefined {
  const path: string[] = [];
  for (let up = node.parentId; up !== null; up = nodes.get(up)?.parentId ?? null) {
    if (up === node.id || path.includes(up) || !nodes.has(up)) return undefined;
    path.unshift(up);
  }
  return path;
}

/** The whole tree after the import, with every path; the units of the file win over those known. */
export function merged(known: readonly OrgUnit[], drafts: readonly UnitDraft[]): { readonly units: OrgUnit[]; readonly problems: Problem[] } {
  const nodes = new Map<string, Node>(known.map(({ id, parentId, tier, name, demo }) => [id, { id, parentId, tier, name, ...(demo ? { demo } : {}) }]));
  for (const { id, parentId, tier, name, demo } of drafts) nodes.set(id, { id, parentId, tier, name, ...(demo ? { demo } : {}) });
  const lines = new Map(drafts.map((draft) => [draft.id, draft.line]));
  const problems: Problem[] = [];
  const units = [...nodes.values()].flatMap((node) => {
    const path = pathOf(nodes, node);
    const line = lines.get(node.id) ?? 0;
    if (path) return [{ ...node, path }];
    if (line > 0) problems.push(node.parentId !== null && !nodes.has(node.parentId) ? at(line, 'parent-unknown', { parent: node.parentId }) : at(line, 'parent-cycle'));
    return [];
  });
  return { units, problems };
}
