import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const TextWidget = (props: WidgetProps) => <TextControl {...props} />;
