/** What core itself says of answers: which are missing, which are not in their code list, which do not have their format. */
import type { Program } from '../pack/program';
import { chinaDate } from '../shared/date';
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { isEmpty } from './empty';
import { codesOf, isChecked, type Part } from './parts';
import { cellParams, cellPath, type PlaceParams } from './places';
import type { FieldSpec, FieldState } from './types';
import type { Memo } from './memo';
import { answerOf } from './work';

/** An answer that something may be said of. `beside`: what is answered beside it, in the form or in the row. */
interface Answer {
  readonly part: Part;
  readonly value: Json | undefined;
  readonly beside: unknown;
  readonly state: FieldState | undefined;
  /** of a cell: its table, and which row it is */
  readonly table: FieldSpec | undefined;
  readonly index: number;
}

const pathOf = ({ part: { spec }, table, index }: Answer): string => (table ? cellPath(table.id, index, spec.id) : `/${spec.id}`);
const paramsOf = ({ part: { spec }, table, index }: Answer): PlaceParams => (table ? cellParams(table, index, spec) : { title: spec.title });
const valuesOf = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

/** Core says what is required, since it may hang on a rule. A derived field waits for its source: a wrong id number is one mistake, not three. */
function missing(answer: Answer): Problem[] {
  const { part: { spec }, value, beside, state } = answer;
  if (state?.required !== true || state.readonly || !isEmpty(value)) return [];
  const isWaiting = spec.derive !== undefined && !isEmpty(answerOf(beside, spec.derive.from));
  return isWaiting ? [] : [problem('form.required', pathOf(answer), paramsOf(answer))];
}

function wrongCode(program: Program, answer: Answer): Problem[] {
  const { part: { spec }, value = null } = answer;
  const list = spec.codes === undefined ? undefined : program.pack.codes[spec.codes];
  if (!list) return [];
  const known = codesOf(list);
  return valuesOf(value)
    .filter((code) => typeof code !== 'string' || !known.has(code))
    .map((code) => problem('form.code', pathOf(answer), { ...paramsOf(answer), code: String(code).slice(0, 40) }));
}

function wrongFormat(answer: Answer, today: string): Problem[] {
  const found = answer.part.format?.check(answer.value ?? null, today);
  return found ? [{ ...found, path: pathOf(answer), params: { ...found.params, ...paramsOf(answer) } }] : [];
}

/** Most answers are there and have no format of ours: nothing is to be said of them. */
const isToldOf = (part: Part, value: Json | undefined, state: FieldState | undefined): boolean =>
  (isChecked(part) && value !== undefined) || (state?.required === true && isEmpty(value));

function cellsOf({ judged }: Memo, { spec, table }: Part): Answer[] {
  const [found, rows]: [Answer[], Json | undefined] = [[], judged.kept[spec.id]];
  if (!table || !Array.isArray(rows)) return found;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    const states = judged.rows[spec.id]?.[index];
    if (typeof row !== 'object' || row === null || Array.isArray(row)) continue;
    for (const part of table.asked) {
      const value = answerOf(row, part.spec.id);
      const state = states?.[part.spec.id];
      if (isToldOf(part, value, state)) found.push({ part, value, beside: row, state, table: spec, index });
    }
  }
  return found;
}

function answersOf(memo: Memo): Answer[] {
  const { parts, judged } = memo;
  const found: Answer[] = [];
  for (const part of parts.asked) {
    const value = judged.kept[part.spec.id];
    const state = judged.fields[part.spec.id];
    if (isToldOf(part, value, state)) found.push({ part, value, beside: judged.kept, state, table: undefined, index: 0 });
    if (part.table) found.push(...cellsOf(memo, part));
  }
  return found;
}

/** `broken`: paths of answers that are no values of their fields, as the schema says in `told`; nothing more can be said of them. */
export function checkAnswers(program: Program, memo: Memo, broken: ReadonlySet<string>, told: readonly Problem[]): Problem[] {
  const answers = answersOf(memo);
  const today = (memo.ctx.dateOf ?? chinaDate)(memo.ctx.now);
  const sound = answers.filter((answer) => isChecked(answer.part) && answer.value !== undefined && (broken.size === 0 || !broken.has(pathOf(answer))));
  return [...answers.flatMap(missing), ...told, ...sound.flatMap((answer) => [...wrongCode(program, answer), ...wrongFormat(answer, today)])];
}
