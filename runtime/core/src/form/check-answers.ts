/** What core itself says of answers: which are missing, which are not in their code list, which do not have their format. */
import type { Program } from '../pack/program';
import { chinaDate } from '../shared/date';
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { isEmpty } from './empty';
import { codesOf, type Part } from './parts';
import { cellParams, cellPath, type PlaceParams } from './places';
import type { FieldState } from './types';
import type { Memo } from './memo';
import { answerOf } from './work';

/** One answer and where it stands. `beside`: what is answered beside it, in the form or in the row. */
interface Answer { readonly part: Part; readonly path: string; readonly value: Json | undefined; readonly beside: unknown; readonly state: FieldState | undefined; readonly params: () => PlaceParams }

const valuesOf = (value: Json): Json[] => (Array.isArray(value) ? value : [value]);

/** Core says what is required, since it may hang on a rule. A derived field waits for its source: a wrong id number is one mistake, not three. */
function missing({ part, path, value, beside, state, params }: Answer): Problem[] {
  if (state?.required !== true || state.readonly || !isEmpty(value)) return [];
  const isWaiting = part.spec.derive !== undefined && !isEmpty(answerOf(beside, part.spec.derive.from));
  return isWaiting ? [] : [problem('form.required', path, params())];
}

function wrongCode(program: Program, { part, path, value, params }: Answer): Problem[] {
  const list = part.spec.codes === undefined ? undefined : program.pack.codes[part.spec.codes];
  if (!list) return [];
  const known = codesOf(list);
  return valuesOf(value ?? null)
    .filter((code) => typeof code !== 'string' || !known.has(code))
    .map((code) => problem('form.code', path, { ...params(), code: String(code).slice(0, 40) }));
}

function wrongFormat({ part, path, value, params }: Answer, today: string): Problem[] {
  const found = part.format?.check(value ?? null, today);
  return found ? [{ ...found, path, params: { ...found.params, ...params() } }] : [];
}

const isChecked = ({ format, spec }: Part): boolean => format !== undefined || spec.codes !== undefined;

function answersOf({ parts, judged }: Memo): Answer[] {
  const found: Answer[] = [];
  for (const part of parts.all) {
    const { spec, table } = part;
    const value = judged.kept[spec.id];
    const state = judged.fields[spec.id];
    if (isChecked(part) || state?.required === true) found.push({ part, path: `/${spec.id}`, value, beside: judged.kept, state, params: () => ({ title: spec.title }) });
    if (!table || !Array.isArray(value)) continue;
    value.forEach((row, index) => {
      if (typeof row !== 'object' || row === null || Array.isArray(row)) return;
      const states = judged.rows[spec.id]?.[index];
      for (const column of table.columns) {
        const cell = states?.[column.spec.id];
        if (!isChecked(column) && cell?.required !== true) continue;
        found.push({ part: column, path: cellPath(spec.id, index, column.spec.id), value: answerOf(row, column.spec.id), beside: row, state: cell, params: () => cellParams(spec, index, column.spec) });
      }
    });
  }
  return found;
}

/** `broken`: paths of answers that are no values of their fields, as the schema says in `told`; nothing more can be said of them. */
export function checkAnswers(program: Program, memo: Memo, broken: ReadonlySet<string>, told: readonly Problem[]): Problem[] {
  const answers = answersOf(memo);
  const today = (memo.ctx.dateOf ?? chinaDate)(memo.ctx.now);
  const sound = answers.filter(({ part, path, value }) => isChecked(part) && value !== undefined && !broken.has(path));
  return [...answers.flatMap(missing), ...told, ...sound.flatMap((answer) => [...wrongCode(program, answer), ...wrongFormat(answer, today)])];
}
