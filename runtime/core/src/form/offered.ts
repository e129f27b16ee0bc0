/**
 * Which options of a choice are offered. Rules of the effect `options` decide nothing else, so they are asked last and only where somebody
 * looks: of a list that is shown, of an answer that is checked. A list is gone through again only when something that its rules read is another.
 */
import { Budget, layered, type FeelContext, type FeelScope } from '../expression/index';
import type { CodeList } from '../pack/format';
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { memoOf } from './evaluate';
import type { Cells, Memo } from './memo';
import { choicesOf, type Choices } from './options';
import type { Part, Rule } from './parts';
import { cellParams, cellPath, type PlaceParams } from './places';
import { NOW } from './reads';
import type { FieldOption, Judged, OptionValue } from './types';
import { allHold, answerOf, rowScope } from './work';

type Codes = Readonly<Record<string, CodeList>>;
/** A field, or a cell of a child table: the row counted from 0. */
export interface OptionPlace { readonly field: string; readonly cell?: { readonly row: number; readonly column: string } }

/** Steps that the rules of one list may take together. */
const STEPS = 1_000_000;
/** Options in all the answers that are kept for one choice; a table of 200 rows has one for every other row. */
const KEPT = 400_000;

interface Known { readonly of: Choices; answers: Map<string, readonly FieldOption[]>; size: number }
const known = new WeakMap<Part, Known>();

const scopeOf = (memo: Memo, cells: Cells | undefined): FeelScope => (cells ? rowScope(memo, cells) : memo.scope);
const isOffered = (rules: readonly Rule[], option: FeelContext, scope: FeelScope, ctx: Memo['ctx']): boolean => allHold(rules, layered({ option }, scope), ctx);

/** All that the answer hangs on, as a text. */
function keyOf(rules: readonly Rule[], memo: Memo, cells: Cells | undefined): string {
  const read = rules.flatMap(({ keys }) => keys.map((key) => (key === NOW ? memo.ctx.now : memo.scope[key.split('/')[0] ?? ''])));
  return JSON.stringify([read, rules.flatMap(({ row }) => row.map((name) => cells?.[name]))]);
}

function knownOf(part: Part, of: Choices): Known {
  const found = known.get(part);
  if (found?.of === of && found.size < KEPT) return found;
  const fresh: Known = { of, answers: new Map(), size: 0 };
  known.set(part, fresh);
  return fresh;
}

function offeredIn(part: Part, choices: Choices, memo: Memo, cells: Cells | undefined): readonly FieldOption[] {
  const rules = part.rules.options;
  const kept = knownOf(part, choices);
  const key = keyOf(rules, memo, cells);
  const before = kept.answers.get(key);
  if (before) return before;
  const [scope, ctx] = [scopeOf(memo, cells), { ...memo.ctx, budget: new Budget(STEPS) }];
  const found = choices.options.filter(({ value }) => isOffered(rules, choices.contexts.get(value) ?? {}, scope, ctx));
  kept.answers.set(key, found);
  kept.size += found.length + 1;
  return found;
}

/**
 * The options that are offered, in the order of the list; undefined: no rule filters them. The same list as before, by `===`, as long as
 * nothing that the rules read is another. `judged`: what `evaluate` or `reevaluate` gave.
 */
export function offeredOptions(codes: Codes, judged: Judged, { field, cell }: OptionPlace): readonly FieldOption[] | undefined {
  const memo = memoOf(judged);
  const part = memo?.parts.filtered.find(({ spec }) => spec.id === field);
  const of = cell === undefined ? part : part?.table?.columns.find(({ spec }) => spec.id === cell.column);
  const choices = of && of.rules.options.length > 0 ? choicesOf(of.spec, codes) : undefined;
  return memo && of && choices && offeredIn(of, choices, memo, cell && (memo.tables.get(field)?.rows[cell.row]?.cells ?? {}));
}

/** An answer to a filtered choice. */
interface Answer { readonly part: Part; readonly path: string; readonly value: Json | undefined; readonly cells?: Cells; readonly params: PlaceParams }

function answersOf({ parts, judged, tables }: Memo): Answer[] {
  return parts.filtered.flatMap((part): Answer[] => {
    const { spec, table } = part;
    if (!table) return [{ part, path: `/${spec.id}`, value: judged.kept[spec.id], params: { title: spec.title } }];
    const columns = table.columns.filter((column) => column.rules.options.length > 0);
    return (tables.get(spec.id)?.rows ?? []).flatMap((row, index) =>
      columns.map((column) => ({ part: column, path: cellPath(spec.id, index, column.spec.id), value: answerOf(row.kept, column.spec.id), cells: row.cells, params: cellParams(spec, index, column.spec) })));
  });
}

function strangers({ part, path, value = null, cells, params }: Answer, codes: Codes, memo: Memo): Problem[] {
  const choices = choicesOf(part.spec, codes);
  if (!choices || value === null) return [];
  const [scope, ctx] = [scopeOf(memo, cells), { ...memo.ctx, budget: new Budget(STEPS) }];
  return (Array.isArray(value) ? value : [value]).flatMap((one) => {
    const option = choices.contexts.get(one as OptionValue);
    // what is no option at all is told by the schema or the code list
    return option && !isOffered(part.rules.options, option, scope, ctx) ? [problem('form.option-not-offered', path, { ...params, option: String(option.title) })] : [];
  });
}

/** `broken`: paths of answers that are no values of their fields; what they filter is not told besides. */
export function notOffered(codes: Codes, memo: Memo, broken: ReadonlySet<string>): Problem[] {
  const isTold = ({ part, path }: Answer): boolean => broken.has(path) || part.rules.options.some(({ keys }) => keys.some((key) => broken.has(`/${key}`)));
  return answersOf(memo).filter((answer) => answer.value !== undefined && !isTold(answer)).flatMap((answer) => strangers(answer, codes, memo));
}
