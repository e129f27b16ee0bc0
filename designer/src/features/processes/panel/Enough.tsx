import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, NumberBox } from './controls';
import type { LoopProps } from './loop-props';
import { SentenceField } from './SentenceField';

const COUNTED = /^numberOfCompletedInstances\s*>=\s*(\d{1,4})$/;
const counted = (count: number): string => `numberOfCompletedInstances >= ${count}`;

/** When what has been done is enough, so that the others are no longer asked. */
export function Enough({ loop, disabled, onChange }: LoopProps) {
  const { pack } = useEditing();
  const count = COUNTED.exec(loop.completion)?.[1];
  const until = loop.completion === '' ? 'all' : count === undefined ? 'condition' : 'count';
  const first = pack.fields[0]?.id ?? 'outcome';
  const choose = (next: string): void => onChange({ completion: next === 'all' ? '' : next === 'count' ? counted(1) : `${first} = null` });
  return (
    <>
      <Choice label={t('many.until')} name="until" value={until} options={(['all', 'count', 'condition'] as const).map((value) => ({ value, title: t(`many.untils.${value}`) }))} disabled={disabled} onChange={choose} />
      {count !== undefined && <Field label={t('many.enough')}><NumberBox label={t('many.enough')} name="enough" min={1} value={Number(count)} disabled={disabled} onChange={(next) => onChange({ completion: counted(next) })} /></Field>}
      {until === 'condition' && <SentenceField value={loop.completion} speech={{ outcomes: [], fields: pack.fields, params: pack.params }} disabled={disabled} onChange={(completion) => onChange({ completion })} />}
    </>
  );
}
