import { formatOf } from '@liandong/core/run';
import type { ChangeEvent, HTMLAttributes, ReactNode } from 'react';
import type { WidgetProps } from '../widgets/widget';
import { NotTaken } from './NotTaken';
import { useRoom } from './use-room';

interface Extra {
  /** other than what the value format makes of a spelling */
  readonly normalise?: (text: string) => string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>['inputMode'];
  readonly autoComplete?: string;
  readonly suffix?: ReactNode;
  readonly className?: string;
  readonly placeholder?: string | undefined;
}

const asText = (value: WidgetProps['value']): string => (value === undefined || value === null ? '' : typeof value === 'object' ? '' : String(value));

const asIs = (text: string): string => text;
const spellingOf = ({ property: { 'x-format': format } }: WidgetProps['field']): ((text: string) => string) => (typeof format === 'string' ? formatOf(format)?.spell : undefined) ?? asIs;

/** One line of text. While an input method composes, nothing is rewritten. */
export function TextControl(props: WidgetProps & Extra) {
  const { id, value, field, describedBy, invalid, onChange, onBlur, normalise = spellingOf(field) } = props;
  const change = (event: ChangeEvent<HTMLInputElement>): void => {
    const composing = event.nativeEvent instanceof InputEvent && event.nativeEvent.isComposing;
    const text = composing ? event.target.value : normalise(event.target.value);
    onChange(text === '' ? undefined : text);
  };
  const leave = (): void => {
    const text = normalise(asText(value)).trim();
    if (text !== asText(value)) onChange(text === '' ? undefined : text);
    onBlur();
  };
  const { ref, refused } = useRoom<HTMLInputElement>();
  const input = (
    <input
      ref={ref} id={id} className={`input ${props.className ?? ''}`} type="text" value={asText(value)} onChange={change} onBlur={leave}
      inputMode={props.inputMode} autoComplete={props.autoComplete ?? 'off'} placeholder={props.placeholder ?? field.placeholder} spellCheck={false}
      aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
    />
  );
  return <>{props.suffix === undefined ? input : <span className="input-with-unit">{input}<span className="unit">{props.suffix}</span></span>}<NotTaken length={refused} /></>;
}
