/** Rules that filter options: attributes that some option has, and no more questions than a phone can answer between two key presses. */
import { checkFeel, feelTree, type FeelNode } from '../../expression/index';
import { attributesIn, choicesOf, targetOf } from '../../form/index';
import type { FieldSpec } from '../../form/types';
import type { Problem } from '../../shared/problem';
import type { RuleDef } from '../format';
import type { CompiledForm } from '../program';
import { about, type LintInput } from './input';

/** Options of a list times the rules that filter it. */
const MOST_QUESTIONS = 40_000;
const OWN = ['code', 'title', 'parent'];

/** What is read of the option: `option.name`. */
function attributesRead(expression: string): string[] {
  const tree = feelTree(expression, 'expression', []);
  const found = new Set<string>();
  const walk = ({ name, kids }: FeelNode): void => {
    if (name === 'PathExpression' && kids[0]?.text === 'option') found.add(kids.at(-1)?.text ?? '');
    kids.forEach(walk);
  };
  if (!('code' in tree)) walk(tree);
  return [...found];
}

interface Asked { readonly rule: RuleDef; readonly field: FieldSpec; /** options that all its rules are asked for */ readonly questions: number; readonly attributes: ReadonlySet<string> }

function lintRule({ rule, field, questions, attributes }: Asked, form: CompiledForm): Problem[] {
  const [at, path] = [about('form', form.id), `/rules/${rule.id}`];
  // a loop in the rule goes round for each option
  const isTooMuch = questions > MOST_QUESTIONS || (checkFeel(rule.expression).length === 0 && checkFeel(`for each in 1..${Math.max(1, questions)} return (${rule.expression})`).length > 0);
  return [
    ...attributesRead(rule.expression).filter((name) => !OWN.includes(name) && !attributes.has(name)).map((name) => at('form.rule-attribute', path, { rule: rule.id, name, field: field.title })),
    ...(isTooMuch ? [at('form.rule-options-many', path, { rule: rule.id, field: field.title, limit: MOST_QUESTIONS })] : []),
  ];
}

/** Of one form; a choice whose code list is not there is told elsewhere. */
export function lintOptionRules(input: LintInput, form: CompiledForm): Problem[] {
  const filters = form.rules.filter(({ effect }) => effect === 'options');
  return filters.flatMap((rule) => {
    const field = targetOf(rule.target, form.fields)?.field;
    const choices = field && choicesOf(field, input.pack.codes);
    if (!choices) return [];
    const beside = filters.filter(({ target }) => target === rule.target).length;
    return lintRule({ rule, field, questions: choices.options.length * beside, attributes: attributesIn(choices.options) }, form);
  });
}
