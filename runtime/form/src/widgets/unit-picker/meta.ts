/** A unit of the county. */
import type { WidgetMeta } from '../widget';

export const unitPickerMeta: WidgetMeta = {
  id: 'unit-picker',
  group: 'person',
  schema: { type: 'string', 'x-ref': { kind: 'unit' }, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'unit-picker' },
  level: 'L1',
  settings: [{ id: 'refTier', kind: 'tier', at: 'schema', key: 'x-ref.tier' }],
};
