/** A time of the day, by the device's own picker. */
import type { WidgetMeta } from '../widget';

export const timeMeta: WidgetMeta = {
  id: 'time',
  group: 'common',
  schema: { type: 'string', 'x-format': 'clock', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'time' },
  level: 'L1',
  settings: [],
};
