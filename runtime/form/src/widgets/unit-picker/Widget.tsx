import { LookupControl, LookupRead } from '../../parts/index';
import type { ReadProps, WidgetProps } from '../widget';

export const UnitPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="unit" />;
export const UnitPickerRead = (props: ReadProps) => <LookupRead {...props} kind="unit" />;
