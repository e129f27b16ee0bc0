import { Button, Select } from 'antd';
import { t } from '../text';
import type { Kind, RuleField, Vocabulary } from './field-kinds';
import { ARITHMETIC, type Chain, type Term } from './sentence';
import { TermInput } from './TermInput';

export interface ChainContext {
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  /** what it is compared with, or what holds the result */
  readonly kind: Kind;
  readonly options: RuleField['options'];
}
interface ChainEditorProps extends ChainContext {
  readonly label: string;
  readonly chain: Chain;
  readonly mayBeNothing?: boolean;
  onChange(chain: Chain): void;
}
const NUMBER = 'number';

/** A term, or several with signs between them. */
export function ChainEditor({ label, chain, mayBeNothing = false, onChange, ...context }: ChainEditorProps) {
  const { kind, options, isReadonly } = context;
  const { first, rest } = chain;
  const isOne = rest.length === 0;
  // a date is counted with numbers
  const inside: Kind = isOne || kind === 'text' ? kind : NUMBER;
  const nth = (n: number): string => t('rules.nth', { label, n });
  const fresh: Term = kind === NUMBER ? { kind: 'number', value: 0 } : { kind: 'text', value: '' };
  const put = (index: number, change: Partial<Chain['rest'][number]>): void => onChange({ first, rest: rest.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <>
      <TermInput {...context} label={label} term={first} kind={inside} options={isOne ? options : []} mayBeNothing={mayBeNothing && isOne} onChange={(next) => onChange({ first: next, rest })} />
      {rest.map((step, index) => (
        <span key={index} className="ld-step">
          <Select aria-label={t('rules.sign', { label, n: index + 2 })} disabled={isReadonly} value={step.op} options={ARITHMETIC.map((op) => ({ value: op, label: t(`rules.arithmetic.${op}`) }))} onChange={(op) => put(index, { op })} />
          <TermInput {...context} label={nth(index + 2)} term={step.term} kind={inside} options={[]} onChange={(term) => put(index, { term })} />
          {!isReadonly && <Button size="small" type="text" aria-label={t('rules.removeTerm', { label, n: index + 2 })} onClick={() => onChange({ first, rest: rest.filter((_, at) => at !== index) })}>×</Button>}
        </span>
      ))}
      {!isReadonly && (kind === NUMBER || kind === 'text') && <Button size="small" type="link" aria-label={t('rules.addTermTo', { label })} onClick={() => onChange({ first, rest: [...rest, { op: '+', term: fresh }] })}>{t('rules.addTerm')}</Button>}
    </>
  );
}
