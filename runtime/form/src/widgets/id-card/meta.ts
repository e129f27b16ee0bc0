/** A citizen's identity number, shown in groups while it is typed. */
import { PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const idCardMeta: WidgetMeta = {
  id: 'id-card',
  group: 'person',
  schema: { type: 'string', 'x-format': 'cn-id', 'x-privacy': 'L3' },
  uiSchema: { 'ui:widget': 'id-card' },
  level: 'L3',
  settings: [PLACEHOLDER],
};
