import { expect, it } from '@jest/globals';
import type { FieldSpec, Level } from '@liandong/core/run';
import { paperSight, shownData } from './index';

const field = (id: string, level: Level): FieldSpec => ({ id, title: id, type: 'string', level, required: false });
const FIELDS = { open: field('open', 'L0'), sick: field('sick', 'L3'), told: field('told', 'L4') };
const DATA = { open: 'a', sick: 'b', told: 'c' };

it('puts nothing confidential on paper, for whoever may read it, and for who wrote it either', () => {
  expect(shownData(FIELDS, DATA, paperSight(FIELDS, { level: 'L4', own: ['sick', 'told'] }))).toEqual({ data: { open: 'a', sick: 'b' }, masked: [] });
  expect(shownData(FIELDS, DATA, paperSight(FIELDS, { level: 'L1', own: ['sick', 'told'] }))).toEqual({ data: { open: 'a', sick: 'b' }, masked: [] });
  expect(shownData(FIELDS, DATA, paperSight(FIELDS, { level: 'L1', only: ['open'], own: [] }))).toEqual({ data: { open: 'a' }, masked: [] });
});
