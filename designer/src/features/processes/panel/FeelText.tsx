import { checkFeel } from '@liandong/core/run';
import type { ReactNode } from 'react';
import { t } from '../text';
import { TextField } from './controls';

/** An expression as experts write it; what cannot be read says so. */
export function FeelText({ value, ...asked }: { readonly label: string; readonly name: string; readonly value: string; readonly rows?: number; readonly hint?: ReactNode; readonly disabled: boolean; readonly onChange: (feel: string) => void }) {
  return <TextField rows={1} {...asked} mono value={value} error={value !== '' && checkFeel(value).length > 0 ? t('condition.feelWrong') : undefined} />;
}
