/** A person's name. */
import { PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const personNameMeta: WidgetMeta = {
  id: 'person-name',
  group: 'person',
  schema: { type: 'string', minLength: 2, maxLength: 30, 'x-format': 'person-name', 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'person-name' },
  level: 'L2',
  settings: [PLACEHOLDER],
};
