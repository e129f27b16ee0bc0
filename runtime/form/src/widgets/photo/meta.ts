/** Photos from camera or album, made small and without the place they were taken at. */
import { MOST_FILES } from '../settings';
import type { WidgetMeta } from '../widget';

export const photoMeta: WidgetMeta = {
  id: 'photo',
  group: 'onsite',
  schema: { type: 'array', items: { type: 'object', properties: { fileId: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' }, size: { type: 'integer' } }, required: ['fileId'] }, maxItems: 6, 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'photo' },
  level: 'L2',
  settings: [MOST_FILES],
};
