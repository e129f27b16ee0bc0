import { NumberControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const NumberWidget = (props: WidgetProps) => {
  const { unit } = props.field.settings;
  return <NumberControl {...props} whole={props.field.property.type === 'integer'} {...(typeof unit === 'string' && unit !== '' ? { suffix: unit } : {})} />;
};
