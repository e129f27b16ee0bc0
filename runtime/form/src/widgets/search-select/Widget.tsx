import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Option } from '../../model/types';
import { Combobox, isLatin } from '../../parts/index';
import type { WidgetProps } from '../widget';
import { find } from './find';
import { useInitials } from './use-initials';

/** The same list as before when it says the same: fields get new objects with every key press elsewhere. */
function useSame(options: readonly Option[]): readonly Option[] {
  const [kept, setKept] = useState(options);
  if (kept === options) return kept;
  const isSame = kept.length === options.length && options.every((option, index) => option.value === kept[index]?.value && option.title === kept[index].title);
  if (!isSame) setKept(options);
  return isSame ? kept : options;
}

export function SearchSelectWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const [text, setText] = useState('');
  const options = useSame(field.options);
  const initials = useInitials(options, isLatin(text));
  const items = useMemo(() => find(options, text, initials).map((option) => ({ key: String(option.value), title: option.title, value: option.value })), [options, text, initials]);
  const chosen = options.find((option) => option.value === value)?.title ?? '';
  return (
    <Combobox
      id={id} label={field.title} items={items} chosen={chosen} placeholder={field.placeholder ?? t('search.placeholder')} describedBy={describedBy} invalid={invalid} required={field.required}
      status={items.length === 0 ? t('search.none', { text }) : t('search.count', { count: items.length })}
      onText={(next) => setText(next ?? '')} onChoose={(item) => onChange(item?.value)} onBlur={onBlur}
    />
  );
}
