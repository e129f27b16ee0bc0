/** Hours of service in half-hour steps. */
import type { WidgetMeta } from '../widget';

export const hoursMeta: WidgetMeta = {
  id: 'hours',
  group: 'common',
  schema: { type: 'number', minimum: 0, maximum: 12, 'x-format': 'hours', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'hours' },
  level: 'L1',
  settings: [],
};
