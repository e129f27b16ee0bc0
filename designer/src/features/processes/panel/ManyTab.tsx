import { Checkbox } from 'antd';
import { type LoopKind, type LoopSpec, loopOf, setLoop, setSign, type SignSpec, signOf, USUAL_SIGN } from '../diagram/loop';
import type { DiagramElement } from '../diagram/types';
import type { DialectEntry } from '../model/dialect';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, TextField } from './controls';
import { Enough } from './Enough';
import { FeelText } from './FeelText';
import type { LoopProps } from './loop-props';
import { Members } from './Members';
import { SentenceField } from './SentenceField';
import { SignFields } from './SignFields';

const KINDS: readonly LoopKind[] = ['once', 'parallel', 'sequential', 'again'];
const RULES = ['each', 'all', 'any', 'vote'] as const;
/** When somebody chooses several: three members, until one knows better. */
const USUAL_COUNT = '3';

const isMulti = ({ kind }: LoopSpec): boolean => kind === 'parallel' || kind === 'sequential';

/** Loop and signatures of an activity, and how each is changed in one step. */
function useMany(element: DiagramElement) {
  const { diagram } = useEditing();
  const [loop, sign] = [loopOf(element), signOf(element)];
  const change = (next: LoopSpec, nextSign: SignSpec | undefined, merge?: string): void => diagram.change(t('step.many'), (get) => {
    setLoop(get, element, next);
    if (isMulti(next)) setSign(get, element, nextSign);
  }, merge);
  return { loop, sign, change, write: (next: Partial<LoopSpec>): void => change({ ...loop, ...next }, sign, `many:${element.id}`) };
}
type Many = ReturnType<typeof useMany>;

/** 多人办: several at once, one after the other, again and again; and how signatures count. */
export function ManyTab({ element, entry }: { readonly element: DiagramElement; readonly entry: DialectEntry }) {
  const { readonly: disabled } = useEditing();
  const many = useMany(element);
  const { loop, sign, change, write } = many;
  const isHuman = entry.human && !entry.offer;
  const choose = (kind: LoopKind): void => {
    const next = { ...loop, kind };
    if (!isMulti(next) || isMulti(loop)) return change(next, sign);
    return isHuman ? change(next, USUAL_SIGN) : change({ ...next, cardinality: USUAL_COUNT }, undefined);
  };
  const options = KINDS.map((value) => ({ value, title: t(`many.${isHuman ? 'people' : 'times'}.${value}`) }));
  return (
    <>
      <Choice label={t('many.kind')} name="many" value={loop.kind} options={options} disabled={disabled} onChange={(kind) => choose(kind as LoopKind)} />
      {isMulti(loop) && isHuman && <Rule many={many} disabled={disabled} />}
      {isMulti(loop) && <Several element={element} many={many} disabled={disabled} />}
      {loop.kind === 'again' && <Again loop={loop} disabled={disabled} onChange={write} />}
    </>
  );
}

function Rule({ many: { loop, sign, change }, disabled }: { readonly many: Many; readonly disabled: boolean }) {
  const now = sign?.rule ?? 'each';
  const choose = (next: (typeof RULES)[number]): void => {
    if (next !== 'each') return change({ ...loop, completion: '' }, { ...(sign ?? USUAL_SIGN), rule: next });
    return change(loop.collection === '' && loop.cardinality === '' ? { ...loop, cardinality: USUAL_COUNT } : loop, undefined);
  };
  return <Choice label={t('many.rule')} name="sign-rule" value={now} options={RULES.map((value) => ({ value, title: t(`many.rules.${value}`) }))} hint={t(`many.ruleHint.${now}`)} disabled={disabled} onChange={(next) => choose(next as (typeof RULES)[number])} />;
}

function Several({ element, many: { loop, sign, change, write }, disabled }: { readonly element: DiagramElement; readonly many: Many; readonly disabled: boolean }) {
  const props = { loop, disabled, onChange: write };
  return (
    <>
      <Members element={element} isSigned={sign !== undefined} {...props} />
      {sign ? <SignFields element={element} sign={sign} disabled={disabled} onChange={(next) => change(loop, { ...sign, ...next }, `sign:${element.id}`)} /> : <Enough {...props} />}
      <Results {...props} />
    </>
  );
}

/** Collecting what the members give: seldom needed, folded away. */
function Results({ loop, disabled, onChange }: LoopProps) {
  return (
    <details className="pe-details" open={loop.outputCollection !== ''}>
      <summary>{t('many.results')}</summary>
      <TextField label={t('many.outputCollection')} name="output-collection" value={loop.outputCollection} disabled={disabled} onChange={(outputCollection) => onChange({ outputCollection })} />
      <FeelText label={t('many.outputElement')} name="output-element" value={loop.outputElement} disabled={disabled} onChange={(outputElement) => onChange({ outputElement })} />
    </details>
  );
}

function Again({ loop, disabled, onChange }: LoopProps) {
  const { pack } = useEditing();
  return (
    <>
      <Field label={t('many.goesOn')} hint={t('many.goesOnHint')}><SentenceField value={loop.condition} speech={{ outcomes: [], fields: pack.fields, params: pack.params }} disabled={disabled} onChange={(condition) => onChange({ condition })} /></Field>
      <TextField label={t('many.maximum')} name="maximum" value={loop.maximum} disabled={disabled} error={/^\d{0,4}$/.test(loop.maximum) ? undefined : t('many.maximumWrong')} onChange={(maximum) => /^\d{0,4}$/.test(maximum) && onChange({ maximum })} />
      <div className="ld-field" data-field="test-before"><Checkbox checked={loop.testBefore} disabled={disabled} onChange={(event) => onChange({ testBefore: event.target.checked })}>{t('many.testBefore')}</Checkbox></div>
    </>
  );
}
