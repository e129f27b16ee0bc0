/**
 * Roles are data of a pack, and whoever publishes it has a role himself. Alone he may not widen a role that he holds, nor give away the
 * rights over accounts and audit that he does not have: that needs a second person, or the command line.
 */
import { LEVELS, problem, type Problem, type Right, type RoleDef } from '@liandong/core/run';
import type { Caller } from '../../platform/http/handler';

const GUARDED: readonly Right[] = ['accounts', 'audit'];
const REACHES: readonly RoleDef['reach'][] = ['own', 'unit', 'subtree', 'county'];

const gained = (before: RoleDef | undefined, after: RoleDef): Right[] => after.rights.filter((right) => before?.rights.includes(right) !== true);
const seesMore = (before: RoleDef, after: RoleDef): boolean =>
  LEVELS.indexOf(after.maxLevel) > LEVELS.indexOf(before.maxLevel) || REACHES.indexOf(after.reach) > REACHES.indexOf(before.reach);

type Publisher = Pick<Caller, 'grants' | 'rights'>;

/** What the publisher may not do to the roles in use; empty: nothing stands against it. */
export function roleProblems({ grants, rights }: Publisher, inUse: readonly RoleDef[], wanted: readonly RoleDef[]): Problem[] {
  return wanted.flatMap((after): Problem[] => {
    const before = inUse.find((role) => role.id === after.id);
    const isOwn = grants.some((grant) => grant.role === after.id);
    const missing = gained(before, after).filter((right) => !rights.includes(right));
    const given = missing.filter((right) => GUARDED.includes(right)).map((right) => problem('publish.right', '/roles', { role: after.title, right }));
    const widened = isOwn && before !== undefined && (missing.length > 0 || seesMore(before, after)) ? [problem('publish.own-role', '/roles', { role: after.title })] : [];
    return [...widened, ...given].map((found) => ({ ...found, item: 'pack.json' }));
  });
}
