/** A filter of choices: a rule that says which options are offered. */
import { findingText } from '../../finding';
import { toFeel } from '../../xpath/to-feel';
import { attributesOf } from './attributes';
import { filterCheck } from './filter-check';
import type { Placed } from './ids';
import type { Plan } from './plan';

export interface Filter { readonly effect: 'options' | 'check'; readonly expression: string }

/** What a column of the choices is in a rule; a column that no choice has is empty. */
function columnOf({ item }: Placed, attributes: ReadonlyMap<string, string>): (name: string) => string {
  return (name) => {
    if (name === 'name') return 'option.code';
    if (name === 'label') return 'option.title';
    const attribute = item.codes === undefined ? attributes.get(name) : name;
    return attribute === undefined ? 'null' : `option.${attribute}`;
  };
}

/** undefined: there is none, or the finding says why it could not be brought in. */
export function filterOf(placed: Placed, plan: Plan): Filter | undefined {
  const { item } = placed;
  if (item.choiceFilter === undefined || item.list === undefined) return undefined;
  const choices = plan.xls.lists.get(item.list) ?? [];
  // of choices that stand there twice one is kept, with the columns of one: only what was chosen can be looked at
  if (item.codes === undefined && new Set(choices.map(({ name }) => name)).size < choices.length) {
    const check = filterCheck(placed, plan);
    if (check !== undefined) plan.note('import.filter-as-check', item.row, { name: item.name });
    return check === undefined ? undefined : { effect: 'check', expression: check };
  }
  const made = toFeel(item.choiceFilter, { ...plan.scopeOf(placed), column: columnOf(placed, attributesOf(choices)) }, 'truth');
  if (made.ok) return { effect: 'options', expression: made.value.feel };
  plan.note('import.choice-filter', item.row, { name: item.name, reason: findingText({ code: made.reason.code, params: made.reason.params, severity: 'warning' }) });
  return undefined;
}
