/** A person who works with the platform. */
import type { WidgetMeta } from '../widget';

export const userPickerMeta: WidgetMeta = {
  id: 'user-picker',
  group: 'person',
  schema: { type: 'string', 'x-ref': { kind: 'user' }, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'user-picker' },
  level: 'L1',
  settings: [{ id: 'refRole', kind: 'role', at: 'schema', key: 'x-ref.role' }],
};
