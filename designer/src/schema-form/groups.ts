/** Members of large items in an order that people can follow; what no group names comes last of the first. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  records: {
    basic: ['id', 'title', 'kind', 'numbering', 'gapFree', 'titleField', 'columns'],
    states: ['states', 'initialState', 'withdrawnState', 'terminatedState', 'rejectedState', 'create', 'actions', 'correct', 'void', 'transfer'],
    links: ['links', 'derived', 'versioned'],
    people: ['subject', 'person', 'consent', 'needsConsent', 'grant'],
    keep: ['search', 'retention'],
  },
  indicators: {
    basic: ['id', 'title', 'unit', 'version', 'record', 'where', 'aggregate', 'value', 'time', 'description'],
    parts: ['numerator', 'denominator', 'factor', 'plan'],
    apart: ['org', 'dimensions', 'smallCells'],
    before: ['former', 'owner'],
  },
};
export interface MemberGroup { readonly id: string; readonly members: readonly string[] }
/** undefined: too few to be grouped. */
export function groupsOf(kind: string, members: readonly string[]): readonly MemberGroup[] | undefined {
  const groups = Object.hasOwn(GROUPS, kind) ? GROUPS[kind] : undefined;
  if (!groups || !members.includes('numbering') && !members.includes('aggregate')) return undefined;
  const named = Object.values(groups).flat();
  return Object.entries(groups).map(([id, own], index) => ({ id, members: [...own.filter((member) => members.includes(member)), ...(index === 0 ? members.filter((member) => !named.includes(member)) : [])] })).filter((group) => group.members.length > 0);
}
