import { LookupControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const RecordPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="record" />;
