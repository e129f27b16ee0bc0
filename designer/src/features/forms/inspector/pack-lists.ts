/** What settings choose from that the pack (or the platform) lists: record types, roles, tiers of units. */
import { type RecordType, type RoleDef, TIERS } from '@liandong/core/run';
import type { Draft } from '../../../editing';
import { tierTitle } from '../words';

interface Listed { readonly value: string; readonly label: string }
export type PackLists = Readonly<Record<'record' | 'role' | 'tier', readonly Listed[]>>;

const named = ({ id, title }: { readonly id: string; readonly title: string }): Listed => ({ value: id, label: title });

export function packLists(draft: Pick<Draft, 'files' | 'json'>): PackLists {
  const records = Object.keys(draft.files).filter((path) => path.startsWith('records/')).flatMap((path) => draft.json<RecordType>(path) ?? []);
  const roles = draft.json<{ readonly roles?: readonly RoleDef[] }>('pack.json')?.roles ?? [];
  return { record: records.map(named), role: roles.map(named), tier: TIERS.map((tier) => ({ value: tier, label: tierTitle(tier) })) };
}
