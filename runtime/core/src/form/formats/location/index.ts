/** A place on the map: degrees of latitude and longitude (WGS 84), and how exact in metres. */
import type { Json } from '../../../shared/json';
import { problem } from '../../../shared/problem';
import { hideAll, isGroup, type ValueFormat } from '../format';

const isWithin = (value: Json | undefined, least: number, most: number): boolean => typeof value === 'number' && value >= least && value <= most;

export const location: ValueFormat = {
  id: 'location',
  types: ['object'],
  check: (value) => {
    const isPlace = isGroup(value, ['lat', 'lng', 'accuracy']) && isWithin(value.lat, -90, 90) && isWithin(value.lng, -180, 180);
    return isPlace && (value.accuracy === undefined || isWithin(value.accuracy, 0, 1e7)) ? undefined : problem('form.location');
  },
  mask: hideAll,
};
