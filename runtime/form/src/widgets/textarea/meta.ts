/** Several lines of text, with a count. */
import { LENGTHS, PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const textareaMeta: WidgetMeta = {
  id: 'textarea',
  group: 'common',
  schema: { type: 'string', maxLength: 300, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'textarea' },
  level: 'L1',
  settings: [PLACEHOLDER, ...LENGTHS, { id: 'rows', kind: 'number', at: 'ui', key: 'ui:options.rows' }],
};
