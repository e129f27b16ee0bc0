import { useTranslation } from 'react-i18next';
import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

const LENGTH = 18;
const grouped = (text: string): string => [text.slice(0, 6), text.slice(6, 14), text.slice(14)].filter((part) => part !== '').join(' ');

/** The number in groups of place, birthday and order, so that it can be compared with the card at a glance. */
export function IdCardWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const text = typeof props.value === 'string' ? props.value : '';
  const hintId = `${props.id}-groups`;
  const describedBy = [props.describedBy, text === '' ? undefined : hintId].filter((id) => id !== undefined).join(' ');
  return (
    <>
      <TextControl {...props} describedBy={describedBy === '' ? undefined : describedBy} className="input-code" />
      {text !== '' && (
        <span id={hintId} className="field-hint">
          <span className="code">{grouped(text)}</span>
          {text.length < LENGTH && <span> · {t('idCard.left', { count: LENGTH - text.length })}</span>}
        </span>
      )}
    </>
  );
}
