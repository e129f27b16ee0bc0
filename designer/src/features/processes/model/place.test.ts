import { describe, expect, it } from '@jest/globals';
import { freePlace, makesWay, shifted } from './place';
import type { Room } from './plan-insert';

const room: Room = { axis: 'x', from: 100, by: 150 };

describe('freePlace', () => {
  const size = { width: 36, height: 36 };
  it('takes the first place when nothing is there', () => expect(freePlace({ boxes: [], lines: [] }, { x: 0, y: 0 }, size, { least: 100 })).toEqual({ x: 0, y: 100 }));
  it('keeps clear of shapes and of flows', () => {
    const drawing = { boxes: [{ x: -50, y: 60, width: 100, height: 80 }], lines: [[{ x: -500, y: -100 }, { x: 500, y: -100 }]] };
    const place = freePlace(drawing, { x: 0, y: 0 }, size, { least: 100 });
    expect(place).toEqual({ x: 0, y: -140 });
    expect(freePlace(drawing, { x: 0, y: 0 }, size, { least: 100, only: 'down' })).toEqual({ x: 0, y: 200 });
  });
});

describe('making room', () => {
  it('moves what has its middle beyond the cut', () => {
    expect(makesWay({ x: 90, y: 0, width: 100, height: 80 }, room)).toBe(true);
    expect(makesWay({ x: 20, y: 0, width: 100, height: 80 }, room)).toBe(false);
  });
  it('keeps the way of a flow that runs back across the cut', () => {
    const way = [{ x: 300, y: 0 }, { x: 300, y: 90 }, { x: 20, y: 90 }, { x: 20, y: 40 }];
    expect(shifted(way, room, { start: true, end: false })).toEqual([{ x: 450, y: 0 }, { x: 450, y: 90 }, { x: 20, y: 90 }, { x: 20, y: 40 }]);
  });
  it('keeps an upright stretch upright at the end that moves', () =>
    expect(shifted([{ x: 98, y: 0 }, { x: 98, y: 50 }, { x: 0, y: 50 }], room, { start: true, end: false })).toEqual([{ x: 248, y: 0 }, { x: 248, y: 50 }, { x: 0, y: 50 }]));
  it('gives up on an upright flow of which only one end moves', () => expect(shifted([{ x: 100, y: 0 }, { x: 100, y: 90 }], room, { start: true, end: false })).toBeUndefined());
});
