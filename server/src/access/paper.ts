import { LEVELS, type FieldSpec, type Level } from '@liandong/core/run';
import type { Sight } from './policy';

const PAPER_LEVEL: Level = 'L3';

/** What is confidential is never put on paper, whoever may read it, and not by who wrote it either. */
export const paperSight = (fields: Readonly<Record<string, FieldSpec>>, sight: Sight): Sight => ({
  ...sight, level: LEVELS.indexOf(sight.level) > LEVELS.indexOf(PAPER_LEVEL) ? PAPER_LEVEL : sight.level, own: sight.own.filter((id) => fields[id]?.level !== 'L4'),
});
