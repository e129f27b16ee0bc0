/** A handwritten signature as a picture; who cannot write by hand types the name. */
import type { WidgetMeta } from '../widget';

export const signatureMeta: WidgetMeta = {
  id: 'signature',
  group: 'onsite',
  schema: { type: 'object', properties: { fileId: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' }, size: { type: 'integer' } }, required: ['fileId'], 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'signature' },
  level: 'L2',
  settings: [],
};
