import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const PhoneWidget = (props: WidgetProps) => <TextControl {...props} inputMode="tel" className="input-code" />;
