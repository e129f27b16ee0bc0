import { t } from '../text';
import { kindOfTerm, optionsOfTerm, type Kind, type Vocabulary } from './field-kinds';
import { type Condition, isGroup, type Group, type Operator } from './sentence';
import { chainWords, wordsOf } from './terms';

const TABLE_OF: Partial<Record<Kind, string>> = { date: 'dateOperator', moment: 'dateOperator', choices: 'listOperator', table: 'tableOperator' };

export const operatorTitle = (op: Operator, kind: Kind): string => t.find(`rules.${TABLE_OF[kind] ?? 'operator'}.${op}`) ?? t(`rules.operator.${op}`);

/** A condition as one sees it in a sentence. */
export function conditionWords(one: Condition, vocabulary: Vocabulary): string {
  const options = optionsOfTerm(one.left, vocabulary.fields);
  const start = `${wordsOf(one.left, vocabulary)} ${operatorTitle(one.op, kindOfTerm(one.left, vocabulary.fields))}`;
  if ('values' in one) return `${start} ${one.values.map((value) => wordsOf({ kind: 'text', value }, vocabulary, options)).join(t('list.comma'))}`;
  return 'right' in one ? `${start} ${chainWords(one.right, 'rest' in one ? one.rest : [], vocabulary, options)}` : start;
}

/** Every condition of a group, one after the other. */
export const conditionsIn = (group: Group): Condition[] => group.parts.flatMap((part) => (isGroup(part) ? conditionsIn(part) : [part]));
