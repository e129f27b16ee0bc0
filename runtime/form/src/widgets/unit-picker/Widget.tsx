import { LookupControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

export const UnitPickerWidget = (props: WidgetProps) => <LookupControl {...props} kind="unit" />;
