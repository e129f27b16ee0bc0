import type { Reach } from '@liandong/core/run';
import type { Caller } from '../../platform/http/handler';

/** How a reach finds records: one key of their index. */
const scopeOf = (reach: Reach, userId: string): string => {
  if (reach.ownOnly) return `p:${userId}`;
  return reach.subtree ? `t:${reach.orgId}` : `u:${reach.orgId}`;
};

export const scopesOf = ({ reaches, userId }: Pick<Caller, 'reaches' | 'userId'>): string[] => [...new Set(reaches.map((reach) => scopeOf(reach, userId)))];
