import { describe, expect, it } from '@jest/globals';
import { middleOf, planInsert } from './plan-insert';

const size = { width: 100, height: 80 };

describe('planInsert', () => {
  it('uses the middle of a flow that is long enough', () => expect(planInsert([{ x: 0, y: 50 }, { x: 300, y: 50 }], size)).toEqual({ center: { x: 150, y: 50 } }));
  it('makes just so much room that the element keeps its distance on both sides', () => {
    const plan = planInsert([{ x: 100, y: 50 }, { x: 150, y: 50 }], size);
    expect(plan.room).toEqual({ axis: 'x', from: 125, by: 150 });
    expect(plan.center).toEqual({ x: 200, y: 50 });
  });
  it('makes room downwards in an upright flow', () =>
    expect(planInsert([{ x: 40, y: 0 }, { x: 40, y: 60 }], size)).toEqual({ center: { x: 40, y: 90 }, room: { axis: 'y', from: 30, by: 120 } }));
  it('makes room in a flow that runs backwards', () => expect(planInsert([{ x: 150, y: 50 }, { x: 100, y: 50 }], size).room).toEqual({ axis: 'x', from: 125, by: 150 }));
  it('prefers the level stretch of a flow with bends', () => expect(middleOf([{ x: 0, y: 0 }, { x: 0, y: 120 }, { x: 100, y: 120 }, { x: 100, y: 60 }])).toEqual({ x: 50, y: 120 }));
});
