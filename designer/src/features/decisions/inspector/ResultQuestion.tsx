import { Button } from 'antd';
import { useState } from 'react';
import { readLiteral, writeLiteral } from '../../../dmn';
import type { Column } from '../model/columns';
import { t } from '../text';
import { Example } from './Example';
import { Text } from './Text';
import { isWrongFeel } from './TestQuestion';
import { ValueInput } from './ValueInput';

interface ResultProps { readonly label: string; readonly hint: string; readonly feel: string; readonly column: Pick<Column, 'kind' | 'options'>; readonly isReadonly: boolean; onChange(feel: string): void }

/** What comes out: a value, or an expression that makes one. */
export function ResultQuestion({ label, hint, feel, column, isReadonly, onChange }: ResultProps) {
  const literal = readLiteral(feel);
  const mustBeFeel = feel !== '' && !literal;
  const [wantsFeel, want] = useState(false);
  if (mustBeFeel || wantsFeel) {
    return (
      <>
        <Text mono rows={2} label={label} hint={<Example hint={t('inspector.resultFeelHint')} feel="amount * 0.5" />} error={isWrongFeel(feel) ? t('inspector.wrongFeel') : undefined} value={feel} isReadonly={isReadonly} onChange={onChange} />
        {!isReadonly && !mustBeFeel && <Button size="small" type="link" className="dt-switch" onClick={() => want(false)}>{t('inspector.asValue')}</Button>}
      </>
    );
  }
  return (
    <>
      <ValueInput mayBeEmpty label={label} hint={hint} value={literal} column={column} isReadonly={isReadonly} onChange={(value) => onChange(value ? writeLiteral(value) : '')} />
      {!isReadonly && <Button size="small" type="link" className="dt-switch" onClick={() => want(true)}>{t('inspector.asFeel')}</Button>}
    </>
  );
}
