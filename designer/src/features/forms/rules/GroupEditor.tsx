import { Button, Segmented, Select } from 'antd';
import { t } from '../text';
import { ChainEditor } from './ChainEditor';
import { operatorTitle } from './condition-words';
import { firstCondition, kindOfTerm, operatorsOf, optionsOfTerm, type Vocabulary, withOperator } from './field-kinds';
import { type Condition, type Group, isGroup, type Operator, type Term } from './sentence';
import { SubjectInput, TermInput } from './TermInput';

interface GroupEditorProps {
  readonly group: Group;
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  /** number of the group that this one stands in, before its own numbers: `2.` */
  readonly prefix?: string;
  /** in a group there is no further one */
  readonly isInner?: boolean;
  onChange(group: Group): void;
}

/** One condition left alone in a group of its own is no group. */
const settled = (group: Group): Group => ({ ...group, parts: group.parts.flatMap((part): (Condition | Group)[] => (!isGroup(part) ? [part] : part.parts.length > 1 ? [part] : [...part.parts])) });

/** 当 [字段] [比较] [值]: conditions as blanks of a sentence, joined, and groups of them with the other joint. */
export function GroupEditor({ group, vocabulary, isReadonly, prefix = '', isInner = false, onChange }: GroupEditorProps) {
  const { parts, joint } = group;
  const first: Term | undefined = vocabulary.fields[0] && { kind: 'field', id: vocabulary.fields[0].id };
  const put = (index: number, part: Condition | Group): void => onChange(settled({ joint, parts: parts.map((one, at) => (at === index ? part : one)) }));
  const drop = (index: number): void => onChange(settled({ joint, parts: parts.filter((_, at) => at !== index) }));
  const fresh = first && firstCondition(first, vocabulary);
  const other = joint === 'and' ? 'or' : 'and';
  return (
    <div className="ld-sentence">
      {parts.length > 1 && (
        <Segmented size="small" aria-label={prefix === '' ? t('rules.joint') : t('rules.jointOf', { n: prefix.slice(0, -1) })} disabled={isReadonly} value={joint} options={[{ value: 'and', label: t('rules.and') }, { value: 'or', label: t('rules.or') }]} onChange={(next: Group['joint']) => onChange({ joint: next, parts })} />
      )}
      {parts.map((part, index) => {
        const n = `${prefix}${index + 1}`;
        if (isGroup(part)) return <div key={index} className="ld-subgroup" role="group" aria-label={t('rules.group', { n })}><GroupEditor group={part} vocabulary={vocabulary} isReadonly={isReadonly} prefix={`${n}.`} isInner onChange={(next) => put(index, next)} /></div>;
        return (
          <div key={index} className="ld-condition" role="group" aria-label={t('rules.condition', { n })}>
            <ConditionEditor condition={part} vocabulary={vocabulary} isReadonly={isReadonly} n={n} onChange={(next) => put(index, next)} />
            {parts.length > 1 && !isReadonly && <Button size="small" type="text" aria-label={t('rules.removeCondition', { n })} onClick={() => drop(index)}>×</Button>}
          </div>
        );
      })}
      {fresh && !isReadonly && (
        <span className="ld-row">
          <Button size="small" type="link" onClick={() => onChange({ joint, parts: [...parts, fresh] })}>{t('rules.addCondition')}</Button>
          {!isInner && <Button size="small" type="link" onClick={() => onChange({ joint, parts: [...parts, { joint: other, parts: [fresh, fresh] }] })}>{t('rules.addGroup')}</Button>}
        </span>
      )}
    </div>
  );
}

interface ConditionEditorProps extends Pick<GroupEditorProps, 'vocabulary' | 'isReadonly'> {
  readonly condition: Condition;
  readonly n: string;
  onChange(condition: Condition): void;
}

function ConditionEditor({ condition, vocabulary, isReadonly, n, onChange }: ConditionEditorProps) {
  const { left, op } = condition;
  const [kind, options] = [kindOfTerm(left, vocabulary.fields), optionsOfTerm(left, vocabulary.fields)];
  const choose = (next: Term): void => {
    const isAlike = kindOfTerm(next, vocabulary.fields) === kind && optionsOfTerm(next, vocabulary.fields).length === 0 && options.length === 0;
    onChange(isAlike ? { ...condition, left: next } : firstCondition(next, vocabulary));
  };
  const value = t('rules.value', { n });
  return (
    <>
      <SubjectInput label={t('rules.field', { n })} term={left} vocabulary={vocabulary} isReadonly={isReadonly} onChange={choose} />
      <Select
        aria-label={t('rules.compare', { n })} disabled={isReadonly} popupMatchSelectWidth={false} value={op} options={[...new Set([...operatorsOf(kind), op])].map((one) => ({ value: one, label: operatorTitle(one, kind) }))}
        onChange={(next: Operator) => onChange(withOperator(left, next, vocabulary, condition))}
      />
      {'rest' in condition && <ChainEditor label={value} chain={{ first: condition.right, rest: condition.rest }} kind={kind} options={options} vocabulary={vocabulary} isReadonly={isReadonly} onChange={({ first, rest }) => onChange({ ...condition, right: first, rest })} />}
      {'many' in condition && <TermInput label={value} term={condition.right} kind={kind} options={options} vocabulary={vocabulary} isReadonly={isReadonly} onChange={(right) => onChange({ ...condition, right })} />}
      {'values' in condition && (
        <Select
          className="ld-many" aria-label={value} mode={options.length > 0 ? 'multiple' : 'tags'} disabled={isReadonly} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={condition.values.filter((one) => one !== '')} options={[...options]}
          onChange={(values: string[]) => onChange({ ...condition, values: values.length === 0 ? [''] : values })}
        />
      )}
    </>
  );
}
