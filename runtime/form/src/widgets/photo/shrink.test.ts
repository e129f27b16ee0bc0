import { describe, expect, it } from '@jest/globals';
import { fitted } from './shrink';

describe('fitting a picture', () => {
  it('keeps the shape inside the longest edge', () => {
    expect(fitted(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
    expect(fitted(3000, 4000, 1600)).toEqual({ width: 1200, height: 1600 });
  });
  it('leaves a small picture as it is and never makes an edge vanish', () => {
    expect(fitted(800, 600, 1600)).toEqual({ width: 800, height: 600 });
    expect(fitted(10_000, 2, 1600)).toEqual({ width: 1600, height: 1 });
  });
});
