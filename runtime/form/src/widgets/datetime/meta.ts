/** A moment in mainland time, stored with its offset. */
import type { WidgetMeta } from '../widget';

export const datetimeMeta: WidgetMeta = {
  id: 'datetime',
  group: 'common',
  schema: { type: 'string', format: 'date-time', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'datetime' },
  level: 'L1',
  settings: [],
};
