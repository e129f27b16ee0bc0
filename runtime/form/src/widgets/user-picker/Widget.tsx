import { LookupControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const UserPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="user" />;
