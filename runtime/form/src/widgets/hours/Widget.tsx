import { useTranslation } from 'react-i18next';
import { Icon, NumberControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

const STEP = 0.5;
const MOST = 12;

/** Typed, or half an hour more or less by a press. */
export function HoursWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const now = typeof props.value === 'number' ? props.value : 0;
  const most = typeof props.field.property.maximum === 'number' ? props.field.property.maximum : MOST;
  const step = (by: number) => {
    const next = Math.min(most, Math.max(0, Math.round((now + by) / STEP) * STEP));
    return (
      <button type="button" className="btn btn-plain btn-icon" aria-label={t(by > 0 ? 'hours.more' : 'hours.less')} disabled={next === now} onClick={() => props.onChange(next)}>
        <Icon name={by > 0 ? 'plus' : 'minus'} />
      </button>
    );
  };
  return <span className="stepper"><NumberControl {...props} suffix={t('hours.unit')} />{step(-STEP)}{step(STEP)}</span>;
}
