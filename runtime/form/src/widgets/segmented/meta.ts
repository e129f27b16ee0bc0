/** One of a few, side by side in one row. */
import { CODES, OPTIONS } from '../settings';
import type { WidgetMeta } from '../widget';

export const segmentedMeta: WidgetMeta = {
  id: 'segmented',
  group: 'choice',
  schema: { type: 'string', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'segmented' },
  level: 'L1',
  settings: [CODES, OPTIONS],
};
