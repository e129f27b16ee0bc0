import { Input, InputNumber, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Field } from '../../../ui';

interface Asked { readonly label: string; readonly name: string; readonly hint?: ReactNode; readonly error?: string | undefined; readonly disabled?: boolean }

const hints = ({ hint, error }: Asked) => ({ ...(hint === undefined ? {} : { hint }), ...(error === undefined ? {} : { error }) });

/** A text that is kept while an input method composes, and given on otherwise with every key. */
export function TextField({ value, onChange, rows, mono, ...asked }: Asked & { readonly value: string; readonly onChange: (text: string) => void; readonly rows?: number; readonly mono?: boolean }) {
  const id = useId();
  const [composed, compose] = useState<string>();
  const props = {
    id, value: composed ?? value, disabled: asked.disabled ?? false, spellCheck: false, className: mono ? 'ld-mono' : '',
    onChange: ({ currentTarget, nativeEvent }: { currentTarget: { value: string }; nativeEvent: Event }) => {
      if ((nativeEvent as InputEvent).isComposing) compose(currentTarget.value);
      else onChange(currentTarget.value);
    },
    onCompositionEnd: ({ currentTarget }: { currentTarget: { value: string } }) => {
      compose(undefined);
      onChange(currentTarget.value);
    },
  };
  return (
    <div data-field={asked.name}>
      <Field label={asked.label} htmlFor={id} {...hints(asked)}>{rows === undefined ? <Input {...props} /> : <Input.TextArea {...props} autoSize={{ minRows: rows, maxRows: 8 }} />}</Field>
    </div>
  );
}

export interface Option { readonly value: string; readonly title: string; readonly hint?: string }

const optionsFor = (options: readonly Option[]) => options.map(({ value, title, hint }) => ({ value, label: title, title, hint }));
const shown = ({ data, value }: { data: { label?: ReactNode; hint?: string | undefined }; value?: string | number | undefined }): ReactNode => (
  <span data-option={value}>{data.label}{data.hint !== undefined && <small className="ld-hint"> {data.hint}</small>}</span>
);
const SEARCH_FROM = 9;
const search = (options: readonly Option[]) => (options.length < SEARCH_FROM ? false : { optionFilterProp: 'label' });

/** One of several. An empty choice is given as ''. */
export function Choice({ value, options, onChange, placeholder, plain, ...asked }: Asked & {
  readonly value: string; readonly options: readonly Option[]; readonly onChange: (value: string) => void; readonly placeholder?: string; readonly plain?: boolean;
}) {
  const id = useId();
  const known = value === '' || options.some((option) => option.value === value) ? options : [...options, { value, title: value }];
  const select = (
    <Select
      id={id} aria-label={asked.label} className="pe-select" disabled={asked.disabled ?? false} showSearch={search(options)} optionRender={shown as never} popupMatchSelectWidth={false}
      {...(placeholder === undefined ? {} : { placeholder })} {...(asked.error === undefined ? {} : { status: 'error' as const })}
      value={value === '' && !options.some((option) => option.value === '') ? null : value} options={optionsFor(known)} onChange={(next: string | null) => onChange(next ?? '')}
    />
  );
  return <div data-field={asked.name}>{plain ? select : <Field label={asked.label} htmlFor={id} {...hints(asked)}>{select}</Field>}</div>;
}

/** Several of several. */
export function Choices({ values, options, onChange, placeholder, ...asked }: Asked & { readonly values: readonly string[]; readonly options: readonly Option[]; readonly onChange: (values: string[]) => void; readonly placeholder?: string }) {
  const id = useId();
  const known = [...options, ...values.filter((value) => !options.some((option) => option.value === value)).map((value) => ({ value, title: value }))];
  return (
    <div data-field={asked.name}>
      <Field label={asked.label} htmlFor={id} {...hints(asked)}>
        <Select
          id={id} mode="multiple" aria-label={asked.label} className="pe-select" disabled={asked.disabled ?? false} optionRender={shown as never} showSearch={{ optionFilterProp: 'label' }}
          value={[...values]} options={optionsFor(known)} onChange={(next: string[]) => onChange(next)} {...(placeholder === undefined ? {} : { placeholder })}
        />
      </Field>
    </div>
  );
}

export function NumberBox({ label, name, value, min, onChange, disabled }: { readonly label: string; readonly name: string; readonly value: number; readonly min: number; readonly onChange: (value: number) => void; readonly disabled?: boolean }) {
  return <div data-field={name} className="pe-number"><InputNumber aria-label={label} min={min} max={9999} precision={0} value={value} disabled={disabled ?? false} onChange={(next) => next !== null && onChange(next)} /></div>;
}
