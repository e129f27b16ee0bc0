import { LookupControl, LookupRead } from '../../parts/index';
import type { ReadProps, WidgetProps } from '../widget';

export const UserPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="user" />;
export const UserPickerRead = (props: ReadProps) => <LookupRead {...props} kind="user" />;
