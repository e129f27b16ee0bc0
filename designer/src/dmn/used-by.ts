/** Who uses what a file decides. */
import { attributeOf } from './document';
import { childrenOf, idOf, openDmn } from './dmn';

export interface Use { readonly kind: 'process' | 'decision'; /** id of the item */ readonly item: string; /** ids of its steps */ readonly nodes: readonly string[] }
type Files = Readonly<Record<string, string>>;

const STEP = /<(?:[\w-]+:)?businessRuleTask\s[^>]*?\bid="([^"]*)"[\s\S]*?<\/(?:[\w-]+:)?businessRuleTask>/g;
const CALLED = /<(?:[\w-]+:)?calledDecision\s[^>]*?\bdecisionId="([^"]*)"/;

/** Processes that call one of these decisions. */
export const callersOf = (files: Files, ids: readonly string[]): Use[] =>
  Object.entries(files).flatMap(([path, xml]) => {
    const item = /^processes\/(.+)\.bpmn$/.exec(path)?.[1];
    const nodes = item === undefined ? [] : [...xml.matchAll(STEP)].filter(([step]) => ids.includes(CALLED.exec(step)?.[1] ?? '')).map(([, id = '']) => id);
    return item === undefined || nodes.length === 0 ? [] : [{ kind: 'process' as const, item, nodes }];
  });

/** Everything that could not work without this file. */
export function usesOf(files: Files, path: string): Use[] {
  const dmn = openDmn(files[path] ?? '');
  if (!dmn) return [];
  const namespace = attributeOf(dmn.root, 'namespace');
  const importers = Object.entries(files).flatMap(([other, xml]) => {
    const item = /^decisions\/(.+)\.dmn$/.exec(other)?.[1];
    const importing = item === undefined || other === path ? undefined : openDmn(xml);
    return importing && childrenOf(importing, importing.root, 'import').some((one) => attributeOf(one, 'namespace') === namespace) ? [{ kind: 'decision' as const, item: item ?? '', nodes: [] }] : [];
  });
  return [...callersOf(files, childrenOf(dmn, dmn.root, 'decision', 'decisionService').map(idOf)), ...importers];
}
