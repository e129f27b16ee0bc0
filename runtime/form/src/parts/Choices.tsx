import { useTranslation } from 'react-i18next';
import type { Option } from '../model/types';
import { Icon } from './Icon';

interface Props {
  readonly name: string;
  readonly options: readonly Option[];
  readonly several?: boolean;
  readonly chosen: (option: Option) => boolean;
  readonly onToggle: (option: Option) => void;
  readonly onBlur: () => void;
  readonly invalid: boolean;
  /** side by side in one row of equal parts */
  readonly joined?: boolean;
}

/** Radio buttons or check boxes with a whole tile to tap; real inputs, so that arrows, space and screen readers work. */
export function Choices({ name, options, several = false, chosen, onToggle, onBlur, invalid, joined = false }: Props) {
  const { t } = useTranslation('form');
  if (options.length === 0) return <span className="value-empty">{t('choices.none')}</span>;
  return (
    <span className={joined ? 'choices choices-joined' : 'choices'}>
      {options.map((option, index) => (
        <label key={String(option.value)} className="choice">
          <input
            type={several ? 'checkbox' : 'radio'} name={name} id={index === 0 ? name : `${name}-${index}`} checked={chosen(option)}
            onChange={() => onToggle(option)} onBlur={onBlur} aria-invalid={invalid || undefined}
          />
          <span className="choice-face">{chosen(option) && <Icon name="check" />}{option.title}</span>
        </label>
      ))}
    </span>
  );
}
