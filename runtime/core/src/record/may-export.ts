/** 下载: what somebody sees is not yet his to take away. A type that names roles for it asks for one of them over each record. */
import { mayReach, reachOf, type Target } from '../access/index';
import type { OrgView, RoleGrant } from '../org/types';
import type { CompiledPack } from '../pack/program';

interface Exporting { readonly userId: string; readonly grants: readonly RoleGrant[]; readonly org: OrgView }

/** Does he hold such a role anywhere? For what is offered; each record is asked for with `mayExport`. */
export function mayExportSome({ records }: Pick<CompiledPack, 'records'>, recordType: string, grants: readonly RoleGrant[]): boolean {
  const roles = records[recordType]?.export?.roles;
  return roles === undefined || grants.some(({ role }) => roles.includes(role));
}

/** May he take this record away? Asked besides whether he sees it. */
export function mayExport({ records, manifest }: Pick<CompiledPack, 'records' | 'manifest'>, recordType: string, { userId, grants, org }: Exporting): (record: Target) => boolean {
  const roles = records[recordType]?.export?.roles;
  if (roles === undefined) return () => true;
  const reaches = reachOf(grants.filter(({ role }) => roles.includes(role)), manifest.roles, org);
  return (record) => mayReach(reaches, record, userId) !== undefined;
}
