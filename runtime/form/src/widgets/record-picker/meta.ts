/** A record of one type among those within one's reach: a person, a household, a case. */
import type { WidgetMeta } from '../widget';

export const recordPickerMeta: WidgetMeta = {
  id: 'record-picker',
  group: 'person',
  schema: { type: 'string', 'x-ref': { kind: 'record', record: '' }, 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'record-picker' },
  level: 'L2',
  settings: [{ id: 'refRecord', kind: 'record', at: 'schema', key: 'x-ref.record' }],
};
