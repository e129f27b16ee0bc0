/** What a QR code says, by the camera or typed. */
import { LENGTHS, PLACEHOLDER } from '../settings';
import type { WidgetMeta } from '../widget';

export const scanMeta: WidgetMeta = {
  id: 'scan',
  group: 'onsite',
  schema: { type: 'string', maxLength: 200, 'x-privacy': 'L1' },
  uiSchema: { 'ui:widget': 'scan' },
  level: 'L1',
  settings: [PLACEHOLDER, ...LENGTHS],
};
