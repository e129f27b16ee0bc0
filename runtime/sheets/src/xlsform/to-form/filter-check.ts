/** A filter of choices that stand in their list twice, as a check: what was chosen fits the answers before. */
import { MAX_SOURCE } from '@liandong/core/run';
import { findingText } from '../../finding';
import { quoted } from '../../xpath/feel-part';
import { toFeel } from '../../xpath/to-feel';
import type { Placed } from './ids';
import type { Plan } from './plan';

const literal = (text = ''): string => (text === '' ? 'null' : quoted(text));

/** FEEL for each choice that the filter lets in; the same condition is written once. */
function conditions(placed: Placed, plan: Plan): Map<string, string[]> | undefined {
  const { item } = placed;
  const found = new Map<string, string[]>();
  for (const choice of plan.xls.lists.get(item.list ?? '') ?? []) {
    const scope = { ...plan.scopeOf(placed), column: (name: string) => literal(name === 'name' ? choice.name : (choice.extra[name] ?? (name === 'label' ? Object.values(choice.label)[0] : undefined))) };
    const made = toFeel(item.choiceFilter ?? '', scope, 'truth');
    if (!made.ok) {
      plan.note('import.choice-filter', item.row, { name: item.name, reason: findingText({ code: made.reason.code, params: made.reason.params, severity: 'warning' }) });
      return undefined;
    }
    found.set(made.value.feel, [...(found.get(made.value.feel) ?? []), choice.name]);
  }
  return found;
}

export function filterCheck(placed: Placed, plan: Plan): string | undefined {
  if (placed.item.choiceFilter === undefined || placed.item.kind !== 'select') return undefined;
  const all = conditions(placed, plan);
  if (!all) return undefined;
  const each = [...all].map(([condition, names]) => `(${placed.id} ${names.length === 1 ? `= ${quoted(names[0] ?? '')}` : `in (${names.map(quoted).join(', ')})`} and (${condition}))`);
  const check = `if ${placed.id} = null then true else ${each.join(' or ')}`;
  if (check.length < Math.min(MAX_SOURCE, 4_000) && all.size > 0) return check;
  plan.note('import.choice-filter', placed.item.row, { name: placed.item.name, reason: findingText({ code: 'expr.too-long', params: {}, severity: 'warning' }) });
  return undefined;
}
