/** What a rule says of answers, and why: core decides, this only asks for its parts one by one. */
import { type CodeList, compileForm, evaluate, evaluateFeel, type FieldState, type FormDef, holds, isEmpty, type Json, type JsonObject, offeredOptions, Rows, type RuleDef } from '@liandong/core/run';
import { nameOf, tableOf } from '../model/paths';
import { conditionsIn, conditionWords } from './condition-words';
import type { Vocabulary } from './field-kinds';
import { readCalculation, readGroup } from './read-feel';
import { writeGroup } from './write-feel';

interface Reason {
  readonly words: string;
  readonly isTrue: boolean;
}
export interface Verdict {
  /** row of the child table, from 1 */
  readonly row?: number;
  readonly isTrue: boolean;
  /** for a calculation */
  readonly value: Json;
  readonly reasons: readonly Reason[];
  /** of a rule that filters options: titles of those that it lets through */
  readonly offered?: readonly string[];
  /** what all rules together make of the target; absent for a section */
  readonly state: FieldState | undefined;
}
interface Asked {
  readonly form: FormDef;
  readonly rule: RuleDef;
  readonly answers: JsonObject;
  readonly vocabulary: Vocabulary;
  readonly params: JsonObject;
  readonly now: string;
  readonly codes: Readonly<Record<string, CodeList>>;
}

const answered = (data: JsonObject): JsonObject => Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value)));

type Scope = Readonly<Record<string, unknown>>;
/** Tables as rules see them: a cell that is left blank is none. */
const withTables = (scope: JsonObject, tables: readonly string[]): Scope =>
  ({ ...scope, ...Object.fromEntries(tables.map((id) => [id, Rows.fromList((Array.isArray(scope[id]) ? (scope[id] as JsonObject[]) : []).map(answered))])) });

function reasonsFor({ rule, vocabulary, now }: Asked, scope: Scope): Reason[] {
  const groups = rule.effect === 'calculate' ? (readCalculation(rule.expression)?.cases.map((one) => one.when) ?? []) : [readGroup(rule.expression)];
  return groups.flatMap((group) => (group ? conditionsIn(group) : [])).map((one) => ({ words: conditionWords(one, vocabulary), isTrue: holds(writeGroup({ joint: 'and', parts: [one] }), scope, { now }) }));
}

function verdict(asked: Asked, scope: Scope, state: FieldState | undefined, row?: number): Verdict {
  const answer = evaluateFeel(asked.rule.expression, scope, { now: asked.now });
  const value = answer.ok ? answer.value : null;
  return { ...(row === undefined ? {} : { row }), isTrue: value === true, value, reasons: reasonsFor(asked, scope), state };
}

/** What this rule alone lets through, asked of core. */
function offeredBy({ form, rule, answers, params, now, codes }: Asked): Verdict[] {
  const others = form.rules.filter(({ id, effect }) => effect !== 'options' || id === rule.id);
  const state = evaluate(compileForm({ ...form, rules: others }).form, answers, { now, params });
  const [table, target] = [tableOf(rule.target), nameOf(rule.target)];
  const titles = (place: Parameters<typeof offeredOptions>[2]): readonly string[] => offeredOptions(codes, state, place)?.map(({ title }) => title) ?? [];
  const verdictOn = (offered: readonly string[], row?: number): Verdict => ({ ...(row === undefined ? {} : { row }), isTrue: offered.length > 0, value: null, reasons: [], offered, state: undefined });
  if (table === undefined) return [verdictOn(titles({ field: target }))];
  const rows = state.data[table];
  return Array.isArray(rows) ? rows.map((_, row) => verdictOn(titles({ field: table, cell: { row, column: target } }), row + 1)) : [];
}

/** One verdict, or for a rule of a column one for each row. */
export function verdictsOf(asked: Asked): Verdict[] {
  if (asked.rule.effect === 'options') return offeredBy(asked);
  const { form, rule, answers, params, now } = asked;
  const compiled = compileForm(form).form;
  const state = evaluate(compiled, answers, { now, params });
  const nulls: JsonObject = Object.fromEntries(Object.keys(compiled.fields).map((id) => [id, null]));
  const tables = Object.values(compiled.fields).filter(({ columns }) => columns !== undefined).map(({ id }) => id);
  const scope = withTables({ ...nulls, ...answered(state.data), params }, tables);
  const table = tableOf(rule.target);
  if (table === undefined) return [verdict(asked, scope, state.fields[rule.target])];
  const rows = Array.isArray(state.data[table]) ? (state.data[table] as JsonObject[]) : [];
  const noCells: JsonObject = Object.fromEntries(Object.keys(compiled.fields[table]?.columns ?? {}).map((column) => [column, null]));
  return rows.map((row, index) => verdict(asked, { ...scope, ...noCells, ...answered(row), rowNumber: index + 1 }, state.rows[table]?.[index]?.[nameOf(rule.target)], index + 1));
}
