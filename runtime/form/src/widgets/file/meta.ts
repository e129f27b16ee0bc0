/** Papers: pictures or PDF. */
import { MOST_FILES } from '../settings';
import type { WidgetMeta } from '../widget';

export const fileMeta: WidgetMeta = {
  id: 'file',
  group: 'onsite',
  schema: { type: 'array', items: { type: 'object', properties: { fileId: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' }, size: { type: 'integer' } }, required: ['fileId'] }, maxItems: 6, 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'file' },
  level: 'L2',
  settings: [MOST_FILES],
};
