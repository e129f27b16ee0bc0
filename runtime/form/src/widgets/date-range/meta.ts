/** From one day to another. */
import type { WidgetMeta } from '../widget';

export const dateRangeMeta: WidgetMeta = {
  id: 'date-range',
  group: 'common',
  schema: { type: 'object', properties: { start: { type: 'string', format: 'date' }, end: { type: 'string', format: 'date' } }, required: ['start', 'end'], 'x-format': 'date-range', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'date-range' },
  level: 'L1',
  settings: [],
};
