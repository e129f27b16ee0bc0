/** What a decision answers, for those who ask what came out: a value, or one for each column. */
import { type Dmn, openDmn } from './dmn';
import { readLiterals } from './literal';
import { decisionsOf, type DecisionInfo, othersOf } from './nodes';
import { readTable } from './table';

export interface ResultPart {
  /** '' = the only one */
  readonly name: string;
  readonly title: string;
  readonly type: string;
  /** texts it can be, as far as the table says */
  readonly values: readonly string[];
}
export interface DecisionResult { readonly id: string; readonly title: string; /** file it stands in */ readonly file: string; readonly parts: readonly ResultPart[] }

/** Lists of the file as a whole come out of these. */
const LISTING = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];

function partsOf(dmn: Dmn, { logic, type }: DecisionInfo): ResultPart[] {
  if (logic.kind !== 'table') return [{ name: '', title: '', type, values: [] }];
  const { outputs, rules, policy, aggregation } = readTable(dmn, logic.table);
  if (LISTING.includes(policy)) return [{ name: '', title: '', type: aggregation === '' ? 'list' : 'number', values: [] }];
  return outputs.map((output, index): ResultPart => {
    const texts = [output.values, output.standard, ...rules.map((rule) => rule.outputs[index] ?? '')].filter((text) => text !== '').map(readLiterals);
    const known = texts.every((found) => found?.every(({ kind }) => kind === 'text'));
    return { name: outputs.length === 1 ? '' : output.name, title: outputs.length === 1 ? '' : output.label || output.name, type: output.type, values: known ? [...new Set(texts.flatMap((found) => (found ?? []).map(({ text }) => text)))] : [] };
  });
}

/** Every decision and decision service of the pack. */
export const resultsOf = (files: Readonly<Record<string, string>>): DecisionResult[] =>
  Object.entries(files).flatMap(([path, xml]) => {
    const file = /^decisions\/(.+)\.dmn$/.exec(path)?.[1];
    const dmn = file === undefined ? undefined : openDmn(xml);
    if (!dmn || file === undefined) return [];
    return [
      ...decisionsOf(dmn).map((decision) => ({ id: decision.id, title: decision.name || decision.id, file, parts: partsOf(dmn, decision) })),
      ...othersOf(dmn).filter(({ kind }) => kind === 'service').map(({ id, name }) => ({ id, title: name || id, file, parts: [{ name: '', title: '', type: '', values: [] }] })),
    ];
  });
