import { type Tier, TIERS } from '@liandong/core/run';
import { assignmentOf, setAssignment } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { t, tierTitle } from '../text';
import { useEditing } from './context';
import { Choice, NumberBox, TextField } from './controls';
import { FeelText } from './FeelText';
import type { LoopProps } from './loop-props';
import { Field } from '../../../ui';

const BY_FEEL = 'feel';
const isNumber = (feel: string): boolean => /^\d{1,4}$/.test(feel);

/** Who or what there is one of: the people of the step, a list, a number. */
export function Members({ element, isSigned, ...props }: LoopProps & { readonly element: DiagramElement; readonly isSigned: boolean }) {
  const { loop, disabled, onChange } = props;
  const { pack } = useEditing();
  const by = loop.cardinality !== '' ? 'number' : loop.collection !== '' || !isSigned ? 'list' : 'holders';
  const first = pack.fields.find((field) => field.type === 'array')?.id ?? '[]';
  const choose = (next: string): void => onChange(next === 'number' ? { cardinality: '3', collection: '' } : { cardinality: '', collection: next === 'list' ? first : '' });
  const options = (['holders', 'list', 'number'] as const).filter((value) => isSigned || value !== 'holders').map((value) => ({ value, title: t(`many.by.${value}`) }));
  return (
    <>
      <Choice label={t('many.members')} name="members" value={by} options={options} disabled={disabled} onChange={choose} />
      {by === 'holders' && <UpTo element={element} />}
      {by === 'number' && <Count {...props} />}
      {by === 'list' && <List {...props} />}
    </>
  );
}

function Count({ loop: { cardinality }, disabled, onChange }: LoopProps) {
  if (!isNumber(cardinality)) return <FeelText label={t('many.count')} name="count" value={cardinality} disabled={disabled} onChange={(next) => onChange({ cardinality: next })} />;
  return <Field label={t('many.count')}><NumberBox label={t('many.count')} name="count" min={1} value={Number(cardinality)} disabled={disabled} onChange={(count) => onChange({ cardinality: String(count) })} /></Field>;
}

/** A field of the record that holds several values, or an expression. */
function List({ loop: { collection, element }, disabled, onChange }: LoopProps) {
  const { pack } = useEditing();
  const lists = pack.fields.filter((field) => field.type === 'array');
  const isField = lists.some((field) => field.id === collection);
  const options = [...lists.map((field) => ({ value: field.id, title: field.title })), { value: BY_FEEL, title: t('many.listFeel') }];
  return (
    <>
      {lists.length > 0 && <Choice label={t('many.listField')} name="list-field" value={isField ? collection : BY_FEEL} options={options} disabled={disabled} onChange={(next) => onChange({ collection: next === BY_FEEL ? '[]' : next })} />}
      {!isField && <FeelText label={t('many.list')} name="list" hint={t('many.listHint')} value={collection} disabled={disabled} onChange={(next) => onChange({ collection: next })} />}
      <TextField label={t('many.element')} name="list-item" hint={t('many.elementHint')} value={element} disabled={disabled} onChange={(name) => onChange({ element: name })} />
    </>
  );
}

/** 逐级: everybody of the role from the first unit up to this tier. */
function UpTo({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const assignment = assignmentOf(element);
  const options = [{ value: '', title: t('many.oneTier') }, ...TIERS.map((tier) => ({ value: tier, title: t('many.upToTier', { tier: tierTitle(tier) }) }))];
  return <Choice label={t('many.upTo')} name="up-to" value={assignment.upTo ?? ''} options={options} disabled={readonly} onChange={(upTo) => diagram.change(t('step.role'), (get) => setAssignment(get, element, { ...assignment, upTo: upTo === '' ? undefined : (upTo as Tier) }))} />;
}
