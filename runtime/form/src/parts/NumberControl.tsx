import { useState, type ReactNode } from 'react';
import type { WidgetProps } from '../widgets/widget';
import { TextControl } from './TextControl';

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Full-width digits and thousands separators as people type and paste them. */
const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,]/g, '');
const shown = (value: WidgetProps['value']): string => (typeof value === 'number' || typeof value === 'string' ? String(value) : '');

/** A number as it is typed: `1.` stays while typing; what is no number is kept as text and told by validation, never dropped. */
export function NumberControl(props: WidgetProps & { readonly suffix?: ReactNode; readonly whole?: boolean }) {
  const [typed, setTyped] = useState<{ text: string; value: WidgetProps['value'] }>({ text: shown(props.value), value: props.value });
  const text = Object.is(typed.value ?? undefined, props.value ?? undefined) ? typed.text : shown(props.value);
  const change = (next: WidgetProps['value']): void => {
    const written = typeof next === 'string' ? next : '';
    const value = written === '' ? undefined : NUMBER.test(written) ? Number(written) : written;
    setTyped({ text: written, value });
    props.onChange(value);
  };
  return <TextControl {...props} value={text} onChange={change} normalise={plain} inputMode={props.whole === true ? 'numeric' : 'decimal'} className="input-number" />;
}
