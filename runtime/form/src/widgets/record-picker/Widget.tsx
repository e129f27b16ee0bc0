import { LookupControl, LookupRead } from '../../parts/index';
import type { ReadProps, WidgetProps } from '../widget';

export const RecordPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="record" />;
export const RecordPickerRead = (props: ReadProps) => <LookupRead {...props} kind="record" />;
