import type { RuleDef } from '@liandong/core/run';
import { Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { useDraft } from '../../../editing';
import { codesOf } from '../canvas/preview-program';
import { newId, removeRule, setRule } from '../model/form-edit';
import { nameOf } from '../model/paths';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { effectTitle } from '../words';
import { firstCondition, ruleFields, type RuleField, type Vocabulary } from './field-kinds';
import { OPTION, optionFields } from './option-fields';
import { RuleEditor } from './RuleEditor';
import { RuleTest } from './RuleTest';
import { chainOf, type Condition, NOTHING, type Term } from './sentence';
import { workedOut } from './terms';
import { writeCalculation, writeGroup } from './write-feel';

const FOR_FIELD: readonly RuleDef['effect'][] = ['visible', 'required', 'readonly', 'calculate', 'check'];
/** A choice, of whose options some may not be offered. */
const FOR_CHOICE: readonly RuleDef['effect'][] = [...FOR_FIELD, 'options'];
const FOR_SECTION: readonly RuleDef['effect'][] = ['visible', 'readonly'];

interface RuleListProps {
  readonly edited: EditedForm;
  readonly target: string;
  readonly targetTitle: string;
  readonly isSection?: boolean;
}

/** What rules may speak of, and those that filter options. */
function useVocabularies(edited: EditedForm, target: string): { readonly plain: Vocabulary; readonly ofOptions: Vocabulary } {
  const draft = useDraft();
  return useMemo(() => {
    const schema = draft.json<{ parameters?: { schema?: { properties?: Record<string, { title?: string }> } } }>('pack.json')?.parameters?.schema;
    const params = Object.entries(schema?.properties ?? {}).map(([id, property]) => ({ id, title: property.title ?? id }));
    const codes = codesOf(draft);
    const fields = ruleFields(edited.form, codes, target);
    const ofOption = optionFields(edited.form, codes, target);
    return { plain: { params, fields }, ofOptions: { params, fields: ofOption.length === 0 ? [] : [...ofOption, ...fields] } };
  }, [draft, edited.form, target]);
}

/** A check that most would want: not in the future, not below zero, answered. */
function firstCheck({ id, kind }: RuleField): Condition {
  const left: Term = { kind: 'field', id };
  if (kind === 'date') return { left, op: 'le', right: { kind: 'today' }, rest: [] };
  if (kind === 'moment') return { left, op: 'le', right: { kind: 'now' }, rest: [] };
  return kind === 'number' ? { left, op: 'ge', right: { kind: 'number', value: 0 }, rest: [] } : { left, op: 'filled' };
}
const isHandy = ({ kind }: RuleField): boolean => kind !== 'thing' && kind !== 'table';
/** Of the other fields the one that rules are mostly about. */
const likeliest = (others: readonly RuleField[]): RuleField | undefined => others.find((field) => field.kind === 'choice') ?? others.find(isHandy) ?? others[0];

/** What a number is most likely worked out from: the sum of a column of its own kind, money of money. */
function likeliestResult(own: RuleField | undefined, vocabulary: Vocabulary): Term | undefined {
  if (own?.kind !== 'number') return undefined;
  const terms = workedOut(vocabulary).map(({ term }) => term);
  const formatOf = (term: Term): string | undefined => (term.kind === 'fold' ? vocabulary.fields.find(({ id }) => id === term.table)?.columns?.find(({ id }) => id === term.column)?.format : undefined);
  return terms.find((term) => term.kind === 'fold' && term.how === 'sum' && formatOf(term) === own.format) ?? terms[0];
}

/** The options by name, all of them to begin with; by their numbers, or by what is told of them, where that says more. */
function firstOptions({ fields }: Vocabulary): Condition {
  const [first, second] = fields;
  const about = second?.id.startsWith(`${OPTION}.`) === true ? second : first;
  const left: Term = { kind: 'field', id: about?.id ?? '' };
  return about?.kind === 'number' ? { left, op: 'filled' } : { left, op: 'in', values: about?.options.map(({ value }) => value) ?? [] };
}

/** What a new rule of this kind begins as: complete at once, about something that fits. */
function firstExpression(effect: RuleDef['effect'], own: RuleField | undefined, id: string, vocabulary: Vocabulary): string {
  if (effect === 'options') return writeGroup({ joint: 'and', parts: [firstOptions(vocabulary)] });
  if (effect === 'calculate') return writeCalculation({ cases: [], otherwise: chainOf(likeliestResult(own, vocabulary) ?? NOTHING) });
  const about = effect === 'check' ? own : likeliest(vocabulary.fields.filter((field) => field.id !== id));
  if (!about) return 'true';
  return writeGroup({ joint: 'and', parts: [effect === 'check' ? firstCheck(about) : firstCondition({ kind: 'field', id: about.id }, vocabulary)] });
}

/** The rules of one field, column or section, and a button for a new one. */
export function RuleList({ edited, target, targetTitle, isSection = false }: RuleListProps) {
  const { form, readonly } = edited;
  const { plain: vocabulary, ofOptions } = useVocabularies(edited, target);
  const speaking = (effect: RuleDef['effect']): Vocabulary => (effect === 'options' ? ofOptions : vocabulary);
  const effects = isSection ? FOR_SECTION : ofOptions.fields.length > 0 ? FOR_CHOICE : FOR_FIELD;
  const own = vocabulary.fields.find((field) => field.id === nameOf(target));
  const rules = form.rules.filter((rule) => rule.target === target);
  const add = (effect: RuleDef['effect']): void => {
    const rule: RuleDef = { id: newId('rule', form.rules.map((one) => one.id)), effect, target, expression: firstExpression(effect, own, nameOf(target), speaking(effect)), ...(effect === 'check' ? { message: t('rules.firstMessage', { title: targetTitle }) } : {}) };
    edited.edit(t('rules.did.add', { title: targetTitle }), (one) => setRule(one, rule));
  };
  return (
    <div className="ld-rules">
      {rules.length === 0 && <p className="ld-hint">{t(isSection ? 'rules.noneForSection' : 'rules.none')}</p>}
      {rules.map((rule) => (
        <RuleEditor
          key={rule.id} rule={rule} targetTitle={targetTitle} target={own ?? { kind: 'thing', options: [] }} vocabulary={speaking(rule.effect)} isReadonly={readonly}
          test={<RuleTest form={form} rule={rule} targetTitle={targetTitle} vocabulary={speaking(rule.effect)} />}
          onChange={(next) => edited.edit(t('rules.did.change', { title: targetTitle }), (one) => setRule(one, next), { merge: `rule:${rule.id}` })}
          onRemove={() => edited.edit(t('rules.did.remove', { title: targetTitle }), (one) => removeRule(one, rule.id))}
        />
      ))}
      {!readonly && (
        <Dropdown trigger={['click']} menu={{ items: effects.map((effect) => ({ key: effect, label: t('rules.addEffect', { effect: effectTitle(effect) }), onClick: () => add(effect) })) }}>
          <Button block>{t('rules.add')}</Button>
        </Dropdown>
      )}
    </div>
  );
}
