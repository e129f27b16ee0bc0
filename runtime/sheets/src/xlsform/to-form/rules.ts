/** Conditions, calculations and constraints as rules of the form. */
import type { RuleDef } from '@liandong/core/run';
import { findingText, SHEET_WORDS, type FindingCode } from '../../finding';
import type { Expr } from '../../xpath/parse';
import type { XPathScope } from '../../xpath/scope';
import { type Feel, toFeel } from '../../xpath/to-feel';
import type { XlsItem } from '../read/types';
import { filterOf } from './choice-filter';
import { isNo, isYes, limitsOf } from './field';
import type { Placed } from './ids';
import type { Plan } from './plan';
import type { Translated } from './texts';

type Effect = RuleDef['effect'];
const OF: Readonly<Record<'relevant' | 'required' | 'readonly' | 'calculation' | 'constraint', readonly [Effect, FindingCode]>> = {
  relevant: ['visible', 'import.relevant'], required: ['required', 'import.required'], readonly: ['readonly', 'import.readonly'], calculation: ['calculate', 'import.calculation'], constraint: ['check', 'import.constraint'],
};
const MESSAGE = 200;
/** Conditions that all have to hold. */
export const allOf = (conditions: readonly string[]): string => (conditions.length === 1 ? conditions[0] ?? '' : conditions.map((one) => `(${one})`).join(' and '));

export class Rules {
  readonly rules: RuleDef[] = [];
  readonly #ids: Set<string>;
  constructor(readonly plan: Plan, readonly texts: Translated, taken: readonly RuleDef[], readonly from: number) {
    this.#ids = new Set(taken.map((rule) => rule.id));
  }

  add(effect: Effect, target: string, expression: string, message?: string): number {
    const stem = `${target.replace('/', '_')}_${effect}`.slice(0, 56);
    let id = stem;
    for (let n = 2; this.#ids.has(id); n += 1) id = `${stem}_${n}`;
    this.#ids.add(id);
    return this.rules.push({ id, effect, target, expression, ...(message === undefined ? {} : { message }) }) - 1 + this.from;
  }

  /** The expression in FEEL, or that of a part of it; undefined = none, or said why not. */
  feel(item: XlsItem, what: keyof typeof OF, scope: XPathScope, instead?: Expr): Feel | undefined {
    const source = instead ?? item[what];
    if (source === undefined) return undefined;
    const made = toFeel(source, scope, what === 'calculation' ? 'value' : 'truth');
    if (made.ok) return made.value;
    this.plan.note(OF[what][1], item.row, { name: item.name, reason: findingText({ code: made.reason.code, params: made.reason.params, severity: 'warning' }) });
    return undefined;
  }

  /** All rules of a field or column; `around`: what shows the groups inside a table that it stood in. */
  ofField(placed: Placed, around: readonly string[]): void {
    const { item, id, table } = placed;
    const target = table === undefined ? id : `${table}/${id}`;
    const scope = this.plan.scopeOf(placed);
    const relevant = [...around, ...[this.feel(item, 'relevant', scope)?.feel].filter((one) => one !== undefined)];
    if (relevant.length > 0) this.add('visible', target, allOf(relevant));
    if (item.required !== undefined && !isYes(item.required) && !isNo(item.required)) this.#plain(item, 'required', target, scope);
    if (item.readonly !== undefined && !isNo(item.readonly) && item.calculation === undefined) this.#readonly(item, target, scope);
    this.#calculate(item, target, scope);
    this.#constraint(placed, target, scope);
    this.#filter(placed, target);
  }

  #plain(item: XlsItem, what: 'required' | 'readonly', target: string, scope: XPathScope): void {
    const made = this.feel(item, what, scope);
    if (made) this.add(OF[what][0], target, made.feel);
  }
  #readonly(item: XlsItem, target: string, scope: XPathScope): void {
    if (item.kind === 'note') return;
    if (isYes(item.readonly ?? '')) this.add('readonly', target, 'true');
    else this.#plain(item, 'readonly', target, scope);
  }
  #calculate(item: XlsItem, target: string, scope: XPathScope): void {
    if (item.kind === 'today') this.add('calculate', target, 'today()');
    const made = this.feel(item, 'calculation', scope);
    // what may be anything is kept as text
    if (made && item.kind !== 'note') this.add('calculate', target, item.kind === 'calculate' && made.type === 'any' ? `string(${made.feel})` : made.feel);
  }
  #constraint(placed: Placed, target: string, scope: XPathScope): void {
    const { item } = placed;
    const limits = limitsOf(item, this.plan.shapeOf(placed)?.property.type);
    if (Object.keys(limits.keywords).length > 0 && limits.rest === undefined) return;
    const made = this.feel(item, 'constraint', scope, limits.rest);
    if (!made) return;
    const index = this.add('check', target, `if ${placed.id} = null then true else ${made.feel}`, SHEET_WORDS.constraint);
    const message = this.texts.say(item.constraintMessage, `/rules/${index}/message`, item);
    const at = index - this.from;
    if (message) this.rules[at] = { ...(this.rules[at] as RuleDef), message: message.slice(0, MESSAGE) };
  }
  #filter(placed: Placed, target: string): void {
    const filter = filterOf(placed, this.plan);
    if (filter) this.add(filter.effect, target, filter.expression, filter.effect === 'check' ? SHEET_WORDS.choiceFilter : undefined);
  }
}
