import { describe, expect, it } from '@jest/globals';
import { isPlace, placeOf } from './place';

describe('a place', () => {
  it('is rounded, so that it names a house and not a room', () => expect(placeOf({ latitude: 33.153_456_78, longitude: 107.329_951, accuracy: 12.6 })).toEqual({ lat: 33.1535, lng: 107.33, accuracy: 13 }));
  it('may be half typed, and is nothing else', () => {
    expect([{ lat: 33.1 }, { lat: '33.', lng: 107 }].map(isPlace)).toEqual([true, true]);
    expect(['33.1,107', { lat: 33.1, town: 'x' }, [33.1, 107], { lat: null }].map((value) => isPlace(value))).toEqual([false, false, false, false]);
  });
});
