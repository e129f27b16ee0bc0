import { useTranslation } from 'react-i18next';
import { NumberControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const MoneyWidget = (props: WidgetProps) => {
  const { t } = useTranslation('form');
  return <NumberControl {...props} suffix={t('money.unit')} />;
};
