/** A mobile number. */
import { PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const phoneMeta: WidgetMeta = {
  id: 'phone',
  group: 'person',
  schema: { type: 'string', 'x-format': 'cn-phone', 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'phone' },
  level: 'L2',
  settings: [PLACEHOLDER],
};
