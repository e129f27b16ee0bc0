import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const PersonNameWidget = (props: WidgetProps) => <TextControl {...props} />;
