import type { DestructionList } from '@liandong/server/contract/retention';
import { t } from './text';

/** What became of the records of a list; what was not destroyed is told only where there is any. */
export const resultOf = ({ destroyed, kept }: Pick<DestructionList, 'destroyed' | 'kept'>): string => t(kept > 0 ? 'destruction.resultSome' : 'destruction.result', { destroyed, kept });
