import { Button } from 'antd';
import { t } from '../text';
import { type ChainContext, ChainEditor } from './ChainEditor';
import { firstCondition } from './field-kinds';
import { GroupEditor } from './GroupEditor';
import { type Calculation, chainOf, NOTHING } from './sentence';

/** What a field is worked out from: terms with signs between them, or a value for each case. */
export function CalculationEditor({ calculation, onChange, ...common }: ChainContext & { readonly calculation: Calculation; readonly onChange: (calculation: Calculation) => void }) {
  const { cases, otherwise } = calculation;
  const { vocabulary, isReadonly } = common;
  const [first] = vocabulary.fields;
  const put = (index: number, change: Partial<Calculation['cases'][number]>): void => onChange({ otherwise, cases: cases.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  const add = (): void => {
    if (first) onChange({ cases: [...cases, { when: { joint: 'and', parts: [firstCondition({ kind: 'field', id: first.id }, vocabulary)] }, then: otherwise }], otherwise: chainOf(NOTHING) });
  };
  return (
    <div className="ld-sentence">
      {cases.map((one, index) => (
        <div key={index} className="ld-subgroup" role="group" aria-label={t('rules.case', { n: index + 1 })}>
          <strong>{t('rules.lead.visible')}</strong>
          <GroupEditor group={one.when} vocabulary={vocabulary} isReadonly={isReadonly} prefix={`${index + 1}.`} onChange={(when) => put(index, { when })} />
          <span>{t('rules.thenTake')}</span>
          <div className="ld-condition"><ChainEditor {...common} mayBeNothing label={t('rules.caseValue', { n: index + 1 })} chain={one.then} onChange={(then) => put(index, { then })} /></div>
          {!isReadonly && <Button size="small" type="link" onClick={() => onChange({ otherwise: cases.length === 1 ? one.then : otherwise, cases: cases.filter((_, at) => at !== index) })}>{t('rules.removeCase', { n: index + 1 })}</Button>}
        </div>
      ))}
      {cases.length > 0 && <span>{t('rules.elseTake')}</span>}
      <div className="ld-condition"><ChainEditor {...common} label={t(cases.length > 0 ? 'rules.elseValue' : 'rules.result')} mayBeNothing chain={otherwise} onChange={(next) => onChange({ cases, otherwise: next })} /></div>
      {!isReadonly && first && <Button size="small" type="link" onClick={add}>{t('rules.addCase')}</Button>}
    </div>
  );
}
