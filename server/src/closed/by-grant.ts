/** Confidential values of records whose type says who lets in: they are for who worked on it, for those who may let in, and for whom they did. */
import { fieldsOf, mayReach, reachOf, type CompiledPack, type OrgView, type RoleGrant } from '@liandong/core/run';
import type { RecordRowDoc } from '../durable/index';

interface Viewer { readonly userId: string; readonly grants: readonly RoleGrant[] }
export interface ShownRow { readonly row: RecordRowDoc; readonly pack: CompiledPack }

export const confidential = (pack: CompiledPack, type: string): string[] => Object.values(fieldsOf(pack, type)).filter(({ level }) => level === 'L4').map(({ id }) => id);

/** May he let others in? A role that the type names, held over this record. */
export function mayLetIn({ userId, grants }: Viewer, { row, pack }: ShownRow, org: OrgView): boolean {
  const roles = pack.records[row.type]?.grant?.roles ?? [];
  const reaches = reachOf(grants.filter(({ role }) => roles.includes(role)), pack.manifest.roles, org);
  return mayReach(reaches, { orgId: row.orgId, path: row.path, createdBy: row.createdBy, performers: row.performers }, userId) !== undefined;
}

/** He began it, or worked on it without its having been handed to him. */
const isHis = ({ userId }: Viewer, { createdBy, performers, handedTo = [] }: RecordRowDoc): boolean => createdBy === userId || (performers.includes(userId) && !handedTo.includes(userId));

/** Is it closed to him, unless he has been let in? */
export const asksGrant = (viewer: Viewer, shown: ShownRow, org: OrgView): boolean =>
  shown.pack.records[shown.row.type]?.grant !== undefined && !isHis(viewer, shown.row) && !mayLetIn(viewer, shown, org);
