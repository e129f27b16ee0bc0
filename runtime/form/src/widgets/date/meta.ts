/** A calendar date by the device's own picker; never made up from a wrong one. */
import type { WidgetMeta } from '../widget';

export const dateMeta: WidgetMeta = {
  id: 'date',
  group: 'common',
  schema: { type: 'string', format: 'date', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'date' },
  level: 'L1',
  settings: [],
};
