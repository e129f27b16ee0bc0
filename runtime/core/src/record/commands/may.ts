/** Who may: a role held at the record's unit, or above it with a reach that covers it. */
import { mayReach, reachOf } from '../../access/index';
import type { Level } from '../../pack/format';
import type { Program } from '../../pack/program';
import type { RecordDoc } from '../types';
import type { RecordCtx } from './types';

type Where = Pick<RecordDoc, 'orgId' | 'createdBy' | 'owner'>;

const reached = ({ pack }: Program, record: Where, ctx: RecordCtx, isRole: (role: string) => boolean): Level | undefined => {
  const { actor: { userId, grants }, org, performers = [] } = ctx;
  const target = { orgId: record.orgId, path: org.unit(record.orgId)?.path ?? [], createdBy: record.createdBy, performers: record.owner === undefined ? performers : [...performers, record.owner] };
  return mayReach(reachOf(grants.filter(({ role }) => isRole(role)), pack.manifest.roles, org), target, userId);
};

/** Does he hold one of the roles over this record? */
export const holdsRole = (program: Program, roles: readonly string[], record: Where, ctx: RecordCtx): boolean => reached(program, record, ctx, (role) => roles.includes(role)) !== undefined;

/** Up to which level he sees it. */
export const levelOver = (program: Program, record: Where, ctx: RecordCtx): Level => ctx.level ?? reached(program, record, ctx, () => true) ?? 'L0';
