import type { Json, JsonObject } from '@liandong/core/run';
import { isObject } from '../holds';

/** Four decimals are some ten metres: enough for a house, too coarse for a room. */
const DECIMALS = 4;

export const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));
export const placeOf = ({ latitude, longitude, accuracy }: Pick<GeolocationCoordinates, 'latitude' | 'longitude' | 'accuracy'>): JsonObject =>
  ({ lat: rounded(latitude), lng: rounded(longitude), accuracy: Math.round(accuracy) });

/** One of the two may still be missing while both are typed. */
export const isPlace = (value: Json): boolean => isObject(value) && Object.entries(value).every(([key, entry]) => ['lat', 'lng', 'accuracy'].includes(key) && (typeof entry === 'number' || typeof entry === 'string'));

export type PlaceFault = 'denied' | 'unavailable' | 'timeout' | 'unsupported';
const FAULTS: Readonly<Record<number, PlaceFault>> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/** Ask the device where it is. */
export const askPlace = (): Promise<JsonObject | PlaceFault> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve('unsupported');
    navigator.geolocation.getCurrentPosition(
      (position) => resolve(placeOf(position.coords)), (error) => resolve(FAULTS[error.code] ?? 'unavailable'), { enableHighAccuracy: true, timeout: 20_000, maximumAge: 60_000 },
    );
  });
