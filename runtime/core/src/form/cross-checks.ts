/** The form's own checks, told at the field or cell that they are for. */
import { problem, type Problem } from '../shared/problem';
import type { FeelScope } from '../expression/index';
import { isEmpty } from './empty';
import type { Part, Rule } from './parts';
import { cellParams, cellPath, type PlaceParams } from './places';
import type { Cells, Memo } from './memo';
import { answerOf, rowScope } from './work';

/** `cells`: of the row, where it is asked for one. */
interface Asked { readonly path: string; readonly scope: FeelScope; readonly params: PlaceParams; readonly cells?: Cells }

/** Something that it reads is not answered yet: `until >= since` says nothing before both are there. */
const lacks = (memo: Memo, rule: Rule, cells: Cells | undefined): boolean => rule.keys.some((key) => memo.scope[key] === null) || rule.row.some((name) => cells?.[name] === null);

function failed(memo: Memo, rules: readonly Rule[], { path, scope, params, cells }: Asked): Problem[] {
  return rules
    .filter((rule) => {
      const found = rule.feel.evaluate(scope, memo.ctx);
      if (!found.ok) return true;
      return found.value === null ? !lacks(memo, rule, cells) : found.value !== true;
    })
    .map((rule) => problem('form.check', path, { ...params, message: rule.def.message ?? '' }));
}

/** Nothing can be compared with an answer that is no value of its field, and that is told anyway. */
const comparable = (rules: readonly Rule[], broken: ReadonlySet<string>): Rule[] => rules.filter((rule) => !rule.keys.some((key) => broken.has(key)));

/** Fields, and `table/column`, that have a broken answer somewhere. */
function brokenKeys(paths: ReadonlySet<string>): Set<string> {
  const keys = new Set<string>();
  for (const path of paths) {
    const [, id = '', , column] = path.split('/');
    keys.add(id);
    if (column !== undefined) keys.add(`${id}/${column}`);
  }
  return keys;
}

function ofRows(memo: Memo, { spec, table }: Part, broken: ReadonlySet<string>, keys: ReadonlySet<string>): Problem[] {
  const rows = memo.tables.get(spec.id)?.rows ?? [];
  return (table?.columns ?? []).flatMap((column) => {
    const rules = comparable(column.rules.check, keys);
    if (rules.length === 0) return [];
    return rows.flatMap((row, index) => {
      const path = cellPath(spec.id, index, column.spec.id);
      const inRow = rules.filter((rule) => !rule.row.some((name) => broken.has(cellPath(spec.id, index, name))));
      if (broken.has(path) || row.states[column.spec.id]?.visible !== true || isEmpty(answerOf(row.kept, column.spec.id))) return [];
      return failed(memo, inRow, { path, scope: rowScope(memo, row.cells), params: cellParams(spec, index, column.spec), cells: row.cells });
    });
  });
}

/** `broken`: paths of answers that are no values of their fields. */
export function crossChecks(memo: Memo, broken: ReadonlySet<string>): Problem[] {
  const { parts, judged } = memo;
  const keys = brokenKeys(broken);
  return parts.checked.flatMap((part) => {
    const { id, title } = part.spec;
    const isAsked = !broken.has(`/${id}`) && judged.fields[id]?.visible === true && !isEmpty(judged.kept[id]);
    const own = isAsked ? failed(memo, comparable(part.rules.check, keys), { path: `/${id}`, scope: memo.scope, params: { title } }) : [];
    return [...own, ...ofRows(memo, part, broken, keys)];
  });
}
