/** 机构: the tree of units that process steps and scopes refer to. Codes follow 统计用区划代码 where one exists. */
export const TIERS = ['county', 'general', 'station', 'room', 'department', 'socialOrg', 'team', 'charity'] as const;
export type Tier = (typeof TIERS)[number];

export interface OrgUnit {
  readonly id: string;
  readonly parentId: string | null;
  readonly tier: Tier;
  readonly name: string;
  /** ancestors from the root down, without itself */
  readonly path: readonly string[];
  /** plainly marked 演示: not a real unit */
  readonly demo?: boolean;
}

export interface Holder {
  readonly userId: string;
  readonly name: string;
}

/** What core may ask of the organisation. Hosts make it from a snapshot, so an answer never changes within one step. */
export interface OrgView {
  unit(id: string): OrgUnit | undefined;
  /** users that hold `role` exactly at `orgId`, active now, in a stable order */
  holders(role: string, orgId: string): readonly Holder[];
  /** 代理: who acts for somebody at a time, and until when */
  standIns?(userId: string, at: string): readonly (Holder & { readonly until?: string })[];
  /** the unit of `tier` that serves `orgId`: itself, an ancestor, or (for `general`, `department`, …) the child of an ancestor; undefined when none */
  atTier(orgId: string, tier: Tier): string | undefined;
}

export interface RoleGrant {
  readonly role: string;
  readonly orgId: string;
}

export interface Actor {
  /** user id, or `system` for timers and effects */
  readonly userId: string;
  readonly name: string;
  readonly grants: readonly RoleGrant[];
}

export const SYSTEM: Actor = { userId: 'system', name: 'system', grants: [] };
