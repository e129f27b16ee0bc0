/** A number, typed; what is no number stays as typed and is told. */
import { PLACEHOLDER, RANGE } from '../settings';
import type { WidgetMeta } from '../widget';

export const numberMeta: WidgetMeta = {
  id: 'number',
  group: 'common',
  schema: { type: 'number', 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'number' },
  level: 'L1',
  settings: [PLACEHOLDER, ...RANGE, { id: 'unit', kind: 'text', at: 'ui', key: 'ui:options.unit' }],
};
