/** A value that a rule of the form calculates; nobody types it. */
import type { WidgetMeta } from '../widget';

export const calculatedMeta: WidgetMeta = {
  id: 'calculated',
  group: 'common',
  schema: { type: 'number', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'calculated' },
  level: 'L1',
  settings: [{ id: 'unit', kind: 'text', at: 'ui', key: 'ui:options.unit' }],
};
