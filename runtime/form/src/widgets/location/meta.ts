/** Where one stands, rounded to some ten metres; never needed to go on. */
import type { WidgetMeta } from '../widget';

export const locationMeta: WidgetMeta = {
  id: 'location',
  group: 'onsite',
  schema: { type: 'object', properties: { lat: { type: 'number', minimum: -90, maximum: 90 }, lng: { type: 'number', minimum: -180, maximum: 180 }, accuracy: { type: 'number', minimum: 0 } }, required: ['lat', 'lng'], 'x-format': 'location', 'x-privacy': 'L2' },
  uiSchema: { 'ui:widget': 'location' },
  level: 'L2',
  settings: [],
};
